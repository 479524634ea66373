"""The shortest texts that fit some patterns and not others."""

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias

from opengov.schema.compare.languages.characters import Characters, contains, representatives
from opengov.schema.compare.languages.patterns import Anchor, Automaton, automaton

__all__ = ["SearchTooLongError", "texts"]

STEPS: Final = 40_000
"""States that a search may look at."""
VISITS: Final = 3
"""Times that a search comes through one state, so that it finds more than one text."""
LINE_FEED: Final = 10

OPEN, LINE_ENDED, ENDED = 0, 1, 2
"""What may still come: anything, one line feed at most, nothing."""

States: TypeAlias = frozenset[tuple[int, int]]


class SearchTooLongError(Exception):
    """A search was given up: whether there is such a text is not known."""


class _Position(NamedTuple):
    """Where a text has led in every automaton, and how long it is."""

    states: tuple[States, ...]
    length: int


def texts(
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    *,
    shortest: int = 0,
    longest: int | None = None,
) -> Iterator[str]:
    r"""Yield texts in which some patterns are found and others are not, the shortest first.

    Not every such text is given, but where none is, there is none.

    Args:
        include: Patterns that must be found, as by `re.search`.
        exclude: Patterns that must not be found.
        shortest: Least number of characters.
        longest: Greatest number of characters.

    Raises:
        UnsupportedPatternError: A pattern looks around or back, or is no pattern.
        SearchTooLongError: There are too many possibilities.

    >>> next(texts(["^[a-z]+$"], ["^a"]))
    'b'
    >>> list(texts(["^[0-9]{2}$"], ["[0-9]"]))
    []
    >>> next(texts(["^[a-z]{2}$"], shortest=3))
    'aa\n'
    """
    machines = [automaton(pattern) for pattern in (*include, *exclude)]
    labels = {
        label
        for machine in machines
        for edges in machine.edges
        for label, _ in edges
        if isinstance(label, tuple)
    }
    points = representatives([*sorted(labels), ((LINE_FEED, LINE_FEED),)])
    walker = _Walker(machines)
    counted = shortest if longest is None else longest + 1
    waiting = deque([("", _Position(walker.start(), 0))])
    visits: Counter[_Position] = Counter()
    steps = 0
    while waiting:
        text, position = waiting.popleft()
        if longest is not None and position.length > longest:
            continue
        if visits[position] >= VISITS:
            continue
        visits[position] += 1
        steps += 1
        if steps > STEPS:
            raise SearchTooLongError
        found = [walker.accepts(number, states) for number, states in enumerate(position.states)]
        if len(text) >= shortest and all(found[: len(include)]) and not any(found[len(include) :]):
            yield text
        if any(not states for states in position.states[: len(include)]):
            continue
        for point in points:
            after = tuple(
                walker.step(number, states, point) for number, states in enumerate(position.states)
            )
            length = min(position.length + 1, counted)
            waiting.append((text + chr(point), _Position(after, length)))


class _Walker:
    """Leads a text through several automata at once."""

    def __init__(self, machines: Sequence[Automaton]) -> None:
        self.machines = machines
        self._members: dict[tuple[Characters, int], bool] = {}
        self._steps: dict[tuple[int, States, int], States] = {}

    def start(self) -> tuple[States, ...]:
        return tuple(
            self._closed(machine, {(machine.start, OPEN)}, at_start=True)
            for machine in self.machines
        )

    def accepts(self, number: int, states: States) -> bool:
        end = self.machines[number].end
        return any(state == end for state, _ in states)

    def step(self, number: int, states: States, point: int) -> States:
        key = (number, states, point)
        if key not in self._steps:
            machine = self.machines[number]
            reached = set()
            for state, mode in states:
                if mode == ENDED or (mode == LINE_ENDED and point != LINE_FEED):
                    continue
                after = OPEN if mode == OPEN else ENDED
                reached |= {
                    (target, after)
                    for label, target in machine.edges[state]
                    if isinstance(label, tuple) and self._has(label, point)
                }
            self._steps[key] = self._closed(machine, reached, at_start=False)
        return self._steps[key]

    def _has(self, characters: Characters, point: int) -> bool:
        key = (characters, point)
        if key not in self._members:
            self._members[key] = contains(characters, point)
        return self._members[key]

    @staticmethod
    def _closed(machine: Automaton, states: set[tuple[int, int]], *, at_start: bool) -> States:
        """Add what is reached without a character; a text found once stays found."""
        waiting, reached = list(states), set(states)
        while waiting:
            state, mode = waiting.pop()
            for label, target in machine.edges[state]:
                if isinstance(label, tuple) or (label is Anchor.START and not at_start):
                    continue
                after = mode
                if label is Anchor.LINE_END:
                    after = max(mode, LINE_ENDED)
                elif label is Anchor.END:
                    after = ENDED
                if (target, after) not in reached:
                    reached.add((target, after))
                    waiting.append((target, after))
        if (machine.end, OPEN) in reached:
            return frozenset({(machine.end, OPEN)})
        return frozenset(reached)
