"""Roles that a column's values give where its header does not."""

from collections.abc import Iterable

from opengov.tables.cells import code_of, is_organ_name, read_units
from opengov.tables.limits import parse_frequency, parse_limit
from opengov.wording.glyphs import Selection, is_tick, read_boxes, split_known
from opengov.wording.normalise import compact

__all__ = ["choose_role", "guess_role"]

SAMPLE = 40
MOST = 0.6
FEWEST = 2


def _share(values: list[str], test: Iterable[bool]) -> float:
    return sum(test) / len(values) if values else 0.0


def _says_deadline(text: str) -> bool:
    clauses = parse_limit(text).limit.clauses
    return any(clause.kind in {"deadline", "pace", "calendar"} for clause in clauses)


def _says_channel(text: str) -> bool:
    boxes = read_boxes(text)
    return (boxes.selection is Selection.CHOSEN and len(boxes.chosen) >= 1) or all(
        code_of("channels", name) for name in (boxes.chosen or ("",))
    )


def _says_units(text: str) -> bool:
    units = read_units(text)
    return bool(units) and all(is_organ_name(unit.name) for unit in units)


def guess_role(values: list[str]) -> str | None:
    """Return the role that most values of a column show: limits, units or channels.

    >>> guess_role(["信息形成之日起20个工作日内", "及时公开"])
    'limit'
    >>> guess_role(["甲", "乙"]) is None
    True
    """
    sample = [value for value in values if value.strip()][:SAMPLE]
    if len(sample) < FEWEST:
        return None
    if _share(sample, map(_says_deadline, sample)) >= MOST:
        return "limit"
    boxed = [read_boxes(v).selection is not Selection.PLAIN or _is_known(v) for v in sample]
    if _share(sample, boxed) >= MOST:
        return "channel"
    if _share(sample, map(_says_units, sample)) >= MOST:
        return "unit"
    return None


def _is_known(text: str) -> bool:
    return split_known(compact(text)) is not None


def choose_role(role: str, values: list[str]) -> str:
    """Decide a role that ends in `?` by the column's values.

    >>> choose_role("method?", ["主动公开", "依申请公开"])
    'method'
    >>> choose_role("method?", ["■政府网站 □政府公报"])
    'channel'
    """
    sample = [value for value in values if value.strip()][:SAMPLE]
    if role == "tick?":
        ticks = [is_tick(value) for value in sample]
        return "channel" if any(ticks) and None not in ticks else "extra"
    if role == "frequency?":
        read = [parse_frequency(v).code is not None for v in sample]
        return "frequency" if _share(sample, read) >= MOST else "extra"
    methods = [code_of("methods", v) is not None or "依申请" in v for v in sample]
    if sample and _share(sample, methods) >= MOST:
        return "method"
    types = [code_of("disclosure-types", v) is not None for v in sample]
    if sample and _share(sample, types) >= MOST:
        return "process"
    channels = [_says_channel(v) for v in sample]
    return "channel" if _share(sample, channels) >= MOST else role.rstrip("?")
