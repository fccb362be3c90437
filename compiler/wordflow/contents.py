"""Contents and lists of tables and figures → rows that are ready, inside one field.

Word fills such a field anew when asked to; until then it shows these rows, so they have to be
right: number, title, tab, folio, each row a link.
"""

from msgspec.structs import replace

from compiler.model.block import ContentsList
from compiler.resolve.resolved import Entry
from compiler.wordflow.captions import AFTER_LABEL, SEQUENCES
from compiler.wordflow.flow import (
    WordField,
    WordInline,
    WordLink,
    WordParagraph,
    WordTab,
    WordText,
)
from compiler.wordflow.inlines import set_inlines
from compiler.wordflow.look import RunFormat
from compiler.wordflow.roles import LISTED_ENTRIES
from compiler.wordflow.work import Piece, Place, Work


def set_contents(contents: ContentsList, place: Place, work: Work) -> list[Piece]:
    """The rows of a contents list; none when there is nothing to list."""
    match contents.kind:
        case "contents":
            depth = max(min(contents.depth, 9), 1)
            instruction = f'TOC \\o "1-{depth}" \\h \\z \\u'
            entries = [each for each in work.resolved.outline if each.level <= depth]
        case "tables":
            instruction = f'TOC \\h \\z \\c "{SEQUENCES["table"]}"'
            entries = list(work.resolved.tables)
        case "figures":
            instruction = f'TOC \\h \\z \\c "{SEQUENCES["figure"]}"'
            entries = list(work.resolved.figures)
    rows = [_row(entry, place, work) for entry in entries]
    if rows:
        rows[0] = replace(rows[0], field_begin=instruction)
        rows[-1] = replace(rows[-1], field_end=True)
    return list(rows)


def _row(entry: Entry, place: Place, work: Work) -> WordParagraph:
    role = f"contents-{entry.level}" if entry.kind == "heading" else LISTED_ENTRIES
    style = work.book.of(role)
    run = RunFormat(language=work.language)
    inlines: list[WordInline] = []
    number = _number(entry, work)
    if number:
        inlines.append(WordText(f"{number} " if style.first < 0 else number, run))
        inlines.append(WordTab() if style.first < 0 else WordText(AFTER_LABEL))
    inlines.extend(set_inlines(entry.inlines, style, work, flat=True))
    inlines += [WordText(" ", run), WordTab()]
    inlines.append(WordField("pageref", entry.label, "", run))
    name = work.names.of(entry.label)
    row: tuple[WordInline, ...] = (WordLink("", name, tuple(inlines)),) if name else tuple(inlines)
    return WordParagraph(style.id, row, overrides=work.placed(style, role, place))


def _number(entry: Entry, work: Work) -> str:
    if entry.kind == "heading" and entry.level > work.sheet.numbers.heading_depth:
        return ""
    return entry.number
