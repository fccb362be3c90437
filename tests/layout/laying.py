"""Small reports laid out for tests, and what can be read off their pages."""

from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from compiler.diagnostics import Sink
from compiler.fonts.library import FaceLibrary
from compiler.layout.converge import paginate
from compiler.layout.lint import report_findings
from compiler.layout.page import Page, PagedDocument, PagedPart, PlacedLine
from compiler.layout.part import layout_part
from compiler.model.block import Block, Heading, ListItem, Paragraph, Picture
from compiler.model.document import Document, Metadata, Part, Running
from compiler.model.inline import Inline, Inlines, LineBreak, Note, Text
from compiler.resolve.resolve import resolve
from compiler.resources import styles_root
from compiler.stylesheet.load import load_style
from compiler.stylesheet.sheet import PageMaster, StyleSheet

PICTURE = Picture("figures/square.png", "png", 300, 300, b"")


@cache
def base() -> StyleSheet:
    sink = Sink()
    return load_style("base", styles_root(), styles_root(), sink)


@cache
def library() -> FaceLibrary:
    return FaceLibrary(base().families, Sink())


def small(lines: int, width: float = 320.0, indent: float = 100.0) -> StyleSheet:
    """The base style on a page of so many lines of 14 points."""
    master = PageMaster("body", width, lines * 14.0 + 20, 10, 10, 10, 10, indent, 8, 5)
    sheet = base()
    masters = {name: replace(master, name=name) for name in sheet.masters}
    return replace(sheet, masters=masters)


def document(*blocks: Block, running: Running | None = None) -> Document:
    part = Part("chapter", blocks, "body", "A chapter", "a-chapter")
    return Document(Metadata("The Year"), (part,), {"body": running} if running else {})


def lay(*blocks: Block, sheet: StyleSheet | None = None, sink: Sink | None = None) -> PagedPart:
    """One chapter laid out; diagnostics go to the sink, or must not occur."""
    own = Sink()
    resolved = resolve(document(*blocks), Sink())
    part = layout_part(resolved, 0, sheet or base(), library(), {}, sink or own)
    labels = [str(at) for at, _ in enumerate(part.pages, 1)]
    report_findings(part.findings, labels, sink or own)
    assert not own.diagnostics, own.diagnostics
    return part


def lay_parts(
    *parts: Part,
    sheet: StyleSheet | None = None,
    running: dict[str, Running] | None = None,
    sink: Sink | None = None,
) -> PagedDocument:
    resolved = resolve(Document(Metadata("The Year"), parts, running or {}), Sink())
    return paginate(resolved, sheet or base(), library(), sink or Sink())


def chapter(slug: str, *blocks: Block, master: str = "body") -> Part:
    return Part("chapter", blocks, master, slug.title(), slug)


# ---------------------------------------------------------------- blocks


def paragraph(text: str, *more: Inline, role: str = "body") -> Paragraph:
    return Paragraph((Text(text), *more), role)


def lines(count: int, word: str = "line") -> Paragraph:
    """A paragraph of so many lines of any measure: forced line ends."""
    return Paragraph(lines_inlines(count, word))


def lines_inlines(count: int, word: str = "line") -> Inlines:
    inlines: list[Inline] = [Text(f"{word} 1")]
    for number in range(2, count + 1):
        inlines += [LineBreak(), Text(f"{word} {number}")]
    return tuple(inlines)


def heading(level: int, title: str) -> Heading:
    return Heading(level, (Text(title),), title.lower().replace(" ", "-"))


def note(label: str, *blocks: Block) -> Note:
    return Note(label, blocks)


def item(*blocks: Block) -> ListItem:
    return ListItem(blocks)


# ---------------------------------------------------------------- pages


def texts(page: Page) -> list[str]:
    """Lines of a page from top to bottom, then from left to right."""
    placed = [each for each in page.items if isinstance(each, PlacedLine)]
    placed.sort(key=lambda each: (round(each.y, 1), each.x))
    return [each.line.text.replace("\u00a0", " ") for each in placed]


def pages(part: PagedPart) -> list[list[str]]:
    return [texts(page) for page in part.pages]


def placed_lines(part: PagedPart) -> Iterator[tuple[int, PlacedLine]]:
    for number, page in enumerate(part.pages):
        for each in page.items:
            if isinstance(each, PlacedLine):
                yield number, each


def find(part: PagedPart, text: str) -> tuple[int, PlacedLine]:
    """Page and place of the first line that holds the text."""
    for number, each in placed_lines(part):
        if text in each.line.text.replace("\u00a0", " "):
            return number, each
    raise AssertionError(f"{text!r} stands on no page")


def reading_text(part: PagedPart) -> str:
    """Everything in the order of the structure tree, without blanks and hyphens of line ends."""
    owned: dict[int, list[str]] = {}
    for _, placed in placed_lines(part):
        for fragment in placed.line.fragments:
            owner = fragment.owner if fragment.owner >= 0 else placed.owner
            owned.setdefault(owner, []).append(fragment.text)

    def read(index: int) -> str:
        element = part.elements[index]
        return "".join(owned.get(index, ())) + "".join(read(kid) for kid in element.kids)

    return squeezed(read(0))


def squeezed(text: str) -> str:
    return "".join(text.replace("\u00ad", "").replace("\u00a0", "").split())
