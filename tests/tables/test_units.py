"""Responsible units: names broken over lines, and several names in one cell."""

import pytest
from tests.tables.drawing import read, standard

CELLS = {
    "青禾县人力资源和社⏎会保障局": ["青禾县人力资源和社会保障局"],
    "青禾县⏎民政局": ["青禾县民政局"],
    "某县卫生健康委⏎员会": ["某县卫生健康委员会"],
    "各乡镇⏎人民政府": ["各乡镇人民政府"],
    "县民政⏎局⏎县财政局": ["县民政局", "县财政局"],
    "县民政局⏎县财政局": ["县民政局", "县财政局"],
    "民政局⏎各乡镇": ["民政局", "各乡镇"],
    "甲镇⏎乙镇": ["甲镇", "乙镇"],
    "某村委会⏎某社区": ["某村委会", "某社区"],
    "县民政局/县财政局": ["县民政局", "县财政局"],
    "县民政局及各乡镇人民政府": ["县民政局", "各乡镇人民政府"],
    "县发展和改革局和县财政局": ["县发展和改革局", "县财政局"],
    "县发展和改革局": ["县发展和改革局"],
    "牵头单位：县民政局；配合单位：县财政局": ["县民政局", "县财政局"],
}


@pytest.mark.parametrize("cell", CELLS)
def test_names(cell: str) -> None:
    assert read(standard(公开主体=cell)).units() == CELLS[cell]
