#!/bin/sh
# holidays 0.109: a weekday that is a general holiday of Hong Kong is a working day of the country's calendar.
#
# Good Friday and Easter Monday are general holidays (General Holidays Ordinance, Cap. 149), and banks are closed on them.
# country_holidays("HK") has statutory holidays alone, which those of Easter are not, and one weekend day. So a deadline in
# working days ends on Good Friday or on a Saturday. The exchange's calendar, financial_holidays("XHKG"), has Easter.
#
# Seen with Python 3.11: "country: 2026-04-03 open, 2026-11-21 open; exchange: 2026-04-03 closed, 2026-11-21 closed".
# Fails if that changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check holidays==0.109
seen=$("$folder/env/bin/python" - <<'PYTHON'
import holidays


def told(calendar):
    days = ("2026-04-03", "2026-11-21")
    return ", ".join(f"{day} {'open' if calendar.is_working_day(day) else 'closed'}" for day in days)


print(f"country: {told(holidays.country_holidays('HK'))}; exchange: {told(holidays.financial_holidays('XHKG'))}")
PYTHON
)
echo "$seen"
test "$seen" = "country: 2026-04-03 open, 2026-11-21 open; exchange: 2026-04-03 closed, 2026-11-21 closed"
