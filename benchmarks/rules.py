"""Is each rule linear: in the number of entries, and in the length of a text?

Run `python -m benchmarks.rules`; every rule is timed by itself on N and 2N entries made of its
own examples, and on hostile texts of L and 2L characters. It prints the ratios and exits 1
where one is over the limit three times in a row.
"""

import argparse
import gc
import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import count
from typing import TypeAlias

from opengov.calendar.registry import get_calendar
from opengov.model.catalog import Catalog, CatalogEntry
from opengov.model.disclosures import Disclosure, read_disclosure_json
from opengov.rules import RULES, Context, Rule, Target

LIMIT = 2.6
"""Twice the work takes twice the time, and some for a machine that others use."""
LEAST_TIME = 0.01
"""Seconds below which a time says nothing."""
MOST = 1 << 17
"""Entries, or characters, beyond which a rule is fast enough to be called linear."""
ATTEMPTS = 3
HOSTILE = (
    "第一", "《", "（", "(", "[2019", "某", "、", "办法", "的的", "2 0", "〔2019〕5", " ", "*",
    "第9", "）", "网", "办事指南", "条件", "令第", "13800000012 ", "1", "6299 ", "http://a",
    "咨询", "659999 19000101 005X，6299990000000000004 13800000012 ",
    "《甲》第", "659999190001010",
)  # fmt: skip
"""Pieces that patterns begin to match and never finish."""

Work: TypeAlias = Callable[[], object]
Prepare: TypeAlias = Callable[[], Work]
"""What is got ready out of the timing, anew for each run."""

fresh = count()


def context(rule: Rule) -> Context:
    """Return the context in which the rule has most to do."""
    return Context(
        requires=frozenset(rule.spec.over),
        as_of=date(2026, 11, 22),
        organs=frozenset({"某县民政局"}),
        calendar=get_calendar("CN"),
        catalog={"1": (CatalogEntry(id="1"),)},
    )


def entries(rule: Rule, size: int) -> list[CatalogEntry]:
    """Return so many entries out of the rule's own examples, no two alike in every field."""
    rows: list[Mapping[str, object]] = []
    for example in (rule.spec.bad, rule.spec.good):
        listed = example.get("entries")
        rows += listed if isinstance(listed, list) else [example]
    made = []
    for number in range(size):
        row = {**rows[number % len(rows)], "id": str(number)}
        if rule.spec.rows and "sequence" in row:
            row["sequence"] = str(number + 1 + (number > size // 2))
        made.append(CatalogEntry.model_validate_json(json.dumps(row)))
    return made


def publications(rule: Rule, size: int) -> list[Disclosure]:
    """Return so many publications out of the rule's own examples."""
    pair = (rule.spec.bad, rule.spec.good)
    rows = ({**pair[n % 2], "id": str(n), "title": f"标题{n}"} for n in range(size))
    return [read_disclosure_json(json.dumps(row)) for row in rows]


def on_entries(rule: Rule, size: int) -> Prepare:
    """Return the work of judging so many entries, or publications."""
    if rule.spec.on == (Target.DISCLOSURE,):
        published = publications(rule, size)
        return lambda: partial(judge, rule, published)
    rows = entries(rule, size)
    if rule.spec.on == (Target.CATALOG,):
        catalog = Catalog(id="1", entries=tuple(rows))
        return lambda: partial(judge, rule, [catalog])
    return lambda: partial(judge, rule, rows)


def on_text(rule: Rule, size: int) -> Prepare:
    """Return the work of judging hostile texts of so many characters, each seen once."""
    return lambda: partial(judge, rule, [hostile(rule, piece, size) for piece in HOSTILE])


def judge(rule: Rule, records: Sequence[CatalogEntry | Catalog | Disclosure]) -> int:
    """Return how often the rule hits."""
    ctx = context(rule)
    return sum(1 for record in records for _ in rule.run(record, ctx))


def hostile(rule: Rule, piece: str, size: int) -> CatalogEntry | Catalog | Disclosure:
    """Return a record full of a text that no cache has seen."""
    text = f"{next(fresh)}{piece * (size // len(piece))}"
    if rule.spec.on == (Target.DISCLOSURE,):
        texts = {"title": text, "summary": text, "catalogEntryId": text, "documentNumber": text}
        return read_disclosure_json(json.dumps({**rule.spec.bad, **texts}))
    record = CatalogEntry.model_validate(
        {
            "id": "1",
            "items": [text],
            "content": [text, "办事指南"],
            "responsibleUnits": [{"name": text}],
            "channels": [{"text": text}],
            "legalBasis": [{"text": text}],
            "audience": {"groups": [text]},
            "methods": [{"text": text}],
            "timeLimit": {"raw": text, "clauses": []},
            "indexNumber": text,
            "sequence": text,
            "domain": {"text": text},
        }
    )
    whole = rule.spec.on == (Target.CATALOG,)
    return Catalog(id="1", entries=(record, record)) if whole else record


def timed(prepare: Prepare, repeats: int) -> float:
    """Return the best processor time of several runs."""
    best = float("inf")
    gc.disable()
    for _ in range(repeats):
        work = prepare()
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    gc.enable()
    return best


def ratio(
    rule: Rule, make: Callable[[Rule, int], Prepare], size: int, repeats: int
) -> float | None:
    """Return how much longer twice as much takes; None where it is too fast to tell."""
    once = timed(make(rule, size), repeats)
    while once < LEAST_TIME and size < MOST:
        size *= 2
        once = timed(make(rule, size), repeats)
    if once < LEAST_TIME:
        return None
    return timed(make(rule, 2 * size), repeats) / once


def worst(
    rule: Rule, make: Callable[[Rule, int], Prepare], size: int, repeats: int
) -> float | None:
    """Return the ratio, the lowest of a few where the first is over the limit."""
    least: float | None = None
    for _ in range(ATTEMPTS):
        found = ratio(rule, make, size, repeats)
        if found is None:
            return None
        least = found if least is None else min(least, found)
        if least <= LIMIT:
            break
    return least


def shown(value: float | None) -> str:
    """Return a ratio as it is printed."""
    return "   -" if value is None else f"{value:4.2f}"


def main() -> int:
    """Print the ratios; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("codes", nargs="*", help="rules to time; all by default")
    parser.add_argument("--entries", type=int, default=2000)
    parser.add_argument("--characters", type=int, default=2000)
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    over: list[str] = []
    print("rule   entries 2N/N   text 2L/L   (- = too fast to tell)")
    for code in options.codes or sorted(RULES):
        by_entries = worst(RULES[code], on_entries, options.entries, options.repeats)
        by_text = worst(RULES[code], on_text, options.characters, options.repeats)
        slow = max(by_entries or 0, by_text or 0) > LIMIT
        mark = "  OVER" if slow else ""
        print(f"{code}   {shown(by_entries):>12}   {shown(by_text):>9}{mark}", flush=True)
        over += [code] if slow else []
    print(f"over {LIMIT}: {', '.join(over) or 'none'}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
