"""Lists, definition lists and chronologies → paragraphs that hang."""

from msgspec.structs import replace

from compiler.model.block import Chronology, DefinitionList, Event, ItemList, ListItem, Paragraph
from compiler.model.walk import plain_text
from compiler.units import to_twips
from compiler.wordflow.book import BULLET_LIST, LIST_STYLES, ListKind
from compiler.wordflow.counting import DEEPEST_LEVEL, number_pattern, spelled
from compiler.wordflow.flow import ListLevel, ListMark, WordList, WordParagraph, WordTab, WordText
from compiler.wordflow.inlines import set_inlines
from compiler.wordflow.look import Overrides
from compiler.wordflow.measure import rough_width
from compiler.wordflow.paragraphs import set_paragraph
from compiler.wordflow.rows import white_below
from compiler.wordflow.work import Gap, Piece, Place, Work, overriding

LARGEST_NUMBER = 32_767
DATE_STYLE = "ChronologyDate"


def set_list(items: ItemList, place: Place, work: Work) -> list[Piece]:
    """A bulleted or numbered list; each numbered one counts by itself."""
    outer = place.inside(work.sheet)
    if place.role not in ("body", "list"):
        outer = replace(outer, list_role=place.role)
    hang = to_twips(work.sheet.lists.indent) + _extra(items, outer, work)
    inner = replace(
        outer,
        role="list",
        left=outer.left + hang,
        list_depth=outer.list_depth + 1,
        inset=_base(outer, work) != work.book.column,
    )
    list_id = _ordered_list(items, outer, hang, work) if items.ordered else _bullets(outer, work)
    gap = 0 if items.tight else to_twips(work.sheet.lists.item_gap)
    pieces: list[Piece] = []
    for index, item in enumerate(items.items):
        mark = _mark(items, index, list_id, outer.list_depth, work)
        pieces.extend(_set_item(item, mark, inner, hang, work, ordered=items.ordered))
        _loosen(pieces, gap, work)
    if place.list_depth == 0:
        _close(pieces, to_twips(work.sheet.style("body").after), work)
    return pieces


def bullet_list(work: Work) -> WordList:
    """The list of all bullets in the text column, linked to Word's bullet styles."""
    levels = tuple(
        replace(level, style=work.book.listed("Bullet", depth, "list", inset=False).id)
        if depth < LIST_STYLES
        else level
        for depth, level in enumerate(_bullet_levels(work.book.column, work))
    )
    return WordList(BULLET_LIST, levels)


def _base(place: Place, work: Work) -> int:
    """Left edge of the outermost list around, or of a list that begins here."""
    indent = to_twips(work.sheet.lists.indent)
    return place.column + place.left - indent * place.list_depth


def _extra(items: ItemList, place: Place, work: Work) -> int:
    """What the indent lacks for the widest number."""
    if not items.ordered or not items.items:
        return 0
    last = _mark(items, len(items.items) - 1, 0, place.list_depth, work)
    size = work.sheet.style(place.list_role).size
    missing = rough_width(last.text, size) - work.sheet.lists.indent
    return max(to_twips(missing + work.sheet.lists.label_gap), 0) if missing > 0 else 0


def _bullets(place: Place, work: Work) -> int:
    base = _base(place, work)
    if base == work.book.column and place.list_role == "list":
        return BULLET_LIST
    found = work.bullets.get(base)
    if found is None:
        found = work.bullets[base] = work.next_list()
        work.lists.append(WordList(found, _bullet_levels(base, work)))
    return found


def _bullet_levels(base: int, work: Work) -> tuple[ListLevel, ...]:
    marks = work.sheet.lists.bullets
    indent = to_twips(work.sheet.lists.indent)
    return tuple(
        ListLevel("bullet", marks[depth % len(marks)], base + indent * (depth + 1), indent)
        for depth in range(DEEPEST_LEVEL + 1)
    )


def _number_levels(base: int, work: Work) -> tuple[ListLevel, ...]:
    indent = to_twips(work.sheet.lists.indent)
    levels = []
    for depth in range(DEEPEST_LEVEL + 1):
        number_format, pattern = number_pattern(work.sheet.lists.numbers, depth)
        levels.append(ListLevel(number_format, pattern, base + indent * (depth + 1), indent))
    return tuple(levels)


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
        pieces.append(replace(first, inlines=(*date, WordText(" "), WordTab(), *first.inlines)))
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
    item: ListItem, mark: ListMark, place: Place, hang: int, work: Work, *, ordered: bool
) -> list[Piece]:
    depth = place.list_depth - 1
    kind: ListKind = "Number" if ordered else "Bullet"
    style = work.book.listed(kind, depth, place.list_role, inset=place.inset)
    overrides = work.shifted(replace(style, first=-hang), 0, style.right, place)
    if style.first != -hang:
        overrides = replace(overrides or Overrides(), first=-hang)
    pieces = _item_pieces(item, place, work)
    first = pieces[0] if pieces else None
    continued = work.book.listed("Continue", depth, place.list_role, inset=place.inset).id
    if isinstance(first, WordParagraph) and first.style == continued and first.mark is None:
        marked = replace(first, style=style.id, overrides=overrides, mark=mark)
        after = first.overrides.after if first.overrides is not None else None
        return [marked if after is None else overriding(marked, after=after), *pieces[1:]]
    empty = WordParagraph(style.id, (), mark=mark, overrides=overrides)
    return [overriding(empty, keep_next=True) if pieces else empty, *pieces]


def _item_pieces(item: ListItem, place: Place, work: Work) -> list[Piece]:
    """What the blocks of an item become; several paragraphs of one have white between them."""
    several = sum(isinstance(block, Paragraph) for block in item.blocks) > 1
    after = to_twips(work.sheet.style(place.list_role).after)
    pieces: list[Piece] = []
    for block in item.blocks:
        pieces.extend(work.set_blocks((block,), place, work))
        last = pieces[-1] if pieces else None
        if several and isinstance(block, Paragraph) and isinstance(last, WordParagraph):
            pieces[-1] = overriding(last, after=after)
    return pieces


def _loosen(pieces: list[Piece], gap: int, work: Work) -> None:
    """Give the last paragraph white below it, if it has less."""
    last = pieces[-1] if pieces else None
    if isinstance(last, WordParagraph) and white_below(last, work) < gap:
        pieces[-1] = overriding(last, after=gap)


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


def _ordered_list(items: ItemList, place: Place, hang: int, work: Work) -> int:
    if not 0 <= items.start <= LARGEST_NUMBER:
        work.sink.report(
            "word/list-number",
            f"a list in Word starts between 0 and {LARGEST_NUMBER}, not at {items.start}",
            items.span,
        )
    level = min(place.list_depth, DEEPEST_LEVEL)
    levels = list(_number_levels(_base(place, work), work))
    levels[level] = replace(levels[level], left=place.column + place.left + hang, hanging=hang)
    list_id = work.next_list()
    work.lists.append(WordList(list_id, tuple(levels), ((level, _start(items)),)))
    return list_id
