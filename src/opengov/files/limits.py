"""How much of one input is read at most, each figure with its reason."""

__all__ = [
    "ARCHIVE_BYTES",
    "ARCHIVE_ENTRIES",
    "ARCHIVE_RATIO",
    "ARCHIVE_RATIO_FREE_BYTES",
    "CELLS",
    "COLUMNS",
    "DENSE_CELLS",
    "DENSE_FACTOR",
    "FILE_BYTES",
    "HTML_DEPTH",
    "MERGED_CELLS",
    "ROWS",
    "TITLE_LINES",
    "TITLE_WIDTH",
]

MIB = 1024 * 1024

FILE_BYTES = 512 * MIB
"""Size of an input file; national full-text exports stay below a tenth of it."""

ARCHIVE_BYTES = 400 * MIB
"""Unpacked size of an office file; 50,000 rows of 16 columns need 30 MiB."""

ARCHIVE_ENTRIES = 10_000
"""Parts of an office file; a workbook of 100 sheets has some 300."""

ARCHIVE_RATIO = 200
"""Unpacked to packed size of one part; sheets reach 60, bombs 1,000."""

ARCHIVE_RATIO_FREE_BYTES = 32 * MIB
"""Parts that unpack to less than this may have any ratio."""

ROWS = 1_048_576
"""Rows of a spreadsheet, set by the formats."""

COLUMNS = 16_384
"""Columns of a spreadsheet, set by the formats."""

CELLS = 20_000_000
"""Cells that one sheet may hold once repeated ones are written out."""

DENSE_CELLS = 2_000_000
"""Sheets whose used rectangle is no larger are read by calamine whatever they hold."""

DENSE_FACTOR = 4
"""Larger rectangles are read by calamine if at least one cell in this many is stored."""

MERGED_CELLS = 5_000_000
"""Cells covered by merged ranges that are looked at, in all."""

HTML_DEPTH = 2_048
"""Nesting of HTML elements that libxml2 follows at most; pages stay below 100."""

TITLE_LINES = 40
"""Lines of text before a table that are kept as its title."""

TITLE_WIDTH = 200
"""Characters in a line of text that may still be a title."""
