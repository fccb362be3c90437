"""Figures: a picture at its size, caption and credit below.

Leave a slab for the picture and passages for the words, kept on one page; a figure that finds no
room may wait for the top of the next page while the text goes on.
"""

from compiler.layout.blocks.captions import caption_passage
from compiler.layout.composing import Column, Compositor, source_of
from compiler.layout.galley import Passage, Slab
from compiler.layout.page import PlacedPicture
from compiler.layout.pages.placing import place_group
from compiler.layout.structure import ARTIFACT
from compiler.model.block import POINTS_PER_INCH, Figure
from compiler.model.walk import plain_text

LEAST_DPI = 150.0
"""Resolution below which print shows the pixels."""
LEAST_HEIGHT = 24.0
"""Height in points that a picture keeps however long its caption is."""


def set_figure(desk: Compositor, block: Figure, column: Column) -> None:
    """A picture with its words below."""
    start = desk.count
    owner, words = _open(desk, block, column)
    passages = _words(desk, block, column, words)
    below = sum(max(each.before, each.after) + each.height for each in passages)
    width, height = _size(desk, block, column, below)
    _check_resolution(desk, block, width)
    style = desk.sheet.style("caption")
    picture = PlacedPicture(column.x, 0.0, width, height, block.picture, owner)
    slab = Slab(
        height,
        marks=(picture,),
        before=style.before,
        after=0.0 if passages else style.before,
        boxed=owner,
        span=block.span,
    )
    if block.label:
        # The place a reference leads to is the picture, not the words below it.
        slab.labels = (block.label,)
    desk.add(slab)
    for passage in passages:
        desk.add(passage)
    kept = desk.added(start)
    for atom in kept[:-1]:
        if isinstance(atom, Passage | Slab):
            atom.keep_next = True
    place_group(desk, block, column, kept)


def _open(desk: Compositor, block: Figure, column: Column) -> tuple[int, int]:
    """Owner of the picture, and the element its caption goes into."""
    if block.decorative:
        return ARTIFACT, column.owner
    alt = block.alt or plain_text(block.caption) or block.picture.path
    attributes = {"Alt": alt}
    if block.language not in ("", desk.language):
        attributes["Lang"] = block.language
    element = desk.structure.open("Figure", column.owner, attributes, source_of(block.span))
    return element, element


def _words(desk: Compositor, block: Figure, column: Column, element: int) -> list[Passage]:
    passages = []
    if block.caption:
        tag = "P" if block.decorative else "Caption"
        owner = desk.structure.open(tag, element)
        caption = caption_passage(
            desk, block.caption, block.label, "figure-caption", column, owner, block.span
        )
        caption.labels = ()
        passages.append(caption)
    if block.credit:
        owner = desk.open("P", column, block.span)
        style = desk.sheet.style("credit")
        passages.append(desk.passage(block.credit, style, column, owner, span=block.span))
    passages = [passage for passage in passages if passage.lines]
    if len(passages) == 1 and block.caption:
        # Without a credit the caption carries the white below the figure.
        passages[0].after = max(passages[0].after, desk.sheet.style("credit").after)
    return passages


def _size(desk: Compositor, block: Figure, column: Column, below: float) -> tuple[float, float]:
    width = block.width_in(max(column.measure, 1.0))
    height = width * block.picture.proportion
    room = max(desk.frame.height - below - desk.sheet.style("caption").before, LEAST_HEIGHT)
    if height > room:
        width, height = max(width * room / height, 1.0), room
    return width, height


def _check_resolution(desk: Compositor, block: Figure, width: float) -> None:
    if block.picture.is_drawing:
        return
    dpi = block.picture.width * POINTS_PER_INCH / width
    if dpi < LEAST_DPI - 1:
        desk.sink.report(
            "layout/low-resolution",
            f'"{block.picture.path}" is printed at {dpi:.0f} dots per inch',
            block.span,
            hint=f"print it smaller, or give it {LEAST_DPI * width / POINTS_PER_INCH:.0f} "
            "pixels of width",
        )
