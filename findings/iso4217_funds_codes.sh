#!/bin/sh
# iso4217 1.16.20260101: nothing that it makes of the agency's table tells a funds code from money.
#
# ISO 4217's table marks eight codes with IsFund="true" (units that contracts are indexed to, such as CLF and USN). `Currency`
# and `raw_table` leave the mark out, so that a list of what can be paid in, made of the codes with minor units, has them,
# with 4 decimals for CLF. Only the XML (`raw_xml`) tells. XAD and UYW, units of account too, aren't marked there either.
#
# Seen with Python 3.11: "marked in the XML: BOV CHE CHW CLF COU MXV USN UYI; told by Currency or raw_table: none". Fails if
# that changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check iso4217==1.16.20260101
seen=$("$folder/env/bin/python" - <<'PYTHON'
import iso4217

entries = iso4217.raw_xml.iter("CcyNtry")
marked = sorted(entry.findtext("Ccy") for entry in entries if entry.find("CcyNm").get("IsFund") == "true")
told = [
    code
    for code in marked
    if "fund" in repr(iso4217.raw_table[code]).lower()
    or any("fund" in name.lower() for name in dir(iso4217.Currency(code)))
]
assert all(iso4217.Currency(code).exponent is not None for code in marked)
print(f"marked in the XML: {' '.join(marked)}; told by Currency or raw_table: {' '.join(told) or 'none'}")
PYTHON
)
echo "$seen"
test "$seen" = "marked in the XML: BOV CHE CHW CLF COU MXV USN UYI; told by Currency or raw_table: none"
