"""One document that holds a bit of everything a report can show, made by hand."""

from functools import cache
from io import BytesIO
from typing import Any

from msgspec.structs import replace
from PIL import Image

from compiler.layout.page import (
    Anchor,
    Bookmark,
    LinkArea,
    PagedDocument,
    PagedPart,
    PlacedFill,
    PlacedLine,
    PlacedPicture,
    PlacedRule,
)
from compiler.layout.structure import ARTIFACT, ARTIFACT_FOOTER, ARTIFACT_HEADER, Structure
from compiler.model.block import Picture
from compiler.model.document import Attachment
from compiler.seed.report import PdfStandard
from tests.pdf.samples import document, fragment, line, lines, part


def picture(mode: str = "RGB", size: tuple[int, int] = (8, 6), kind: Any = "png") -> Picture:
    """A small picture whose colours run from one corner to the other."""
    image = Image.linear_gradient("L").resize(size).convert(mode)
    packed = BytesIO()
    image.save(packed, kind.upper())
    return Picture(f"{mode}.{kind}", kind, *size, packed.getvalue(), digest=f"{mode}{kind}" * 8)


def cover() -> PagedPart:
    """A field of colour with words on it."""
    tree = Structure.rooted("Sect")
    box = tree.open("Aside", 0)
    title = tree.open("P", box)
    items = [PlacedFill(0, 0, 595.276, 300, "12355B"), *lines(["Annual Report"], title, y=200)]
    return part([items], tree, kind="cover", slug="cover")


def contents() -> PagedPart:
    """Two entries with leaders and folios."""
    tree = Structure.rooted("Sect")
    items: list[Any] = [Anchor("contents", 70, 80)]
    items += lines(["Contents"], tree.open("H1", 0), y=90)
    table = tree.open("TOC", 0)
    for at, (label, title, folio) in enumerate([("sec-a", "Trade", "1"), ("sec-b", "Aid", "2")]):
        entry = tree.open("TOCI", table, {"Target": label})
        link = tree.open("Link", tree.open("Reference", entry))
        y = 120.0 + 14 * at
        items += lines([title], link, y=y)
        items.append(PlacedLine(200, y, line("....."), ARTIFACT))
        items.append(PlacedLine(400, y, line(folio), link))
        items.append(LinkArea(70, y - 10, 340, 14, f"#{label}", link))
    return part([items], tree, kind="contents", slug="contents")


def chapter() -> PagedPart:
    """Headings, a paragraph over two pages with links and a note, a list, a table, a figure."""
    tree = Structure.rooted("Sect")
    first: list[Any] = [Anchor("sec-a", 70, 80), *lines(["Trade"], tree.open("H1", 0), y=90)]
    paragraph = tree.open("P", 0)
    first += lines(["Trade grew by a lot; see"], paragraph, y=120)
    link = tree.open("Link", paragraph)
    first += lines(["the site of the"], link, y=134) + lines(["ministry"], link, y=148)
    first += [
        LinkArea(70, 124, 80, 14, "https://example.org/é", link, "Site of the ministry"),
        LinkArea(70, 138, 50, 14, "https://example.org/é", link, "Site of the ministry"),
    ]
    call = tree.open("Link", tree.open("Reference", paragraph, {"Target": "fn-1"}))
    first.append(PlacedLine(120, 148, line(fragment("1", size=6.0, rise=4.0)), call))
    first.append(LinkArea(120, 138, 6, 14, "#fn-1", call))
    note = tree.open("Note", paragraph, {"NoteLabel": "fn-1"})
    rest = tree.piece(paragraph)
    first += lines(["in the af\u00ad"], rest, y=162)
    first.append(PlacedRule(70, 700, 180, 700, 0.4, "1B2430"))
    first.append(Anchor("fn-1", 70, 705))
    first += lines(["1"], tree.open("Lbl", note), y=712)
    first += lines(["What growth is."], tree.open("P", note), y=712, x=80)
    second: list[Any] = lines(["ternoon."], rest, y=90)
    second += _list(tree) + _table(tree) + _figure(tree)
    second += _foreign(tree)
    return part([first, second], tree)


