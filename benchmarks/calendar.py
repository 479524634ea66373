"""Working days against the libraries people use, in one process, with ratios.

Run `python -m benchmarks.calendar`; answers are compared before anything is timed. What is not
installed is said and left out: `holidays` pins an older python-dateutil, so
`scripts/oracle_holidays.sh --benchmark` runs this in an environment that has it.
"""

import argparse
import importlib.util
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from opengov.calendar.fast import ArrayCalendar
from opengov.calendar.registry import get_calendar

FIRST, LAST = date(2018, 1, 1), date(2022, 6, 30)
N = 20
PERIOD = timedelta(days=365)
NANOSECONDS = 1e9
FIRST_CALENDAR = "get_calendar('CN')"


def as_it_is(value: object) -> object:
    """Return a value unchanged."""
    return value


@dataclass(frozen=True)
class Rival:
    """Another library's way to answer, on days in the form it likes best."""

    name: str
    is_working: Callable[[Any], object]
    add: Callable[[Any], Any]
    prepared: Callable[[date], object] = as_it_is
    result: Callable[[Any], object] = as_it_is
    sample: int = 2000
    """How many days it is asked about: fewer where it is slow."""


def rivals(off: "np.ndarray[tuple[int], np.dtype[np.datetime64]]") -> list[Rival]:
    """Return the libraries that are installed."""
    calendar = np.busdaycalendar(weekmask="1111111", holidays=off)
    found = [
        Rival(
            "numpy scalar",
            lambda day: np.is_busday(day, busdaycal=calendar),
            lambda day: np.busday_offset(day, N, roll="preceding", busdaycal=calendar),
            prepared=lambda day: np.datetime64(day, "D"),
            result=lambda day: day.item(),
        )
    ]
    if importlib.util.find_spec("holidays"):
        import holidays  # noqa: PLC0415 - often absent

        china = holidays.country_holidays("CN", years=range(2007, 2028))
        found.append(
            Rival("holidays", china.is_working_day, lambda day: china.get_nth_working_day(day, N))
        )
    else:
        print("holidays is not installed here: run scripts/oracle_holidays.sh --benchmark")
    if importlib.util.find_spec("chinese_calendar"):
        import chinese_calendar  # noqa: PLC0415 - as above

        # Its find_workday counts the day itself, so that it is asked about the day after.
        found.append(
            Rival(
                "chinesecalendar",
                chinese_calendar.is_workday,
                lambda day: chinese_calendar.find_workday(N - 1, day + timedelta(days=1)),
                sample=100,
            )
        )
    else:
        print("chinesecalendar is not installed here")
    return found


def per_call(work: Callable[[Any], object], days: Sequence[object], repeats: int) -> float:
    """Return the best time of a call over all the days, in nanoseconds."""
    best = float("inf")
    for _ in range(repeats):
        start = time.perf_counter()
        for day in days:
            work(day)
        best = min(best, time.perf_counter() - start)
    return best * NANOSECONDS / len(days)


def per_array(work: Callable[[], object], repeats: int) -> float:
    """Return the best time of one call, in milliseconds."""
    best = float("inf")
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best * 1e3


def line(what: str, ours: float, theirs: float, unit: str) -> None:
    """Print two times and their ratio."""
    print(f"{what:44} {ours:12,.1f} {theirs:14,.1f} {unit}  {theirs / ours:8.1f}x")


