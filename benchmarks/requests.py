"""Deadlines of requests against the bare date from numpy's business days, in one process.

Run `python -m benchmarks.requests`. A request has five events, its receipt among them; numpy
computes only receipt plus twenty working days, one request at a time. The program ends with 1
where the trace costs less than five times the date (it is built only when asked for), or where
the time grows faster than the number of events. Batches are short and taken in turns, and the
best of each counts, so that other work on the machine disturbs little.
"""

import argparse
import gc
import random
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Final, cast

import numpy as np

from opengov.calendar.registry import get_calendar
from opengov.calendar.workcalendar import WorkCalendar
from opengov.model.requests import InformationRequest
from opengov.requests.deadline import Deadline
from opengov.requests.engine import reply_deadline

FIRST, LAST = date(2020, 1, 1), date(2025, 6, 30)
AHEAD: Final = timedelta(days=30)
"""The request is looked at while it is open, after its last event."""
TRACE_AT_LEAST: Final = 5.0
"""How many times the date alone the date with its trace takes, at least."""
GROWTH_AT_MOST: Final = 2.6
"""How much longer twice as many events may take: 2, and room for chance."""
LONG: Final = 4000
KINDS: Final = 3

Event = dict[str, object]


def five_events(received: date, kind: int) -> InformationRequest:
    """Return a request with five events, its receipt among them, of one of three kinds."""

    def event(what: str, after: int, **members: object) -> Event:
        return {"type": what, "on": (received + timedelta(after)).isoformat(), **members}

    told = (received + timedelta(26)).isoformat()
    extended = event("extended", 25, workingDays=10, approvedBy="负责人", notifiedOn=told)
    kinds: list[list[Event]] = [
        [
            event("received", 0),
            event("correctionRequested", 3, allowedWorkingDays=10),
            event("correctionReceived", 8),
            event("thirdPartyConsulted", 12, party="甲公司"),
            event("thirdPartyReplied", 20, party="甲公司"),
        ],
        [
            event("submitted", 0),
            event("confirmed", 1),
            event("agencyConsulted", 5, party="某市局"),
            event("agencyReplied", 9, party="某市局"),
            extended,
        ],
        [
            event("signedFor", 0),
            event("reasonsRequested", 4),
            event("reasonsReceived", 9),
            extended,
            event("decided", 29, kind="disclosed"),
        ],
    ]
    record: dict[str, object] = {"id": "1", "events": kinds[kind]}
    channel = (None, "online", "post_signed")[kind]
    return InformationRequest.model_validate(
        record if channel is None else {**record, "channel": channel}
    )


def bare(received: date) -> InformationRequest:
    """Return a request of which nothing is known but its receipt."""
    events = [{"type": "received", "on": received.isoformat()}]
    return InformationRequest.model_validate({"id": "1", "events": events})


def long_log(length: int) -> InformationRequest:
    """Return a request with so many events of every kind that costs anything."""
    received = date(2024, 3, 1)
    parts: list[list[Event]] = []
    for number in range(length // 5):
        on = (received + timedelta(number * 200 // length)).isoformat()
        party = f"第{number}号"
        parts.append(
            [
                {"type": "thirdPartyConsulted", "on": on, "party": party},
                {"type": "agencyConsulted", "on": on, "party": party},
                {"type": "thirdPartyReplied", "on": on, "party": party},
                {"type": "extended", "on": on, "workingDays": 1, "notifiedOn": on},
                {"type": "correctionRequested", "on": on},
            ]
        )
    events: list[Event] = [{"type": "received", "on": received.isoformat()}]
    events += [event for part in parts for event in part]
    return InformationRequest.model_validate({"id": "1", "events": events})


def best(repeats: int, *works: Callable[[], object]) -> list[float]:
    """Return the best time of each call, in seconds of this process, taken in turns."""
    times = [float("inf")] * len(works)
    gc.disable()
    for _ in range(repeats):
        for number, work in enumerate(works):
            start = time.process_time()
            work()
            times[number] = min(times[number], time.process_time() - start)
    gc.enable()
    return times


def numpy_dates(calendar: WorkCalendar, days: list[date]) -> Callable[[], list[date]]:
    """Return the computation of the bare dates by numpy."""
    every = [calendar.known_from + timedelta(days=n) for n in range(len(calendar.flags))]
    off = np.array([day for day in every if not calendar.is_working_day(day)], "datetime64[D]")
    busdays = np.busdaycalendar(weekmask="1111111", holidays=off)
    given = [np.datetime64(day, "D") for day in days]

    def run() -> list[date]:
        found = [
            np.busday_offset(day, 20, roll="preceding", busdaycal=busdays).item() for day in given
        ]
        return cast("list[date]", found)

    return run


def speed(size: int, repeats: int) -> bool:
    """Compare dates without and with the trace, and those of numpy."""
    calendar = get_calendar("CN")
    chooser = random.Random(2026)
    span = (LAST - FIRST).days
    days = [FIRST + timedelta(days=chooser.randrange(span)) for _ in range(size)]
    requests = [five_events(day, number % KINDS) for number, day in enumerate(days)]
    plain = numpy_dates(calendar, days)

    def deadlines() -> list[Deadline]:
        pairs = zip(requests, days, strict=True)
        return [reply_deadline(each, calendar, as_of=day + AHEAD) for each, day in pairs]

    for day, theirs in zip(days, plain(), strict=True):
        if reply_deadline(bare(day), calendar, as_of=day).due != theirs:
            raise SystemExit(f"numpy gives another date for what is received on {day}")
    numpy_time, date_time, trace_time = best(
        repeats, plain, deadlines, lambda: [each.trace for each in deadlines()]
    )
    print(f"{f'{size:,} requests of five events':36} {'a second':>10} {'v. numpy':>10}")
    for what, seconds in (
        ("numpy, the bare date", numpy_time),
        ("opengov, date and findings", date_time),
        ("opengov, with the trace", trace_time),
    ):
        print(f"{what:36} {size / seconds:10,.0f} {seconds / numpy_time:9.1f}x")
    ratio = trace_time / date_time
    print(f"{'the trace takes':36} {ratio:10.1f}x  (at least {TRACE_AT_LEAST})")
    return ratio >= TRACE_AT_LEAST


def growth(length: int, repeats: int) -> bool:
    """Compare a long log with one of twice the length."""
    calendar = get_calendar("CN")
    logs = [long_log(length), long_log(2 * length)]
    as_of = date(2024, 6, 3)
    sound = True
    print(f"\n{'one log':36} {f'{length:,}':>10} {f'{2 * length:,} events':>16}")
    works: dict[str, Callable[[InformationRequest], object]] = {
        "date and findings": lambda log: reply_deadline(log, calendar, as_of=as_of),
        "with the trace": lambda log: reply_deadline(log, calendar, as_of=as_of).trace,
    }
    for what, work in works.items():
        once, twice = best(repeats, *(partial(work, log) for log in logs))
        factor = twice / once
        print(f"{what:36} {once * 1e3:8,.0f}ms {twice * 1e3:8,.0f}ms {factor:9.1f}x", end="")
        print(f"  (at most {GROWTH_AT_MOST})")
        sound = sound and factor <= GROWTH_AT_MOST
    return sound


def main() -> int:
    """Print the times and their ratios; 1 where a bound does not hold."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--requests", type=int, default=60)
    parser.add_argument("--events", type=int, default=LONG, help="length of the long log")
    parser.add_argument("--repeats", type=int, default=100)
    options = parser.parse_args()
    held = [
        speed(options.requests, options.repeats),
        growth(options.events, max(2, options.repeats // 10)),
    ]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
