"""Captions of tables and figures: "Table 2" in its own style, then the author's words."""

from compiler.layout.composing import SEPARATOR, Column, Compositor
from compiler.layout.galley import BASELINE, Passage, Slab
from compiler.layout.lines.setting import Prefix
from compiler.layout.structure import ARTIFACT_HEADER
from compiler.model.inline import Inlines, Text
from compiler.source import Span

LABEL_GAP = 0.45
"""White between "Table 2" and the caption, as a part of the type size."""


def caption_passage(
    desk: Compositor,
    inlines: Inlines,
    label: str,
    role: str,
    column: Column,
    owner: int,
    span: Span | None = None,
) -> Passage:
    """A caption, which is the anchor of its label."""
    style = desk.sheet.text.get(role) or desk.sheet.style("caption")
    prefix = None
    target = desk.resolved.targets.get(label)
    if target is not None and target.number:
        label_style = desk.sheet.style("caption-label")
        gap = style.size * LABEL_GAP
        prefix = Prefix((Text(target.name + SEPARATOR),), label_style, -1, 0.0, gap)
    passage = desk.passage(inlines, style, column, owner, prefix, span)
    if label:
        passage.labels = (label,)
    return passage


def continued_slab(desk: Compositor, label: str, x: float) -> Slab:
    """The line above a table that goes on from the page before."""
    style = desk.sheet.style("caption-label")
    target = desk.resolved.targets.get(label)
    name = target.name if target is not None else desk.resolved.words.table
    line = desk.line(f"{name} ({desk.resolved.words.continued})", style)
    y = style.leading * BASELINE
    caption = desk.sheet.style("caption")
    return Slab(style.leading + caption.after, ((x, y, line, ARTIFACT_HEADER),), keep_next=True)