def scalars(repeats: int) -> None:
    """Compare one day at a time."""
    calendar = get_calendar("CN")
    span = (LAST - FIRST).days
    chooser = random.Random(2026)
    days = [FIRST + timedelta(days=chooser.randrange(span)) for _ in range(2000)]
    every = [calendar.known_from + timedelta(days=n) for n in range(len(calendar.flags))]
    off = np.array([day for day in every if not calendar.is_working_day(day)], "datetime64[D]")
    print(f"{'one day at a time':44} {'opengov':>12} {'the other':>14}")
    is_working = per_call(calendar.is_working_day, days, repeats)
    add = per_call(lambda day: calendar.add_working_days(day, N), days, repeats)
    for rival in rivals(off):
        few = days[: rival.sample]
        given = [rival.prepared(day) for day in few]
        for day, theirs in zip(few, given, strict=True):
            same = bool(rival.is_working(theirs)) == calendar.is_working_day(day)
            if not same or rival.result(rival.add(theirs)) != calendar.add_working_days(day, N):
                raise SystemExit(f"{rival.name} gives another answer for {day}")
        line(
            f"is_working_day v. {rival.name}",
            is_working,
            per_call(rival.is_working, given, repeats),
            "ns",
        )
        line(f"add {N} v. {rival.name}", add, per_call(rival.add, given, repeats), "ns")


def arrays(size: int, repeats: int) -> None:
    """Compare whole columns with numpy's own business days."""
    calendar = get_calendar("CN")
    fast = ArrayCalendar(calendar)
    first = np.datetime64(calendar.known_from, "D")
    every = first + np.arange(len(calendar.flags))
    off = every[~np.frombuffer(calendar.flags, np.bool_)]
    busdays = np.busdaycalendar(weekmask="1111111", holidays=off)
    generator = np.random.default_rng(2026)
    days = first + generator.integers(0, len(every) - 400, size)
    ends = days + 365
    print(f"\n{f'{size:,} days at once':44} {'opengov':>12} {'numpy busday':>14}")
    pairs: list[tuple[str, Callable[[], object], Callable[[], object]]] = [
        (
            "is_working_day",
            lambda: fast.is_working_day(days),
            lambda: np.is_busday(days, busdaycal=busdays),
        ),
        (
            f"add {N}",
            lambda: fast.add_working_days(days, N),
            lambda: np.busday_offset(days, N, roll="preceding", busdaycal=busdays),
        ),
        (
            "count over 365 days",
            lambda: fast.count_working_days(days, ends),
            # numpy counts [a, b), the law counts (a, b]
            lambda: np.busday_count(days + 1, ends + 1, busdaycal=busdays),
        ),
    ]
    for what, ours, theirs in pairs:
        if not np.array_equal(np.asarray(ours()), np.asarray(theirs())):
            raise SystemExit(f"{what}: numpy gives another answer")
        line(what, per_array(ours, repeats), per_array(theirs, max(2, repeats // 2)), "ms")


def imports(repeats: int) -> None:
    """Measure what the calendar adds to the import of the library, in processes of their own."""
    # As for a user: with the modules compiled by the run before.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as compiled:
        environment["PYTHONPYCACHEPREFIX"] = compiled

        def run(before: str, code: str) -> float:
            script = (
                f"{before}; import time; start = time.process_time(); {code}; "
                "print((time.process_time() - start) * 1e3)"
            )
            call = [sys.executable, "-c", script]
            done = [
                subprocess.run(call, capture_output=True, check=True, text=True, env=environment)
                for _ in range(repeats + 1)
            ]
            return min(float(each.stdout) for each in done[1:])

        first_use = "from opengov.calendar.registry import get_calendar"
        library = "from opengov import Catalog" if importlib.util.find_spec("pydantic") else "pass"
        print("\nimport, in ms of the processor")
        print(
            f"{'import opengov: no calendar is loaded':44} {run('pass', 'import opengov'):12,.1f}"
        )
        print(f"{f'{first_use}, after {library}'}")
        print(f"{'':44} {run(library, first_use):12,.1f} more")
        print(f"{'the first get_calendar(CN), read and laid out':44}", end=" ")
        print(f"{run(first_use, FIRST_CALENDAR):12,.1f} once")


def main() -> None:
    """Print the times and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--days", type=int, default=10**7, help="length of the arrays")
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    scalars(options.repeats)
    arrays(options.days, options.repeats)
    imports(options.repeats)


if __name__ == "__main__":
    main()
