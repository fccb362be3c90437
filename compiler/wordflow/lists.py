"""Lists, definition lists and chronologies → paragraphs that hang."""

from dataclasses import replace

from compiler.model.block import Chronology, DefinitionList, Event, ItemList, ListItem, Paragraph
from compiler.model.walk import plain_text
from compiler.units import to_twips
from compiler.wordflow.counting import DEEPEST_LEVEL, number_pattern, spelled
from compiler.wordflow.flow import ListLevel, ListMark, WordList, WordParagraph, WordTab
from compiler.wordflow.inlines import set_inlines
from compiler.wordflow.measure import rough_width
from compiler.wordflow.paragraphs import set_paragraph
from compiler.wordflow.rows import white_below
from compiler.wordflow.work import Gap, Piece, Place, Work, overriding

BULLET_LIST = 2
NUMBERED_LIST = 3
LARGEST_NUMBER = 32_767
DATE_STYLE = "ChronologyDate"


def set_list(items: ItemList, place: Place, work: Work) -> list[Piece]:
    """A bulleted or numbered list; each numbered one counts by itself."""
    outer = place.inside(work.sheet)
    indent = to_twips(work.sheet.lists.indent)
    inner = replace(outer, role="list", left=outer.left + indent, list_depth=outer.list_depth + 1)
    list_id = _ordered_list(items, outer, work) if items.ordered else BULLET_LIST
    gap = 0 if items.tight else to_twips(work.sheet.lists.item_gap)
    pieces: list[Piece] = []
    for index, item in enumerate(items.items):
        mark = _mark(items, index, list_id, outer.list_depth, work)
        own = _set_item(item, mark, inner, work, ordered=items.ordered)
        pieces.extend(_loosened(own, gap, work))
    if place.list_depth == 0:
        _close(pieces, to_twips(work.sheet.style("body").after), work)
    return pieces


def bullet_list(work: Work) -> WordList:
    """The one list that all bullets share."""
    marks = work.sheet.lists.bullets
    levels = tuple(
        ListLevel("bullet", marks[depth % len(marks)], *_indents(depth, work))
        for depth in range(DEEPEST_LEVEL + 1)
    )
    return WordList(BULLET_LIST, levels)


def numbered_list(work: Work) -> WordList:
    """The list that the style List Number is linked to; the report's own lists have others."""
    levels = tuple(_ordered_level(depth, work) for depth in range(DEEPEST_LEVEL + 1))
    return WordList(NUMBERED_LIST, levels)


def set_definitions(definitions: DefinitionList, place: Place, work: Work) -> list[Piece]:
    """Terms, each followed by what it means."""
    outer = place.inside(work.sheet)
    inner = outer.within("definition-body")
    pieces: list[Piece] = []
    for each in definitions.items:
        pieces.append(set_paragraph(each.term, "definition-term", outer, work))
        pieces.extend(work.set_blocks(each.blocks, inner, work))
    return pieces


def set_chronology(chronology: Chronology, place: Place, work: Work) -> list[Piece]:
    """Dated events: the date hangs left of the text, with a tab between them."""
    hang = -work.book.of("chronology-text").first
    outer = place.inside(work.sheet)
    missing = hang - outer.column - outer.left
    inner = outer.within("chronology-text", left=max(missing, 0))
    pieces: list[Piece] = []
    for event in chronology.events:
        pieces.extend(_set_event(event, hang, inner, work))
    return pieces


def _set_event(event: Event, hang: int, place: Place, work: Work) -> list[Piece]:
    style = work.book.of("chronology-text")
    date = set_inlines(event.date, style, work, in_note=place.in_note, character_style=DATE_STYLE)
    width = rough_width(plain_text(event.date), work.sheet.style("chronology-date").size)
    blocks = event.blocks
    pieces: list[Piece] = []
    if blocks and isinstance(blocks[0], Paragraph) and width * 20 < hang:
        first = set_paragraph(
            blocks[0].inlines, "chronology-text", place, work, span=blocks[0].span
        )
        pieces.append(replace(first, inlines=(*date, WordTab(), *first.inlines)))
        blocks = blocks[1:]
    else:
        alone = WordParagraph(
            style.id, date, overrides=work.placed(style, "chronology-text", place)
        )
        pieces.append(overriding(alone, keep_next=True) if blocks else alone)
    for piece in work.set_blocks(blocks, place, work):
        if isinstance(piece, WordParagraph) and piece.style == style.id:
            pieces.append(overriding(piece, first=0))
        else:
            pieces.append(piece)
    return pieces


def _set_item(
    item: ListItem, mark: ListMark, place: Place, work: Work, *, ordered: bool
) -> list[Piece]:
    depth = place.list_depth - 1
    style = work.book.numbered(depth) if ordered else work.book.bullet(depth)
    pieces = work.set_blocks(item.blocks, place, work)
    first = pieces[0] if pieces else None
    continued = work.book.continued(depth).id
    if isinstance(first, WordParagraph) and first.style == continued and first.mark is None:
        overrides = work.shifted(style, 0, style.right, place)
        own = replace(first, style=style.id, overrides=overrides, mark=mark)
        return [own, *pieces[1:]]
    empty = WordParagraph(style.id, (), mark=mark)
    empty = replace(empty, overrides=work.shifted(style, 0, style.right, place))
    return [overriding(empty, keep_next=True) if pieces else empty, *pieces]


def _loosened(pieces: list[Piece], gap: int, work: Work) -> list[Piece]:
    """The paragraphs of an item with the white that a loose list has after each."""
    if not gap:
        return pieces
    return [
        overriding(piece, after=gap)
        if isinstance(piece, WordParagraph) and white_below(piece, work) < gap
        else piece
        for piece in pieces
    ]


def _close(pieces: list[Piece], after: int, work: Work) -> None:
    last = pieces[-1] if pieces else None
    if isinstance(last, WordParagraph) and white_below(last, work) < after:
        pieces[-1] = overriding(last, after=after)
    elif last is not None and not isinstance(last, WordParagraph | Gap):
        pieces.append(Gap(after))


def _mark(items: ItemList, index: int, list_id: int, depth: int, work: Work) -> ListMark:
    level = min(depth, DEEPEST_LEVEL)
    if not items.ordered:
        marks = work.sheet.lists.bullets
        return ListMark(list_id, level, marks[level % len(marks)])
    number_format, pattern = number_pattern(work.sheet.lists.numbers, level)
    number = spelled(_start(items) + index, number_format)
    return ListMark(list_id, level, pattern.replace(f"%{level + 1}", number))


def _start(items: ItemList) -> int:
    return max(min(items.start, LARGEST_NUMBER), 0)


def _ordered_list(items: ItemList, place: Place, work: Work) -> int:
    if not 0 <= items.start <= LARGEST_NUMBER:
        work.sink.report(
            "word/list-number",
            f"a list in Word starts between 0 and {LARGEST_NUMBER}, not at {items.start}",
            items.span,
        )
    levels = tuple(_ordered_level(depth, work) for depth in range(DEEPEST_LEVEL + 1))
    level = min(place.list_depth, DEEPEST_LEVEL)
    list_id = work.next_list()
    work.lists.append(WordList(list_id, levels, ((level, _start(items)),)))
    return list_id


def _ordered_level(depth: int, work: Work) -> ListLevel:
    number_format, pattern = number_pattern(work.sheet.lists.numbers, depth)
    return ListLevel(number_format, pattern, *_indents(depth, work))


def _indents(depth: int, work: Work) -> tuple[int, int]:
    indent = to_twips(work.sheet.lists.indent)
    return work.book.column + indent * (depth + 1), indent
