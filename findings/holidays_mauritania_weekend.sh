#!/bin/sh
# holidays 0.109: Mauritania's weekend is Friday and Saturday, which ended on 1 October 2014.
#
# Since then it is Saturday and Sunday, by a law that the Council of Ministers adopted on 11 September 2014. So working days
# are counted on Sundays and not on Fridays.
#
# Seen with Python 3.11: "Friday 2026-11-20 closed, Sunday 2026-11-22 open". Fails if that changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check holidays==0.109
seen=$("$folder/env/bin/python" - <<'PYTHON'
import holidays

calendar = holidays.country_holidays("MR")
days = ("Friday 2026-11-20", "Sunday 2026-11-22")
print(", ".join(f"{day} {'open' if calendar.is_working_day(day.split()[1]) else 'closed'}" for day in days))
PYTHON
)
echo "$seen"
test "$seen" = "Friday 2026-11-20 closed, Sunday 2026-11-22 open"
