"""E60x: to whom something is disclosed, and whether anybody has to ask for it."""

from collections.abc import Iterator

from opengov.finding import Severity
from opengov.model.catalog import Audience
from opengov.model.coded import Coded
from opengov.model.time import OnRequestClause, TimeLimit
from opengov.rules._judge import Sign, clip, judge, sign_of_text
from opengov.rules._lists import words
from opengov.rules._registry import Hit, RuleSpec
from opengov.source import LegalRef
from opengov.text import Text
from opengov.wording.normalise import compact

__all__ = [
    "audience_both",
    "method_unknown",
    "methods_both",
    "request_for_everybody",
    "society_as_group",
]

BOTH_WAYS = (LegalRef("cn-ogi-2019", article=13),)
"""Information is disclosed proactively or on request."""


@RuleSpec(
    code="E601",
    name="audience-both",
    severity=Severity.WARNING,
    since="0.1",
    message=Text(
        zh="公开对象同时选了全社会和特定群体（{text}）",
        en="both the whole of society and a particular group ({text}) are the audience",
    ),
    page_zh="""
    公开对象同时选了全社会和特定群体。

    面向全社会公开，就已经包括特定群体；两项都选，看不出是否有内容只向特定群体公开。

    处理：只选一项；确有内容只向特定群体公开的，分为两个条目。
    """,
    bad={"id": "1", "audience": {"public": True, "groups": ["老年人"]}},
    good={"id": "1", "audience": {"public": True}},
)
def audience_both(audience: Audience | None) -> Iterator[Hit]:
    """The whole of society and a particular group are both the audience.

    Society includes the group. With both ticked nobody can tell whether part of
    the content is for the group alone.

    Tick one of them; split the entry if part of it is for the group alone.
    """
    if audience is None or not audience.public:
        return
    groups = [group for group in audience.groups if sign_of_text(group) is Sign.REAL]
    if groups:
        yield Hit({"text": clip("、".join(groups))})


@RuleSpec(
    code="E602",
    name="society-as-group",
    severity=Severity.WARNING,
    since="0.1",
    message=Text(
        zh="“{text}”指全社会，却写在特定群体之下",
        en='"{text}" means the whole of society but is given as a particular group',
    ),
    page_zh="""
    “全社会”写在了特定群体之下。

    公开对象用文字写明时，“社会”“公众”会被当作一个特定群体，统计时就算作不向全社会公开。

    处理：改为勾选“全社会”。
    """,
    bad={"id": "1", "audience": {"groups": ["社会公众"]}},
    good={"id": "1", "audience": {"public": True}},
)
def society_as_group(audience: Audience | None) -> Iterator[Hit]:
    """The whole of society is given as a particular group.

    Typed as words, 社会 or 公众 counts as one group among others, and statistics
    take the entry as not disclosed to everybody.

    Tick 全社会.
    """
    if audience is None or audience.public:
        return
    for index, group in enumerate(audience.groups):
        if compact(group) in words("access", "whole_society"):
            yield Hit({"text": clip(group)}, path=("groups", index))


def _codes(methods: tuple[Coded, ...]) -> set[str | None]:
    return {method.code for method in methods}


BOTH = frozenset({"proactive", "on_request"})


@RuleSpec(
    code="E603",
    name="methods-both",
    severity=Severity.WARNING,
    since="0.1",
    basis=BOTH_WAYS,
    message=Text(
        zh="同时选了主动公开和依申请公开，没有写明各适用于哪些内容",
        en="both proactive disclosure and disclosure on request are chosen, and nothing says "
        "which is for what",
    ),
    page_zh="""
    同时选了主动公开和依申请公开。

    主动公开的信息不需要申请。两项都选，公众不知道哪些内容能直接看到。
    公开时限已经写明哪些内容依申请公开的，不报。

    处理：只选一项；部分内容依申请公开的，分为两个条目，或者在公开时限中写明。
    """,
    bad={"id": "1", "methods": [{"code": "proactive"}, {"code": "on_request"}]},
    good={"id": "1", "methods": [{"code": "proactive"}]},
)
def methods_both(methods: tuple[Coded, ...], time_limit: TimeLimit | None) -> Iterator[Hit]:
    """Proactive disclosure and disclosure on request are both chosen.

    What is published proactively need not be asked for. With both chosen nobody
    knows which of the contents can be seen at once. A time limit that says what
    is disclosed on request explains it, and nothing is reported.

    Choose one; split the entry, or say in the limit what is given on request.
    """
    if not _codes(methods) >= BOTH:
        return
    clauses = time_limit.clauses if time_limit else ()
    if not any(isinstance(clause, OnRequestClause) for clause in clauses):
        yield Hit()


@RuleSpec(
    code="E604",
    name="method-unknown",
    severity=Severity.WARNING,
    since="0.1",
    basis=BOTH_WAYS,
    message=Text(
        zh="公开方式“{text}”既不是主动公开，也不是依申请公开",
        en='the method "{text}" is neither proactive disclosure nor disclosure on request',
    ),
    page_zh="""
    公开方式不是主动公开，也不是依申请公开。

    条例规定的公开方式只有这两种。“全文发布”之类说的是发布形式，“政府网站”是公开渠道。

    处理：改为主动公开或者依申请公开；发布形式和渠道写到相应的栏目。
    """,
    bad={"id": "1", "methods": [{"text": "全文发布"}]},
    good={"id": "1", "methods": [{"code": "proactive", "text": "主动公开"}]},
)
def method_unknown(methods: tuple[Coded, ...]) -> Iterator[Hit]:
    """The method is neither proactive disclosure nor disclosure on request.

    The regulations know these two. 全文发布 says in what form something is
    published, and 政府网站 is a channel.

    Write 主动公开 or 依申请公开, and put form and channel where they belong.
    """
    if judge(methods).sign is not Sign.REAL:
        return
    for index, method in enumerate(methods):
        text = method.text or ""
        if method.code is None and sign_of_text(text) is Sign.REAL:
            yield Hit({"text": clip(text)}, path=(index,))


@RuleSpec(
    code="E605",
    name="request-for-everybody",
    severity=Severity.WARNING,
    since="0.1",
    basis=BOTH_WAYS,
    message=Text(
        zh="公开方式只有依申请公开，公开对象却是全社会",
        en="disclosed only on request, yet the whole of society is the audience",
    ),
    page_zh="""
    只依申请公开的条目，公开对象写的是全社会。

    依申请公开的信息只提供给申请人；面向全社会的应当主动公开。两栏相互矛盾。

    处理：面向全社会的改为主动公开；确属依申请公开的，公开对象改为申请人。
    """,
    bad={"id": "1", "audience": {"public": True}, "methods": [{"code": "on_request"}]},
    good={"id": "1", "audience": {"public": True}, "methods": [{"code": "proactive"}]},
)
def request_for_everybody(methods: tuple[Coded, ...], audience: Audience | None) -> Iterator[Hit]:
    """An entry that is disclosed only on request has the whole of society as its audience.

    What is given on request is given to who asks; what is for everybody is
    published proactively. The two columns contradict each other.

    Choose 主动公开, or name the applicant as the audience.
    """
    if audience is not None and audience.public and _codes(methods) == {"on_request"}:
        yield Hit()
