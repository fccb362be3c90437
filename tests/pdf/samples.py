"""Small paged documents made by hand: lines, elements and pages without the layout."""

import datetime
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from compiler.diagnostics import Sink
from compiler.fonts.library import FaceLibrary
from compiler.layout.lines.line import Fragment, Line
from compiler.layout.page import (
    Anchor,
    Bookmark,
    Page,
    PagedDocument,
    PagedPart,
    Placed,
    PlacedLine,
    PlacedPage,
)
from compiler.layout.structure import Element, Structure
from compiler.model.document import Metadata
from compiler.pdf.document import write_pdf
from compiler.stylesheet.sheet import Family

A4 = (595.276, 841.89)
METADATA = Metadata(
    "Annual Report",
    organisation="Ministry of Examples",
    date=datetime.date(2010, 4, 1),
    description="What happened & why",
    keywords=("trade", "énergie"),
)
INK = "1B2430"


@cache
def library() -> FaceLibrary:
    """The faces the shipped styles use."""
    serif = "SourceSerif4[opsz,wght].ttf"
    sans = "SourceSans3[wght].ttf"
    families = {
        "serif": Family(
            "serif",
            "Source Serif 4",
            "fontpkg-source-serif-4",
            {"regular": serif, "bold": serif, "italic": "SourceSerif4-Italic[opsz,wght].ttf"},
            {
                "regular": {"wght": 400, "opsz": 12},
                "bold": {"wght": 600, "opsz": 12},
                "italic": {"wght": 400, "opsz": 12},
            },
            "Georgia",
        ),
        "sans": Family(
            "sans",
            "Source Sans 3",
            "fontpkg-source-sans-3",
            {"regular": sans, "bold": sans},
            {"regular": {"wght": 400}, "bold": {"wght": 600}},
            "Segoe UI",
        ),
    }
    return FaceLibrary(families, Sink())


def fragment(text: str, *, x: float = 0.0, face: str = "serif/regular", **more: Any) -> Fragment:
    """A stretch of words; it is in two-byte codes when a word is not in the face's own codes."""
    loaded = library().by_key(face)
    size = more.pop("size", 10.0)
    words = [loaded.words[word] for word in text.split(" ")]
    wide = any(word.wide for word in words)
    blanks = len(words) - 1
    width = (sum(word.width for word in words) + blanks * loaded.space) * size
    if wide:
        blank = f"{loaded.codes.glyphs[32]:04X}"
        show = "<" + blank.join(_two_bytes(word, face) for word in text.split(" ")) + ">"
    else:
        show = "(" + " ".join(word.show for word in words) + ")"
    values = {"color": INK, "width": width, **more}
    return Fragment(x, face, wide, size, show=show, text=text, **values)


def _two_bytes(word: str, face: str) -> str:
    return library().by_key(face).lane("", wide=True)[word].show


def line(*parts: str | Fragment, **more: Any) -> Line:
    """A line of fragments; a plain string is one in the text face."""
    fragments = tuple(fragment(part) if isinstance(part, str) else part for part in parts)
    width = max((each.x + each.width for each in fragments), default=0.0)
    return Line(fragments, width, **more)


def lines(texts: Iterable[str], owner: int, *, y: float = 100.0, x: float = 70.0) -> list[Placed]:
    """Lines of one paragraph, 14 points apart; a text that ends in a soft hyphen is hyphenated."""
    placed: list[Placed] = []
    for at, text in enumerate(texts):
        hyphen = text.endswith("\u00ad")
        shown = fragment(text.removesuffix("\u00ad"))
        if hyphen:
            shown = hyphenated(shown)
        placed.append(PlacedLine(x, y + 14 * at, line(shown, hyphenated=hyphen), owner))
    return placed


def hyphenated(shown: Fragment) -> Fragment:
    """The same stretch with a hyphen that the line break brought in."""
    values = {name: getattr(shown, name) for name in Fragment.__struct_fields__}
    values |= {"show": shown.show[:-1] + "\u00ad)", "text": shown.text + "\u00ad", "hyphen": True}
    return Fragment(**values)


def part(
    pages: Iterable[Iterable[Placed]],
    structure: Structure | tuple[Element, ...],
    *,
    kind: Any = "chapter",
    slug: str = "one",
    language: str = "",
    master: str = "body",
) -> PagedPart:
    """A part of pages; its anchors are those placed."""
    elements = tuple(structure.elements) if isinstance(structure, Structure) else structure
    built = tuple(Page(master, tuple(items), first=at == 0) for at, items in enumerate(pages))
    anchors = {
        item.label: at
        for at, page in enumerate(built)
        for item in page.items
        if isinstance(item, Anchor)
    }
    return PagedPart(kind, slug.title(), slug, language, built, elements, anchors)


def document(
    *parts: PagedPart,
    running: Mapping[tuple[int, int], tuple[Placed, ...]] | None = None,
    labels: Iterable[str] = (),
    bookmarks: Iterable[Bookmark] = (),
    metadata: Metadata = METADATA,
    standard: Any = "ua-1+a-2a",
    sizes: Mapping[str, tuple[float, float]] | None = None,
) -> PagedDocument:
    """A document of parts, its pages counted from 1."""
    placed = [(at, index) for at, each in enumerate(parts) for index in range(len(each.pages))]
    given = list(labels) or [str(number) for number in range(1, len(placed) + 1)]
    pages = tuple(
        PlacedPage(at, index, label, label, (running or {}).get((at, index), ()))
        for (at, index), label in zip(placed, given, strict=True)
    )
    folios = {
        label: given[placed.index((at, index))]
        for at, each in enumerate(parts)
        for label, index in each.anchors.items()
    }
    return PagedDocument(
        metadata, parts, pages, folios, tuple(bookmarks), sizes or {"body": A4}, standard
    )


def one_pager(
    *words: str,
    labels: Iterable[str] = ("1",),
    anchors: Mapping[str, int] | None = None,
    **more: Any,
) -> bytes:
    """The file of a document with a heading per page; anchors by page."""
    tree = Structure.rooted("Sect")
    pages: list[list[Placed]] = []
    for at, label in enumerate(labels):
        here = [Anchor(name, 70, 80) for name, page in (anchors or {}).items() if page == at]
        heading = lines([*words] or [f"Page {label or 'without'}"], tree.open("H1", 0))
        pages.append([*here, *heading])
    made = document(part(pages, tree), labels=labels, **more)
    return write_pdf(made, library())
