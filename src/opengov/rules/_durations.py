"""How long a stated period lasts at least and at most, in calendar days."""

from opengov.model.time import Duration

__all__ = ["least_days", "most_days"]

LEAST = {"day": 1, "week": 7, "month": 28, "year": 365}
MOST = {"day": 1, "week": 7, "month": 31, "year": 366}
HOURS = 24


def least_days(duration: Duration) -> int:
    """Return the fewest calendar days a period may last; a working day is one at least.

    >>> least_days(Duration(value=1, unit="month")), least_days(Duration(value=36, unit="hour"))
    (28, 1)
    """
    if duration.unit == "hour":
        return duration.value // HOURS
    return duration.value * LEAST.get(duration.unit, 1)


def most_days(duration: Duration) -> int | None:
    """Return the most calendar days a period may last; None where holidays decide.

    >>> most_days(Duration(value=1, unit="month"))
    31
    >>> most_days(Duration(value=20, unit="working_day")) is None
    True
    """
    if duration.unit == "hour":
        return -(-duration.value // HOURS)
    scale = MOST.get(duration.unit)
    return None if scale is None else duration.value * scale
