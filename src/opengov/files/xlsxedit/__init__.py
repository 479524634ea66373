"""Changing somebody's own workbook: single cells, and every other part as it was.

Libraries that read a workbook and write it again lose drawings, checkboxes in
cells and the fonts that make a letter a tick. Here only the parts that hold the
cells concerned are edited, and all others are copied.
"""

from opengov.files.xlsxedit.mark import CellNote, mark_workbook
from opengov.files.xlsxedit.values import NewText, formula_cells, set_texts

__all__ = ["CellNote", "NewText", "formula_cells", "mark_workbook", "set_texts"]
