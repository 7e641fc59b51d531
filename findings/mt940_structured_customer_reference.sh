#!/bin/sh
# mt-940 5.1.1: the customer's reference of an entry is gone as soon as its details have subfields.
#
# In an MT940 the reference stands in field 61, subfield 7, whatever field 86 holds (SWIFT Standards MT, category 9). mt-940
# gives it as customer_reference where field 86 is plain text. Where field 86 has the German structure (a code of three
# digits and ?00, ?20 ...), a key of the same name is filled from the details, with None where they hold no KREF+, and it
# takes the place of the one that was read: whoever matches by it finds nothing, in the same bank's files, entry by entry.
#
# Seen with Python 3.11: "plain: ORDER-4711; structured: None".
# Fails if that changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check mt-940==5.1.1
seen=$("$folder/env/bin/python" - <<'PYTHON'
import mt940

MESSAGE = """:20:STATEMENT
:25:37040044/0532013000
:28C:00001/001
:60F:C261123EUR0,00
:61:2611231123CR10,00NTRFORDER-4711//BANK-1
:86:{}
:62F:C261123EUR10,00
-
"""


def reference(details):
    [entry] = mt940.parse(MESSAGE.format(details))
    return entry.data["customer_reference"]


print(f"plain: {reference('Invoice 7')}; structured: {reference('166?00CREDIT?20SVWZ+Invoice 7')}")
PYTHON
)
echo "$seen"
test "$seen" = "plain: ORDER-4711; structured: None"
