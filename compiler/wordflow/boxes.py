"""Boxes → paragraphs with borders and a tint, or a table of one cell.

A box that holds nothing but paragraphs is made of bordered ones, which readers see as plain text.
One with lists, tables or pictures inside, or with a least height, is a table of one cell, because
borders of paragraphs with different indents do not join.
"""

from msgspec.structs import replace

from compiler.model.block import Box, Paragraph
from compiler.model.inline import Inlines
from compiler.model.walk import plain_text
from compiler.stylesheet.sheet import BoxLook
from compiler.units import to_twips
from compiler.wordflow.borders import box_borders
from compiler.wordflow.flow import WordBlock, WordCell, WordParagraph, WordRow, WordTable
from compiler.wordflow.inlines import set_inlines
from compiler.wordflow.look import Borders
from compiler.wordflow.measure import rough_width
from compiler.wordflow.paragraphs import set_paragraph
from compiler.wordflow.rows import settle, white_below, words_of
from compiler.wordflow.work import DEEPEST_FRAME, Gap, Piece, Place, Work, overriding

KEPT_PART = 3
"""Boxes up to the third part of a page stay whole."""


def set_box(box: Box, place: Place, work: Work) -> list[Piece]:
    """A box with its title; before and after it stands the white of its look."""
    look = work.sheet.boxes.get(box.kind) or work.sheet.boxes["box"]
    outer = place.inside(work.sheet)
    if place.frames >= DEEPEST_FRAME:
        work.sink.report(
            "word/depth",
            f"more than {DEEPEST_FRAME} boxes stand inside each other; this one has no frame",
            box.span,
        )
        return _unframed(box, look, outer, work)
    plain = all(isinstance(block, Paragraph) for block in box.blocks)
    if plain and look.min_height <= 0 and not place.in_cell and (box.title or box.blocks):
        return _paragraphs(box, look, outer, work)
    return _one_cell(box, look, outer, work)


def _unframed(box: Box, look: BoxLook, place: Place, work: Work) -> list[Piece]:
    pieces: list[Piece] = []
    if box.title:
        pieces.append(set_paragraph(box.title, look.title_role, place, work, labels=_labels(box)))
    return [*pieces, *work.set_blocks(box.blocks, place.within(look.text_role), work)]


def _labels(box: Box) -> tuple[str, ...]:
    return (box.label,) if box.label else ()


def _paragraphs(box: Box, look: BoxLook, place: Place, work: Work) -> list[Piece]:
    around = replace(place, column=0, left=0) if look.wide else place
    made: list[WordParagraph] = []
    if box.title:
        made.append(_bordered(box.title, look, look.title_role, around, work))
    for block in box.blocks:
        if isinstance(block, Paragraph):
            role = look.text_role if block.role == "body" else block.role
            made.append(_bordered(block.inlines, look, role, around, work))
    keep = look.keep or _is_short(tuple(made), around, work)
    if keep:
        made = [overriding(each, keep_lines=True, keep_next=True) for each in made[:-1]] + [
            overriding(made[-1], keep_lines=True)
        ]
    made[0] = replace(
        overriding(made[0], before=to_twips(look.before)),
        labels=_labels(box),
        bookmarks=tuple(filter(None, map(work.names.of, _labels(box)))),
    )
    made[-1] = overriding(made[-1], after=to_twips(look.after))
    return [replace(each, span=box.span) for each in made]


def _bordered(
    inlines: Inlines, look: BoxLook, role: str, place: Place, work: Work
) -> WordParagraph:
    style = work.book.boxed(look, role)
    overrides = work.shifted(style, style.left - work.book.column, style.right, place)
    return WordParagraph(
        style.id,
        set_inlines(inlines, style, work, in_note=place.in_note),
        overrides=overrides,
    )


def _height(paragraphs: list[WordParagraph], place: Place, work: Work) -> int:
    """About how high the paragraphs are, in twips."""
    total = 0
    for paragraph in paragraphs:
        style = work.book.styles[paragraph.style]
        words = rough_width(words_of((paragraph,)), style.half_points * 10)
        lines = int(words / max(place.measure - style.right * 2, 1)) + 1
        total += lines * style.line + style.before + style.after
    return total


def _one_cell(box: Box, look: BoxLook, place: Place, work: Work) -> list[Piece]:
    wide = look.wide and not place.in_cell
    indent = 0 if wide else place.column + place.left
    width = place.frame - place.right - indent
    borders = box_borders(look)
    left = to_twips(look.padding) + (borders.left.width if look.bar > 0 and borders.left else 0)
    right = to_twips(look.padding)
    cell_place = Place(
        look.text_role,
        0,
        max(width - left - right, 1),
        in_cell=True,
        in_note=place.in_note,
        frames=place.frames + 1,
    )
    pieces: list[Piece] = []
    if box.title:
        pieces.append(set_paragraph(box.title, look.title_role, cell_place, work))
    pieces.extend(work.set_blocks(box.blocks, cell_place, work))
    blocks = settle(pieces, work)
    last = blocks[-1]
    if isinstance(last, WordParagraph) and white_below(last, work):
        # The padding is white enough.
        blocks = (*blocks[:-1], overriding(last, after=0))
    blocks = _labelled(blocks, box, work)
    if isinstance(blocks[0], WordParagraph):
        # In a cell it would keep the whole row with what follows the table.
        blocks = (overriding(blocks[0], keep_next=False), *blocks[1:])
    row = WordRow(
        (WordCell(width, blocks, borders=_cell_borders(look, borders), fill=look.fill),),
        whole=look.keep or _is_short(blocks, cell_place, work),
        height=to_twips(look.min_height),
        at_least=True,
    )
    table = WordTable(
        "Box",
        (width,),
        (row,),
        indent,
        to_twips(look.padding_top),
        left,
        to_twips(look.padding_bottom),
        right,
        title=work.legal(plain_text(box.title), box.span),
        span=box.span,
    )
    return [Gap(to_twips(look.before)), table, Gap(to_twips(look.after))]


def _is_short(blocks: tuple[WordBlock, ...], place: Place, work: Work) -> bool:
    """Whether blocks are no higher than the part of a page that boxes stay whole up to."""
    paragraphs = [each for each in blocks if isinstance(each, WordParagraph)]
    if len(paragraphs) < len(blocks):
        return False
    return _height(paragraphs, place, work) * KEPT_PART <= work.text_height


def _labelled(
    blocks: tuple[WordParagraph | WordTable, ...], box: Box, work: Work
) -> tuple[WordParagraph | WordTable, ...]:
    first = blocks[0]
    if not box.label or not isinstance(first, WordParagraph):
        return blocks
    name = work.names.of(box.label)
    labelled = replace(
        first,
        labels=(*first.labels, box.label),
        bookmarks=(*first.bookmarks, name) if name else first.bookmarks,
    )
    return (labelled, *blocks[1:])


def _cell_borders(look: BoxLook, borders: Borders) -> Borders | None:
    """A cell has real padding, so only what is drawn remains of the borders."""
    if look.border > 0:
        sides = {
            side: replace(edge, space=0) if (edge := getattr(borders, side)) else None
            for side in ("top", "left", "bottom", "right")
        }
        return Borders(**sides)
    if look.bar > 0 and borders.left:
        return Borders(left=replace(borders.left, space=0))
    return None
