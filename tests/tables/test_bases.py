"""Legal bases of published tables: one instrument each, with its own number."""

import pytest
from tests.tables.drawing import read, standard

LISTED = {
    "1.《甲条例》（国令第711号）⏎2.《乙办法》（国务院令第649号）": [
        ("甲条例", "国令第711号"),
        ("乙办法", "国务院令第649号"),
    ],
    "1.《甲》2.《乙》": [("甲", None), ("乙", None)],
    "（一）《甲》（二）《乙》": [("甲", None), ("乙", None)],
    "《甲》第一条⏎《乙》": [("甲", None), ("乙", None)],
    "《甲》第二十一条《乙》": [("甲", None), ("乙", None)],
    "【法律】《甲法》【规章】《乙办法》": [("甲法", None), ("乙办法", None)],
    "《甲》第十条、第十一条": [("甲", None)],
    "《甲条例》第三条，第四条；《乙》": [("甲条例", None), ("乙", None)],
    "《甲》⏎省政府《乙》": [("甲", None), ("乙", None)],
    "《甲》国务⏎院令第711号《乙》": [("甲", "国务院令第711号"), ("乙", None)],
    "《甲》、有关规定": [("甲", None), (None, None)],
    "《甲》（根据《乙》修订）": [("甲", None)],
    # a bracket that is never closed does not swallow the next instrument
    "《甲》（国令第711号⏎2.《乙》": [("甲", "国令第711号"), ("乙", None)],
    "《甲⏎2.《乙》": [(None, None), ("乙", None)],
    "《某部关于⏎印发⏎《乙办法》的通知》": [("某部关于印发《乙办法》的通知", None)],
}


@pytest.mark.parametrize("cell", LISTED)
def test_one_basis_per_instrument(cell: str) -> None:
    basis = read(standard(公开依据=cell)).entry.legal_basis
    assert [(one.title, one.document_number) for one in basis] == LISTED[cell]


def test_the_text_stays_as_printed() -> None:
    cell = "1.《甲》第十条、第十一条，\n2.【规章】《乙》和《丙》"
    basis = read(standard(公开依据=cell)).entry.legal_basis
    assert [one.text for one in basis] == ["《甲》第十条、第十一条", "【规章】《乙》", "《丙》"]


NUMBERS = {
    "《甲》（2016年12月8日发布，建保〔2016〕281号）": "建保〔2016〕281号",
    "《甲》（2016年12月8日建保〔2016〕281号）": "建保〔2016〕281号",
    "《甲》（2019年4月3日国务院令第711号修订，2019年5月15日起施行）": "国务院令第711号",
    "《甲》（2019年修订国务院令第711号）": "国务院令第711号",
    "《甲》（主席令第七十号）": "主席令第七十号",
    "《甲》（经信发〔2019〕3号）": "经信发〔2019〕3号",
    "《甲》（2016年12月8日发布）": None,
    "《甲》（根据〔2016〕281号）": None,
    "《甲》" + "某" * 30 + "〔2016〕281号": None,
}


@pytest.mark.parametrize("cell", NUMBERS)
def test_a_number_never_holds_a_date(cell: str) -> None:
    (basis,) = read(standard(公开依据=cell)).entry.legal_basis
    assert basis.document_number == NUMBERS[cell]
