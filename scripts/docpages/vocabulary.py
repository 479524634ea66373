"""The page of our annotation keywords, and of validating by the schemas without `opengov`."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

from scripts.docpages.markdown import both, code, fence, heading, prose

from opengov.schema import schema_id
from opengov.schema.ids import LINE, line_id
from opengov.schema.shape import Json
from opengov.schema.vocabulary import NAME, Keyword, keywords
from opengov.text import Lang, Text

__all__ = ["ajv_lines", "pages"]

PACKAGES = Path(__file__).resolve().parents[2] / "tests" / "schemas" / "package.json"
"""The versions of ajv that the tests run."""

TITLE = Text("注释关键字与校验", "Vocabulary and validation")
INTRODUCTION = Text(
    "`schemas/v1/` 下的模式是 JSON Schema 2020-12，每个文件自成一体，不引用其他文件。\n"
    "除标准关键字外，还有下列以 `x-` 开头的注释关键字：它们不影响校验结论，不认识的程序可以忽略。",
    "The schemas in `schemas/v1/` are JSON Schema 2020-12; each file stands alone and refers to "
    "no other.\n"
    "Beside the keywords of the standard they have those below, which begin with `x-`. They are "
    "annotations: they decide no verdict, and a program that does not know them ignores them.",
)
DESCRIBED = Text(
    "`schemas/v1/{name}.schema.json` 以模式描述这些关键字：写在哪里，值是什么。"
    "除它自己以外，所有已发布的模式都符合它。",
    "`schemas/v1/{name}.schema.json` describes these keywords: where they stand and what they "
    "hold. All published schemas but itself fit it.",
)
KEYWORDS = Text("关键字", "Keywords")
CHECKED = Text("用模式检查模式", "Schemas checked by a schema")
STANDS = Text("位置：", "Stands in: ")
HOLDS = Text("值：", "Holds: ")
PLACES = {
    "schema": Text("文件", "the file"),
    "class": Text("`$defs` 下的类", "a class under `$defs`"),
    "field": Text("字段", "a field"),
}
TYPES = {
    "string": Text("文本", "text"),
    "boolean": Text("是否", "true or false"),
    "object": Text("对象：", "an object: "),
}
IDENTIFIERS = Text("`$id`", "`$id`")
IDENTIFIED = Text(
    "每个模式的 `$id` 含完整版本号，如 `{example}`：同一个 `$id` 的内容永远不变，"
    "缓存或同时装有两个版本的程序不会弄错。\n"
    "只写主版本的 `{line}` 不是任何文件的 `$id`；"
    "本库的 `registry()` 也用它给出该主版本的最新模式。\n"
    "代码表的 `$id` 只有主版本，如 `urn:opengov-cn:codelist:{major}:levels`："
    "代码只增加和停用，不删除，也不改作他用。",
    "The `$id` of a schema holds the whole version, as in `{example}`: what an `$id` means never "
    "changes, so that a cache, or a program that holds two versions, cannot mistake one for the "
    "other.\n"
    "With the major version alone, `{line}` is the `$id` of no file; the library's `registry()` "
    "gives the newest schema of that major version for it, too.\n"
    "The `$id` of a codelist has the major version alone, as in "
    "`urn:opengov-cn:codelist:{major}:levels`: codes are added and retired, never taken away or "
    "given another meaning.",
)
DATES = Text("日期", "Dates")
DATED = Text(
    "JSON Schema 2020-12 的 `format` 默认不作断言，各校验程序的做法也不同。\n"
    "因此日期字段除 `format: date` 外还有 `pattern`，恰好容许 1000 年以后的每一天"
    "（2 月 29 日只在闰年），所以断言格式与否，结论相同。",
    "JSON Schema 2020-12 does not assert `format` unless asked to, and engines differ.\n"
    "So a date has a `pattern` beside `format: date` that takes every day from the year 1000 on "
    "and no other, 29 February in leap years alone. Whether formats are asserted or not, the "
    "verdict is the same.",
)
UNIONS = Text("联合类型", "Unions")
UNITED = Text(
    "几种对象之一，不用 `oneOf`，而是按 `type`（时限条款按 `kind`）以 `if`/`then` 分别规定，"
    "这样一处错误只报告一次，并指明位置。",
    "Where one of several objects may stand, there is no `oneOf`: `if`/`then` on `type` (in the "
    "clauses of a time limit on `kind`) says what holds for which, so that a mistake is reported "
    "once, where it is.",
)
JAVASCRIPT = Text("在 JavaScript 中校验（ajv）", "In JavaScript (ajv)")
STRICT = Text(
    "ajv 的严格模式拒绝不认识的关键字和格式，为此需要两行：`addVocabulary` 和 `addFormat`"
    "（或者用 `ajv-formats`）。",
    "In strict mode ajv refuses keywords and formats that it does not know; two lines tell it: "
    "`addVocabulary` and `addFormat` (or `ajv-formats` in its place).",
)
PYTHON = Text("在 Python 中校验", "In Python")
OFFLINE = Text(
    "安装包带有全部模式；按 `$id` 查找，不联网。",
    "The package carries all schemas; they are found by `$id`, and nothing is fetched.",
)
PROGRAM = """\
const Ajv2020 = require("ajv/dist/2020").default;
const {{ readFileSync }} = require("node:fs");
const read = (path) => JSON.parse(readFileSync(path, "utf8"));

