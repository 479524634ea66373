"""What the value of an element amounts to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov._resources import read_toml
from opengov.model.catalog import Audience, Channel
from opengov.model.coded import Coded
from opengov.model.legal import LegalBasis
from opengov.model.organs import ResponsibleUnit
from opengov.model.time import OnRequestClause, TimeLimit, UnparsedClause
from opengov.rules._judge import Sign, clip, exact_sign, judge, sign_of_text

MASKED = UnparsedClause(kind="unparsed", text="*个工作日", reason="masked")
REFERENCE = UnparsedClause(kind="unparsed", text="按规定", reason="reference")
ALPHABET = "/*＊×✕✖xXｘ_＿#＃=＝?？\ufffd-—无略同上〃局个日A1(（ā)）!。民政 \n\u3000\u200b"
ON_REQUEST = OnRequestClause(kind="on_request")


class TestSignOfText:
    @pytest.mark.parametrize(
        ("text", "sign"),
        [
            ("", Sign.MISSING),
            (" \n ", Sign.MISSING),
            (" " * 40, Sign.MISSING),
            ("\u3000" * 40, Sign.MISSING),
            ("/", Sign.PLACEHOLDER),
            ("____", Sign.PLACEHOLDER),
            ("同上", Sign.DITTO),
            ("#REF!", Sign.UNDECIDED),
            ("???", Sign.UNDECIDED),
            ("****局", Sign.MASKED),
            ("某县人民政府办公室及其所属的**局", Sign.MASKED),
            ("民政局", Sign.REAL),
            ("某县人民政府办公室及其所属单位", Sign.REAL),
        ],
    )
    def test_sign(self, text: str, sign: Sign) -> None:
        assert sign_of_text(text) is sign

    @given(st.text(alphabet=ALPHABET, max_size=40))
    def test_the_short_cut_changes_nothing(self, text: str) -> None:
        assert sign_of_text(text) is exact_sign(text)

    def test_no_word_of_the_lists_is_longer_than_the_short_cut_takes_for_granted(self) -> None:
        signs = read_toml("wording/signs.toml")
        for name in ("placeholder", "ditto"):
            words = signs[name]
            assert isinstance(words, list)
            assert all(sign_of_text(f"  {word}  ") is not Sign.REAL for word in words)


class TestJudge:
    @pytest.mark.parametrize(
        ("value", "sign", "path"),
        [
            (None, Sign.MISSING, ()),
            ((), Sign.MISSING, ()),
            (("", " "), Sign.MISSING, (0,)),
            (("/", "标准"), Sign.REAL, (1,)),
            (("标准", "****"), Sign.MASKED, (1,)),
            ((ResponsibleUnit(name="#N/A"),), Sign.UNDECIDED, (0,)),
            ((LegalBasis(text="同上"),), Sign.DITTO, (0,)),
            ((Coded(code="proactive"),), Sign.REAL, (0,)),
            ((Coded(),), Sign.MISSING, (0,)),
            ((Channel(code="other", text="其他____"),), Sign.REAL, (0,)),
            ((Channel(text="县电视台"),), Sign.REAL, (0,)),
            ((Channel(text="**平台"),), Sign.MASKED, (0,)),
            ((Channel(text="□政府网站 □其他____"),), Sign.MISSING, (0,)),
            ((Channel(text="?政府网站 ?政府公报"),), Sign.UNDECIDED, (0,)),
            (Audience(), Sign.MISSING, ()),
            (Audience(public=True), Sign.REAL, ()),
            (Audience(public=True, groups=("/",)), Sign.REAL, ()),
            (Audience(groups=("/",)), Sign.PLACEHOLDER, ("groups", 0)),
            (Audience(groups=("老年人",)), Sign.REAL, ("groups", 0)),
            (TimeLimit(raw=""), Sign.MISSING, ()),
            (TimeLimit(raw="/"), Sign.PLACEHOLDER, ()),
            (TimeLimit(raw="同上"), Sign.DITTO, ()),
            (TimeLimit(raw="**个工作日"), Sign.MASKED, ()),
            (TimeLimit(raw="#REF!"), Sign.REAL, ()),
            (TimeLimit(raw="*个工作日", clauses=(MASKED,)), Sign.MASKED, ()),
            (TimeLimit(raw="按规定", clauses=(REFERENCE,)), Sign.REAL, ()),
            (TimeLimit(raw="依申请，**", clauses=(ON_REQUEST, MASKED)), Sign.REAL, ()),
        ],
    )
    def test_sign_and_path(self, value: object, sign: Sign, path: tuple[object, ...]) -> None:
        judgement = judge(value)
        assert (judgement.sign, judgement.path) == (sign, path)


class TestClip:
    def test_hostile_length_is_cut_before_it_is_split(self) -> None:
        assert clip("长 " * 3_000_000) == "长 " * 29 + "长…"

    @given(st.text(max_size=300))
    def test_result_is_one_short_line(self, text: str) -> None:
        shown = clip(text)
        assert len(shown) <= 60
        assert "\n" not in shown
