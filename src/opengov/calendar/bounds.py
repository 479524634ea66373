"""How far a date can move while one year's notice is missing: bounds over admissible notices.

A notice is *admissible* when it does what every ordinary notice since 2008 has done:

- the statutory days are off; an unbroken run of days off that holds one is a *block*, and has at
  most 10 days; other runs are plain weekends;
- blocks at most 6 days apart are paid together: the weekdays off beyond the statutory ones are
  as many as the weekend days worked within 6 days of a block, plus the statutory days that fall
  on a weekend, plus the festivals that fall on the same day;
- it rules the days from 29 December of the year before, which its New Year block may reach.

All admissible notices are the paths through a graph with one layer of states for each day, so
the bounds are exact: the least and the greatest number of working days over all the paths.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from opengov.calendar.days import is_weekend
from opengov.calendar.statutory import statutory_days

__all__ = ["Graph", "Spread", "admissible", "graph_of"]

LONGEST_BLOCK = 10
NEVER = 999
REACH = 6
"""Days between a block and a weekend day that is worked for it, or the next block paid with it."""


class State(NamedTuple):
    """What the days so far demand of those to come."""

    run: int = 0
    """Length of the run of days off that the day ends; 0 on a working day."""
    block: bool = False
    """Whether that run holds a statutory day."""
    owing: bool = False
    """Whether it has weekdays off that a statutory day still to come must justify."""
    since: int | None = None
    """Days since the last block still to be paid for; none when all are."""
    balance: int = 0
    """Weekdays off less days that pay for them, in the blocks since."""
    ahead: int = 0
    """The same for the block to come."""
    waiting: int | None = None
    """Days since the first weekend day worked for the block to come."""


class Day(NamedTuple):
    """What is fixed about a day."""

    day: date
    weekend: bool
    festivals: int
    """How many statutory days fall on it."""
    until: int
    """Days until the next statutory day: what is done for a block needs one in reach."""


def _follow(state: State, day: Day) -> Iterator[State]:
    """Yield what the day may lead to: off, worked, or worked for another block."""
    if state.run < LONGEST_BLOCK:
        off = _off(state, day)
        if off is not None:
            yield off
    if not day.festivals and not state.owing:
        yield from _worked(state, day)


def _off(state: State, day: Day) -> State | None:
    since = None if state.since is None else state.since + 1
    balance = state.balance
    if since is not None and state.run == 0 and since > REACH:
        # Too far from the last block for a new one to be paid with it.
        if balance:
            return None
        since = None
    waiting = None if state.waiting is None else state.waiting + 1
    extra = not day.weekend and not day.festivals
    run = state.run + 1
    if state.block:
        due = extra - _credit(day)
        return State(run=run, block=True, since=0, balance=balance + due)
    if day.festivals:
        return State(run=run, block=True, since=0, balance=balance + state.ahead - _credit(day))
    if extra and run + day.until > LONGEST_BLOCK:
        return None
    return State(
        run=run,
        owing=state.owing or extra,
        since=since,
        balance=balance,
        ahead=state.ahead + extra,
        waiting=waiting,
    )


def _credit(day: Day) -> int:
    """Return how many weekdays off the festivals of a day pay for."""
    return day.festivals - (not day.weekend) if day.festivals else 0


def _worked(state: State, day: Day) -> Iterator[State]:
    plain = State(
        since=None if state.since is None else state.since + 1,
        balance=state.balance,
        ahead=state.ahead,
        waiting=None if state.waiting is None else state.waiting + 1,
    )
    if not day.weekend:
        yield from _alive(plain)
        return
    if plain.since is not None and plain.since <= REACH:
        yield from _alive(plain._replace(balance=plain.balance - 1))
    if day.until < REACH + LONGEST_BLOCK:
        waiting = plain.waiting or 0
        yield from _alive(plain._replace(ahead=plain.ahead - 1, waiting=waiting))


def _alive(state: State) -> Iterator[State]:
    """Yield the state of a working day, unless a debt can no longer be paid."""
    if state.waiting is not None and state.waiting >= REACH:
        return
    if state.since is not None and state.since > REACH:
        if state.balance:
            return
        state = state._replace(since=None)
    yield state


def _settled(state: State) -> bool:
    return not (state.balance or state.ahead or state.owing)


class Layer(NamedTuple):
    """The states of one day, as places in a list: what leads to each, and whether it works."""

    before: tuple[tuple[int, ...], ...]
    works: tuple[int, ...]


class Graph(NamedTuple):
    """A layer for each day from 29 December, and how many states stand before each layer."""

    layers: list[Layer]
    sizes: list[int]


class Spread:
    """The least and the most working days after one day, through each later one."""

    def __init__(self, graph: Graph, first: int) -> None:
        self.least: list[int] = []
        self.most: list[int] = []
        self._layers = graph.layers
        self._next = first
        self._low = [0] * graph.sizes[first]
        self._high = [0] * graph.sizes[first]

    def through(self, count: int) -> tuple[int, int]:
        """Return the bounds through the `count`-th day, 1 being the first."""
        while len(self.least) < count:
            self._step()
        return self.least[count - 1], self.most[count - 1]

    def reach(self, working_days: int, within: int) -> tuple[int, int] | None:
        """Return through which day that many can have passed, and must have passed, if any."""
        while not self.least or self.least[-1] < working_days:
            if len(self.least) == within:
                return None
            self._step()
        earliest = bisect_left(self.most, working_days) + 1
        return earliest, bisect_left(self.least, working_days) + 1

    def _step(self) -> None:
        layer = self._layers[self._next]
        low, high = self._low, self._high
        self._low = [
            min([low[i] for i in before]) + works
            for before, works in zip(layer.before, layer.works, strict=True)
        ]
        self._high = [
            max([high[i] for i in before]) + works
            for before, works in zip(layer.before, layer.works, strict=True)
        ]
        self.least.append(min(self._low))
        self.most.append(max(self._high))
        self._next += 1


def _days(year: int, as_of: date | None) -> list[Day]:
    festivals = Counter(item.day for item in statutory_days(year, known_on=as_of))
    first, end = date(year - 1, 12, 29).toordinal(), date(year, 12, 31).toordinal()
    days = map(date.fromordinal, range(first, end + 1))
    found: list[Day] = []
    until = NEVER
    for day in reversed(list(days)):
        until = 0 if festivals[day] else until + 1
        found.append(Day(day, is_weekend(day), festivals[day], until))
    return found[::-1]


def graph_of(year: int, *, known_on: date | None, rest_before: int) -> Graph:
    """Return all the admissible notices of a year, `rest_before` days off coming before it.

    >>> len(graph_of(2027, known_on=None, rest_before=0).layers)
    368
    """
    days, start = _days(year, known_on), State(run=rest_before)
    steps: list[dict[State, list[State]]] = []
    reached: set[State] = {start}
    for day in days:
        came: dict[State, list[State]] = {}
        for state in reached:
            for following in _follow(state, day):
                came.setdefault(following, []).append(state)
        steps.append(came)
        reached = set(came)
    alive = {state for state in reached if _settled(state)}
    kept: list[dict[State, list[State]]] = []
    for came in reversed(steps):
        step = {state: came[state] for state in came if state in alive}
        kept.append(step)
        alive = {state for before in step.values() for state in before}
    layers, place = [], {start: 0}
    sizes = [1]
    for step in reversed(kept):
        layers.append(
            Layer(
                tuple(tuple(place[s] for s in before) for before in step.values()),
                tuple(int(state.run == 0) for state in step),
            )
        )
        place = {state: index for index, state in enumerate(step)}
        sizes.append(len(place))
    return Graph(layers, sizes)


def admissible(year: int, is_off: Callable[[date], bool], rest_before: int = 0) -> bool:
    """Tell whether the days from 29 December to the year's end make an admissible notice.

    `rest_before` is how many days off come right before 29 December.

    >>> from opengov.calendar.registry import get_calendar
    >>> calendar = get_calendar("CN")
    >>> [admissible(year, lambda day: not calendar.is_working_day(day)) for year in (2019, 2020)]
    [True, False]
    """
    states = {State(run=rest_before)}
    for day in _days(year, None):
        off = is_off(day.day)
        states = {
            following
            for state in states
            for following in _follow(state, day)
            if (following.run > 0) == off
        }
    return any(_settled(state) for state in states)
