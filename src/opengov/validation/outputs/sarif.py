"""Reports as SARIF 2.1.0, the format of code scanning (OASIS)."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from opengov.finding import Finding, Severity
from opengov.location import Location
from opengov.patch import Edit, Patch
from opengov.text import Lang, Text
from opengov.validation.outputs.described import Described, cell_of, uri_of
from opengov.validation.outputs.json import dump
from opengov.validation.report import FailOn, InputInfo, Report, Tool

__all__ = ["sarif_chunks"]

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

LEVELS: Mapping[Severity, str] = MappingProxyType(
    {
        Severity.FATAL: "error",
        Severity.ERROR: "error",
        Severity.WARNING: "warning",
        Severity.INFO: "note",
    }
)
PROBLEMS: Mapping[str, str] = MappingProxyType(
    {"error": "error", "warning": "warning", "note": "recommendation"}
)
LANGUAGES: Mapping[Lang, str] = MappingProxyType({"zh": "zh-CN", "en": "en"})

MEDIA: Mapping[str, str] = MappingProxyType(
    {
        "csv": "text/csv",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "html": "text/html",
        "json": "application/json",
        "jsonl": "application/jsonl",
        "ods": "application/vnd.oasis.opendocument.spreadsheet",
        "tsv": "text/tab-separated-values",
        "xls": "application/vnd.ms-excel",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
)

EXITS: Mapping[int, Text] = MappingProxyType(
    {
        0: Text("没有达到阈值的问题", "nothing found at the threshold"),
        1: Text("有达到阈值的问题", "findings at the threshold"),
        3: Text("有输入未能检查", "an input could not be judged"),
    }
)

FINGERPRINT = "opengov/v1"
"""Name of our fingerprint: rule, field and content, without id and position."""


def sarif_chunks(
    report: Report,
    rules: Iterable[Described],
    lang: Lang = "zh",
    *,
    fail_on: FailOn = "error",
) -> Iterator[str]:
    """Write a report as a SARIF log, piece by piece.

    Every rule and notice given is described, whether or not it found anything.

    >>> import json
    >>> from opengov.model.catalog import Catalog
    >>> from opengov.validation import validate
    >>> log = json.loads("".join(sarif_chunks(validate(Catalog(id="1", entries=[])), ())))
    >>> log["version"], log["runs"][0]["invocations"][0]["exitCode"]
    ('2.1.0', 0)
    """
    described = sorted(rules, key=lambda rule: rule.code)
    indexes = {rule.code: index for index, rule in enumerate(described)}
    sources = {each.path: index for index, each in enumerate(report.inputs)}
    run = _run(report, described, lang, fail_on)
    yield f'{{\n"$schema": {dump(SCHEMA)},\n"version": "2.1.0",\n"runs": [{{\n'
    for key, value in run.items():
        yield f'"{key}": {dump(value)},\n'
    yield '"results": ['
    for number, finding in enumerate(report.findings):
        yield ",\n" if number else "\n"
        yield dump(_result(finding, indexes, sources, lang))
    yield "\n]}]\n}\n"


def _run(
    report: Report, rules: Iterable[Described], lang: Lang, fail_on: FailOn
) -> dict[str, object]:
    """Return all of the run but its results."""
    head = report.head_to_json(lang)
    about = ("profile", "asOf", "summary", "skipped", "truncated", "rules", "baseline")
    exit_code = report.exit_code(fail_on)
    tool = report.tool or Tool.here(report.profile)
    return {
        "tool": {
            "driver": {
                "name": "opengov",
                "version": tool.version,
                "semanticVersion": tool.version,
                "language": LANGUAGES[lang],
                "rules": [_rule(rule, lang) for rule in rules],
                "properties": {
                    "schemaVersion": tool.schema_version,
                    "rulesetHash": tool.ruleset_hash,
                    "dataVersion": tool.data_version,
                },
            }
        },
        "automationDetails": {"id": f"opengov/{report.profile.name}/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": report.verdict(fail_on) != "fatal",
                "exitCode": exit_code,
                "exitCodeDescription": EXITS[exit_code].say(lang),
            }
        ],
        "artifacts": [_artifact(each) for each in report.inputs],
        "properties": {key: head[key] for key in about if key in head},
    }


def _rule(rule: Described, lang: Lang) -> dict[str, object]:
    level = LEVELS[rule.severity]
    title, body = rule.title.say(lang), rule.body.say(lang)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": title},
        "fullDescription": {"text": body or title},
        "help": {"text": f"{title}\n\n{body}".strip()},
        "defaultConfiguration": {"level": level},
        "properties": {
            "tags": [rule.code[0]],
            "problem.severity": PROBLEMS[level],
            "severity": rule.severity.value,
            "since": rule.since,
            "basis": [basis.to_json() for basis in rule.basis],
            "reads": list(rule.reads),
            "title": _both(rule.title),
            "message": _both(rule.message),
            "help": _both(rule.body),
        },
    }


def _both(text: Text) -> dict[Lang, str]:
    return {"zh": text.zh, "en": text.en}


def _artifact(about: InputInfo) -> dict[str, object]:
    artifact: dict[str, object] = {"location": {"uri": uri_of(about.path)}}
    if about.format in MEDIA:
        artifact["mimeType"] = MEDIA[about.format]
    if about.sha256 is not None:
        artifact["hashes"] = {"sha-256": about.sha256}
    artifact["properties"] = {
        "path": about.path,
        "format": about.format,
        "entries": about.entries,
        **({"disclosures": about.disclosures} if about.disclosures else {}),
    }
    return artifact


def _result(
    finding: Finding, indexes: Mapping[str, int], sources: Mapping[str, int], lang: Lang
) -> dict[str, object]:
    result: dict[str, object] = {"ruleId": finding.code}
    if finding.code in indexes:
        result["ruleIndex"] = indexes[finding.code]
    properties: dict[str, object] = {
        "severity": finding.severity.value,
        "values": dict(finding.values),
        "basis": [basis.to_json() for basis in finding.basis],
    }
    result |= {
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message.say(lang) or finding.name},
        "locations": [_location(finding.location, sources)],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
    }
    if finding.fix is not None:
        # A region of SARIF is text or bytes: cells of a workbook are no place it can name.
        properties["fix"] = finding.fix.to_json(lang)
        if finding.fix.edits and all(edit.written is not None for edit in finding.fix.edits):
            result["fixes"] = [_fix(finding.fix, sources, lang)]
    return result | {"properties": properties}


def _fix(patch: Patch, sources: Mapping[str, int], lang: Lang) -> dict[str, object]:
    return {
        "description": {"text": patch.mending.title.say(lang)},
        "artifactChanges": [
            {
                "artifactLocation": _address(patch.edits[0].location, sources),
                "replacements": [_replacement(edit) for edit in patch.edits],
            }
        ],
        "properties": {"safety": patch.mending.safety},
    }


def _replacement(edit: Edit) -> dict[str, object]:
    end = {"endLine": edit.end_line, "endColumn": edit.end_column}
    return {
        "deletedRegion": _region(edit.location) | {k: v for k, v in end.items() if v is not None},
        "insertedContent": {"text": edit.written or ""},
    }


def _address(place: Location, sources: Mapping[str, int]) -> dict[str, object]:
    address: dict[str, object] = {"uri": uri_of(place.source)}
    if place.source in sources:
        address["index"] = sources[place.source]
    return address


def _location(place: Location, sources: Mapping[str, int]) -> dict[str, object]:
    physical: dict[str, object] = {"artifactLocation": _address(place, sources)}
    if region := _region(place):
        physical["region"] = region
    location: dict[str, object] = {"physicalLocation": physical}
    if logical := list(_logical(place)):
        location["logicalLocations"] = logical
    return location


def _region(place: Location) -> dict[str, int]:
    """Return the span in a text: by line and column, and by bytes."""
    span = {
        "startLine": place.line,
        "startColumn": place.line_column if place.line is not None else None,
        "byteOffset": place.byte_offset,
        "byteLength": place.byte_length if place.byte_offset is not None else None,
    }
    return {key: value for key, value in span.items() if value is not None}


def _logical(place: Location) -> Iterator[dict[str, object]]:
    """Name the place as the data have it: cell of a sheet, and JSON Pointer."""
    cell = cell_of(place)
    if cell is not None or place.sheet is not None or place.row is not None:
        about = {
            "sheet": place.sheet,
            "cell": place.cell,
            "row": place.row,
            "column": place.column,
            "header": place.header,
        }
        yield {
            "name": place.cell or f"row {place.row}" if place.row else place.sheet or "",
            "fullyQualifiedName": cell or f"{place.sheet or ''}!{place.row or ''}".strip("!"),
            "kind": "cell" if cell else "row" if place.row else "sheet",
            "properties": {key: value for key, value in about.items() if value is not None},
        }
    if place.pointer is not None:
        yield {
            "name": place.pointer.rpartition("/")[2],
            "fullyQualifiedName": place.pointer,
            "kind": "pointer",
        }