const ajv = new Ajv2020({{ strict: true, allErrors: true }});
{lines}

const judge = ajv.compile(read("schemas/{line}/catalog.schema.json"));
console.log(judge(read("examples/elder-care.json")));
judge({{ id: "1", validFrom: "2026-02-30", entries: [] }});
for (const fault of judge.errors) console.log(fault.instancePath, fault.keyword);"""
SESSION = """\
$ npm install --silent ajv@{version}
$ node judge.cjs
true
/validFrom pattern"""
TALK = """\
>>> from opengov.schema import shipped, validator_for
>>> judge = validator_for("{schema}")
>>> [(fault.json_path, fault.validator) for fault in judge.iter_errors({{"name": " "}})]
[('$.name', 'pattern')]
>>> shipped("organ")["properties"]["level"]["x-codelist"]
'levels'"""
OWN = """\
>>> from jsonschema import Draft202012Validator
>>> from opengov.schema import registry
>>> mine = {{"type": "array", "items": {{"$ref": "{schema}"}}}}
>>> Draft202012Validator(mine, registry=registry()).is_valid([{{"name": "某县民政局"}}])
True"""
FITS = """\
>>> from opengov.schema import file_names, shipped, validator_for
>>> vocabulary = validator_for("{name}")
>>> [name for name in file_names() if not vocabulary.is_valid(shipped(name))]
['{name}']"""


def pages() -> Iterator[tuple[str, Text]]:
    """Give the page of the vocabulary."""
    yield "reference/vocabulary", both(_page)


def ajv_lines() -> str:
    """Return the two lines that a user of ajv needs."""
    names = [keyword.name for keyword in keywords()]
    listed = ", ".join(json.dumps(name) for name in names)
    return (
        f"ajv.addVocabulary([{listed}]);\n"
        'ajv.addFormat("date", true); // the pattern beside it decides'
    )


def _page(lang: Lang) -> str:
    organ = schema_id("organ")
    version = json.loads(PACKAGES.read_text(encoding="utf-8"))["dependencies"]["ajv"]
    ids = IDENTIFIED.format(example=organ, line=line_id("organ"), major=LINE)
    parts = (
        f"# {TITLE.say(lang)}",
        INTRODUCTION.say(lang),
        heading(2, KEYWORDS.say(lang), "keywords"),
        *(_keyword(each, lang) for each in keywords()),
        heading(2, CHECKED.say(lang), "checked"),
        DESCRIBED.format(name=NAME).say(lang),
        fence(FITS.format(name=NAME), "python"),
        heading(2, IDENTIFIERS.say(lang), "identifiers"),
        ids.say(lang),
        heading(2, DATES.say(lang), "dates"),
        DATED.say(lang),
        heading(2, UNIONS.say(lang), "unions"),
        UNITED.say(lang),
        heading(2, JAVASCRIPT.say(lang), "javascript"),
        STRICT.say(lang),
        fence(PROGRAM.format(lines=ajv_lines(), line=LINE), 'js title="judge.cjs"'),
        fence(SESSION.format(version=version), "console"),
        heading(2, PYTHON.say(lang), "python"),
        OFFLINE.say(lang),
        fence(TALK.format(schema=organ), "python"),
        fence(OWN.format(schema=organ), "python"),
    )
    return "\n\n".join(parts) + "\n"


def _keyword(keyword: Keyword, lang: Lang) -> str:
    """Say what a keyword means, where it stands and what it holds."""
    places = (PLACES[place].say(lang) for place in keyword.places)
    where = ("、" if lang == "zh" else ", ").join(places)
    return "\n\n".join(
        (
            f"### `{keyword.name}` {prose(keyword.title.say(lang))} {{#{keyword.name}}}",
            prose(keyword.about.say(lang)),
            f"- {STANDS.say(lang)}{where}\n- {HOLDS.say(lang)}{_value(keyword.value, lang)}",
        )
    )


def _value(schema: Json, lang: Lang) -> str:
    """Say what a keyword holds."""
    between = "、" if lang == "zh" else ", "
    if "enum" in schema:
        return between.join(map(code, cast("list[str]", schema["enum"])))
    said = TYPES[str(schema["type"])].say(lang)
    members = cast("Mapping[str, object]", schema.get("properties", {}))
    return said + between.join(map(code, members))