def _list(tree: Structure) -> list[Any]:
    items: list[Any] = []
    listed = tree.open("L", 0, {"ListNumbering": "Decimal"})
    for at, word in enumerate(("one", "two")):
        item = tree.open("LI", listed)
        y = 120.0 + 14 * at
        items += lines([f"{at + 1}."], tree.open("Lbl", item), y=y)
        items += lines([word], tree.open("P", tree.open("LBody", item)), y=y, x=90)
    return items


def _table(tree: Structure) -> list[Any]:
    items: list[Any] = [Anchor("tbl-a", 70, 160)]
    table = tree.open("Table", 0)
    items += lines(["Table 1 Exports"], tree.open("Caption", table), y=165)
    items.append(PlacedRule(70, 170, 300, 170, 0.9, "1B2430"))
    head = tree.open("TR", table)
    rows = [tree.open("TR", table) for _ in range(3)]
    for at, word in enumerate(("Land", "2009", "2010")):
        cell = tree.open("TH", head, {"Scope": "Column", "ID": f"h{at}"})
        items += lines([word], cell, y=182, x=70.0 + 80 * at)
    items.append(PlacedLine(70, 300, line("Land (continued)"), ARTIFACT_HEADER))
    for at, row in enumerate(rows):
        words = (("Japan", "581.8", "12 345"), ("Russia", "", "1 234"), ("Chile", "1", "2"))[at]
        for column, word in enumerate(words):
            tag = "TD" if column else "TH"
            attributes = {"Headers": (f"h{column}",)} if column else {"Scope": "Row"}
            cell = tree.open(tag, row, attributes)
            if word:
                items += lines([word], cell, y=198 + 14.0 * at, x=70.0 + 80 * column)
    return items


def _figure(tree: Structure) -> list[Any]:
    figure = tree.open("Figure", 0, {"Alt": "Colours from dark to light (two of them)"})
    caption = tree.open("Caption", figure)
    return [
        Anchor("fig-a", 70, 400),
        PlacedPicture(70, 400, 80, 60, picture(), figure),
        PlacedPicture(160, 400, 80, 60, picture("L", kind="jpeg"), figure),
        *lines(["Figure 1 Colours"], caption, y=475),
    ]


def _foreign(tree: Structure) -> list[Any]:
    paragraph = tree.open("P", 0)
    span = tree.open("Span", paragraph, {"Lang": "el"})
    greek = fragment("Ελληνική Δημοκρατία", x=40, owner=span, language="el")
    return [PlacedLine(70, 500, line(fragment("Then"), greek), paragraph)]


def second_chapter() -> PagedPart:
    """A chapter in another language, wider than high."""
    tree = Structure.rooted("Sect")
    items: list[Any] = [Anchor("sec-b", 70, 80), *lines(["Coopération"], tree.open("H1", 0), y=90)]
    items += lines(["L’aide publique."], tree.open("P", 0), y=120)
    return part([items], tree, slug="two", language="fr", master="wide")


@cache
def everything(standard: PdfStandard = "ua-1+a-2a") -> PagedDocument:
    """All of it as one document."""
    running = {
        (at, index): (
            PlacedLine(70, 40, line("Annual Report"), ARTIFACT_HEADER),
            PlacedRule(70, 45, 525, 45, 0.4, "C3CCD5"),
            PlacedLine(300, 560, line("12"), ARTIFACT_FOOTER),
        )
        for at, index in ((1, 0), (2, 0), (2, 1), (3, 0))
    }
    return document(
        cover(),
        contents(),
        chapter(),
        second_chapter(),
        running=running,
        labels=["", "ii", "1", "2", "3"],
        bookmarks=[
            Bookmark(1, "Contents", "contents"),
            Bookmark(1, "1 Trade", "sec-a"),
            Bookmark(2, "Exports – “by land”", "tbl-a"),
            Bookmark(1, "2 Coopération", "sec-b"),
        ],
        sizes={"body": (595.276, 841.89), "wide": (841.89, 595.276)},
        standard=standard,
    )


@cache
def attaching(standard: PdfStandard = "ua-1+a-2a") -> PagedDocument:
    """All of it, with a file of a table, one of a figure, and one of the report."""
    files = {
        name: Attachment(b"a,b\r\n1,2\r\n", "text/csv", name, labels)
        for name, labels in (
            ("exports.csv", ("tbl-a",)),
            ("colours.csv", ("fig-a",)),
            ("Überblick (alles).csv", ()),
        )
    }
    return replace(everything(standard), attachments=files)
