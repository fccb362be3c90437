"""Code blocks: every line kept, every blank kept, long lines turned over with nothing lost."""

from compiler.layout.composing import Column, Compositor
from compiler.layout.galley import Passage
from compiler.layout.lines.line import Line
from compiler.model.block import CodeBlock

TAB_WIDTH = 4
"""Characters from one tab stop to the next."""
NO_BREAK_BLANK = "\u00a0"


def set_code(desk: Compositor, block: CodeBlock, column: Column) -> None:
    """Lines of code; the element is a Code in a P, because Code stands in lines."""
    style = desk.sheet.style("code")
    x, measure = desk.edges(style, column)
    outer = desk.open("P", column, block.span)
    owner = desk.structure.open("Code", outer)
    lines: list[Line] = []
    fit = max(1, int(measure / max(desk.line("0", style).width, 0.1) + 0.001))
    for text in block.text.removesuffix("\n").split("\n"):
        for part in turned(text.expandtabs(TAB_WIDTH), fit):
            # Blanks that do not break keep their number and their place at the line's start.
            lines.append(desk.line(part.rstrip().replace(" ", NO_BREAK_BLANK), style))
    if lines:
        desk.add(
            Passage(
                x,
                tuple(lines),
                style.leading,
                owner,
                style.before,
                style.after,
                style.keep_next,
                style.keep_lines,
                span=block.span,
            )
        )


def turned(text: str, fit: int) -> list[str]:
    """A line of code in parts of at most `fit` characters, cut after a blank where there is one."""
    parts = []
    while len(text) > fit:
        blank = text.rfind(" ", fit // 2, fit)
        cut = blank + 1 if blank >= 0 else fit
        parts.append(text[:cut])
        text = text[cut:]
    parts.append(text)
    return parts
