"""Key figures: a row of large numerals with what they count below."""

from compiler.layout.composing import Column, Compositor, source_of
from compiler.layout.galley import BASELINE, SetLine, Slab
from compiler.model.block import KeyFigure, KeyFigures
from compiler.source import Span

MOST_IN_A_ROW = 4
"""Key figures that stand side by side."""


def set_key_figures(desk: Compositor, block: KeyFigures, column: Column) -> None:
    """Rows of two to four key figures."""
    element = desk.structure.open(
        "L", column.owner, {"ListNumbering": "None"}, source_of(block.span)
    )
    for start in range(0, len(block.items), MOST_IN_A_ROW):
        row = block.items[start : start + MOST_IN_A_ROW]
        _set_row(desk, row, column, element, block.span)


def _set_row(
    desk: Compositor,
    row: tuple[KeyFigure, ...],
    column: Column,
    element: int,
    span: Span | None,
) -> None:
    value_style = desk.sheet.style("key-figure-value")
    label_style = desk.sheet.style("key-figure-label")
    gap = desk.sheet.key_figure_gap
    width = max((column.measure - gap * (len(row) - 1)) / len(row), 1.0)
    lines: list[SetLine] = []
    calls: list[str] = []
    links = False
    values = []
    for at, figure in enumerate(row):
        x = column.x + at * (width + gap)
        item = desk.structure.open("LBody", desk.structure.open("LI", element))
        value_owner = desk.structure.open("P", item)
        value = desk.set(figure.value, value_style, width, value_owner, span=span)
        label_owner = desk.structure.open("P", item)
        label = desk.set(figure.label, label_style, width, label_owner, span=span)
        values.append((x, value, value_owner, label, label_owner))
        calls.extend(call.note.label for call in (*value.calls, *label.calls))
        links = links or value.links or label.links
    # Labels of one row begin on one line, however many lines its numerals take.
    below = max(len(value.lines) for _, value, *_ in values) * value_style.leading
    below += value_style.after
    bottom = below
    for x, value, value_owner, label, label_owner in values:
        for number, line in enumerate(value.lines):
            y = (number + BASELINE) * value_style.leading
            lines.append((x, y, line, value_owner))
        for number, line in enumerate(label.lines):
            y = below + (number + BASELINE) * label_style.leading
            lines.append((x, y, line, label_owner))
        bottom = max(bottom, below + len(label.lines) * label_style.leading)
    desk.add(
        Slab(
            bottom,
            tuple(lines),
            before=value_style.before,
            after=label_style.after,
            calls=tuple(calls),
            links=links,
            span=span,
        )
    )
