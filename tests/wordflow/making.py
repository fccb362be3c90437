"""Small reports turned into the flow of a Word file, and what can be read off it."""

from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from compiler.diagnostics import Sink
from compiler.model.block import (
    Block,
    Cell,
    Column,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Row,
    Table,
)
from compiler.model.document import Document, Metadata, Part, PartKind, Running
from compiler.model.inline import Inline, Text
from compiler.resolve.resolve import resolve
from compiler.resolve.resolved import ResolvedDocument
from compiler.resources import styles_root
from compiler.stylesheet.load import load_style
from compiler.stylesheet.sheet import StyleSheet
from compiler.wordflow.build import build
from compiler.wordflow.flow import (
    WordBlock,
    WordBookmarked,
    WordBreak,
    WordDocument,
    WordField,
    WordInline,
    WordLink,
    WordNoteCall,
    WordParagraph,
    WordPicture,
    WordTab,
    WordTable,
    WordText,
)


@cache
def bluebook() -> StyleSheet:
    """The style without white above openings, which gives first paragraphs styles of their own."""
    sheet = load_style("bluebook", styles_root(), styles_root(), Sink())
    flat = {name: replace(sheet.masters[name], opening_sink=0.0) for name in ("body", "front")}
    return replace(sheet, masters={**sheet.masters, **flat})


def without_chapter_labels() -> StyleSheet:
    sheet = bluebook()
    return replace(sheet, numbers=replace(sheet.numbers, chapter_label=False))


# ---------------------------------------------------------------- documents


def part(*blocks: Block, kind: PartKind = "chapter", slug: str = "one", **more: str) -> Part:
    masters = {"cover": "cover", "contents": "front", "front": "front", "colophon": "colophon"}
    master = masters.get(kind, "body")
    return Part(kind, blocks, master, slug.title(), slug, language=more.get("language", ""))


def report(*parts: Part, running: Running | None = None, language: str = "en") -> ResolvedDocument:
    metadata = Metadata("The Year", organisation="The Office", language=language)
    lines = {"body": running, "front": running} if running else {}
    return resolve(Document(metadata, parts, lines), Sink())


def flow(*blocks: Block, sheet: StyleSheet | None = None, sink: Sink | None = None) -> WordDocument:
    """One chapter; diagnostics go to the sink, or must not occur."""
    return flow_of(report(part(*blocks)), sheet, sink)


def flow_of(
    resolved: ResolvedDocument, sheet: StyleSheet | None = None, sink: Sink | None = None
) -> WordDocument:
    own = Sink()
    made = build(resolved, sheet or bluebook(), sink or own)
    assert not own.diagnostics, own.diagnostics
    return made


# ---------------------------------------------------------------- blocks


def words(text: str, *more: Inline, role: str = "body") -> Paragraph:
    return Paragraph((Text(text), *more), role)


def heading(level: int, title: str, *, numbered: bool = True, label: str = "") -> Heading:
    return Heading(level, (Text(title),), label or title.lower().replace(" ", "-"), numbered)


def bullets(*items: str | tuple[Block, ...]) -> ItemList:
    return ItemList(False, tuple(_item(each) for each in items))


def numbers(*items: str | tuple[Block, ...], start: int = 1, tight: bool = True) -> ItemList:
    return ItemList(True, tuple(_item(each) for each in items), start, tight)


def _item(content: str | tuple[Block, ...]) -> ListItem:
    return ListItem((words(content),) if isinstance(content, str) else content)


def table(head: str, *rows: str, caption: str = "", label: str = "", align: str = "") -> Table:
    """Cells separated by bars; `align` has a letter per column: l, r, c, d."""
    columns = head.split("|")
    names = {"l": "left", "r": "right", "c": "center", "d": "decimal"}
    return Table(
        tuple(Column(names[each]) for each in align.ljust(len(columns), "l")),  # type: ignore[arg-type]
        (_row(head),),
        tuple(map(_row, rows)),
        (Text(caption),) if caption else (),
        label,
    )


def _row(cells: str) -> Row:
    return Row(tuple(Cell((Text(each.strip()),)) for each in cells.split("|")))


# ---------------------------------------------------------------- what came out


def blocks_of(word: WordDocument, section: int = 0) -> tuple[WordBlock, ...]:
    return word.sections[section].blocks


def paragraphs(word: WordDocument) -> Iterator[WordParagraph]:
    """Paragraphs of the body in reading order, those in cells among them."""
    for section in word.sections:
        yield from paragraphs_in(section.blocks)


def paragraphs_in(blocks: tuple[WordBlock, ...]) -> Iterator[WordParagraph]:
    for block in blocks:
        if isinstance(block, WordParagraph):
            yield block
            continue
        for row in block.rows:
            for cell in row.cells:
                yield from paragraphs_in(cell.blocks)


def shown(word: WordDocument) -> list[str]:
    """Style and text of each paragraph."""
    return [f"{each.style}: {text(each)}" for each in paragraphs(word)]


def text(paragraph: WordParagraph) -> str:
    mark = f"[{paragraph.mark.text}] " if paragraph.mark else ""
    return mark + "".join(map(spelled, paragraph.inlines))


def spelled(inline: WordInline) -> str:
    """An inline as text: fields in braces, links in angles, notes raised."""
    match inline:
        case WordText(text=words):
            return words
        case WordTab():
            return "→"
        case WordBreak():
            return "↵"
        case WordField(kind=kind, target=target, text=result):
            return f"{{{kind} {target}={result}}}"
        case WordNoteCall(number=number):
            return f"^{number}"
        case WordPicture(alt=alt):
            return f"(picture: {alt})"
        case WordLink(url=url, bookmark=bookmark, children=children):
            return f"<{url or '#' + bookmark} {''.join(map(spelled, children))}>"
        case WordBookmarked(bookmark=name, children=children):
            return f"‹{name} {''.join(map(spelled, children))}›"


def first_table(word: WordDocument) -> WordTable:
    return next(each for each in blocks_of(word) if isinstance(each, WordTable))
