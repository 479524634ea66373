"""Compare the calendar with the library `holidays` on every day; exits 1 on a difference.

Run by `scripts/oracle_holidays.sh`, in an environment of its own: `holidays` wants an older
python-dateutil than everybody else gets.
"""

from datetime import date, timedelta

import holidays

from opengov.calendar.registry import get_calendar

FIRST, LAST = date(2007, 12, 29), date(2026, 12, 31)


def main() -> int:
    """Print the days on which the two differ, and return the exit code."""
    ours = get_calendar("CN")
    theirs = holidays.country_holidays("CN", years=range(FIRST.year, LAST.year + 1))
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    differing = [day for day in days if ours.is_working_day(day) != theirs.is_working_day(day)]
    for day in differing:
        works = ours.is_working_day(day)
        print(f"{day}: opengov says {'worked' if works else 'off'}, holidays the opposite")
    print(f"holidays {holidays.__version__}: {len(days)} days, {len(differing)} differ")
    return 1 if differing else 0


if __name__ == "__main__":
    raise SystemExit(main())
