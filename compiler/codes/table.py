"""The table of diagnostic codes: severity, what the code means, what the author can do.

One file per area of the work, under which its codes stand. `docs/diagnostics.md` is printed from
this table and a test keeps the two in step.
"""

from compiler.codes.chapter import CODES as CHAPTER_CODES
from compiler.codes.code import Code
from compiler.codes.command import CODES as COMMAND_CODES
from compiler.codes.figure import CODES as FIGURE_CODES
from compiler.codes.layout import CODES as LAYOUT_CODES
from compiler.codes.pdf import CODES as PDF_CODES
from compiler.codes.project import CODES as PROJECT_CODES
from compiler.codes.style import CODES as STYLE_CODES
from compiler.codes.template import CODES as TEMPLATE_CODES
from compiler.codes.text import CODES as TEXT_CODES
from compiler.codes.word import CODES as WORD_CODES

CODES: dict[str, Code] = {
    **PROJECT_CODES,
    **COMMAND_CODES,
    **CHAPTER_CODES,
    **FIGURE_CODES,
    **TEXT_CODES,
    **TEMPLATE_CODES,
    **STYLE_CODES,
    **LAYOUT_CODES,
    **PDF_CODES,
    **WORD_CODES,
}
