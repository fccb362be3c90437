"""Figures and rows of key figures → pictures in lines of their own, cells without rules."""

from collections.abc import Sequence

from compiler.model.block import Figure, KeyFigure, KeyFigures
from compiler.model.walk import plain_text
from compiler.units import TWIPS_PER_POINT, to_twips
from compiler.wordflow.captions import set_caption
from compiler.wordflow.flow import WordCell, WordParagraph, WordPicture, WordRow, WordTable
from compiler.wordflow.paragraphs import set_paragraph
from compiler.wordflow.rows import white_below
from compiler.wordflow.work import Gap, Piece, Place, Work, overriding

MOST_IN_A_ROW = 4
"""Key figures that stand side by side."""
TALLEST = 0.75
"""Part of the page's text height that a picture may take, so that its caption stands with it."""


def set_figure(figure: Figure, place: Place, work: Work) -> list[Piece]:
    """A picture with its caption and credit below, kept together."""
    outer = place.inside(work.sheet)
    style = work.book.figure()
    pieces = [
        WordParagraph(
            style.id,
            (_picture(figure, outer.measure, work),),
            overrides=work.shifted(style, 0, 0, outer),
            span=figure.span,
        )
    ]
    if figure.caption or figure.label:
        below = outer.within("figure-caption")
        pieces.append(
            set_caption("figure", figure.caption, figure.label, below, work, span=figure.span)
        )
    if figure.credit:
        pieces.append(set_paragraph(figure.credit, "credit", outer, work, span=figure.span))
    return _kept_together(pieces, work)


def _kept_together(paragraphs: list[WordParagraph], work: Work) -> list[Piece]:
    """All but the last keep with the next; the figure closes with the white below a credit."""
    after = to_twips(work.sheet.style("credit").after)
    *before, last = paragraphs
    made = [each if _keeps(each, work) else overriding(each, keep_next=True) for each in before]
    if _keeps(last, work):
        last = overriding(last, keep_next=False)
    return [*made, last if white_below(last, work) >= after else overriding(last, after=after)]


def _keeps(paragraph: WordParagraph, work: Work) -> bool:
    return work.book.styles[paragraph.style].keep_next


def _picture(figure: Figure, measure: int, work: Work) -> WordPicture:
    picture = figure.picture
    width = max(figure.width_in(measure / TWIPS_PER_POINT) * TWIPS_PER_POINT, 20.0)
    height = width * picture.proportion
    tallest = work.text_height * TALLEST
    if height > tallest:
        width, height = width * tallest / height, tallest
    alt = "" if figure.decorative else figure.alt or plain_text(figure.caption)
    return WordPicture(
        picture,
        max(round(width), 20),
        max(round(height), 20),
        work.legal(alt, figure.span),
        figure.decorative,
    )


def set_key_figures(figures: KeyFigures, place: Place, work: Work) -> list[Piece]:
    """Numerals over their labels, up to four side by side, in tables without rules."""
    outer = place.inside(work.sheet)
    pieces: list[Piece] = []
    for start in range(0, len(figures.items), MOST_IN_A_ROW):
        row = figures.items[start : start + MOST_IN_A_ROW]
        pieces.append(_row_of_figures(row, outer, work))
        pieces.append(Gap(to_twips(work.sheet.style("key-figure-label").after)))
    return pieces


def _row_of_figures(items: Sequence[KeyFigure], place: Place, work: Work) -> WordTable:
    gap = to_twips(work.sheet.key_figure_gap)
    # The white after the last one hangs over, so that each has the room it has in the PDF.
    widths = even_widths(place.measure + (0 if place.in_cell else gap), len(items))
    cells = tuple(
        WordCell(width, _key_figure(item, width - gap, work))
        for item, width in zip(items, widths, strict=True)
    )
    return WordTable(
        "KeyFigures",
        widths,
        (WordRow(cells),),
        place.column + place.left,
        0,
        0,
        0,
        gap,
    )


def even_widths(width: int, count: int) -> tuple[int, ...]:
    """A width in equal whole twips; the first ones take what is left over."""
    share, rest = divmod(width, count)
    return tuple(share + (index < rest) for index in range(count))


def _key_figure(item: KeyFigure, width: int, work: Work) -> tuple[WordParagraph, WordParagraph]:
    cell = Place("key-figure-value", 0, max(width, 1), in_cell=True)
    value = set_paragraph(item.value, "key-figure-value", cell, work)
    label = set_paragraph(item.label, "key-figure-label", cell, work)
    return value, overriding(label, after=0)
