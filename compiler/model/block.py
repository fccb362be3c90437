"""Blocks: what stands alone on a page."""

from typing import Literal

from msgspec import Struct

from compiler.model.inline import Inlines
from compiler.source import Span


class Heading(Struct, frozen=True):
    """A heading; level 1 is the chapter's title."""

    level: int
    inlines: Inlines
    label: str
    """Always set and unique in the report: the author's `{#id}`, or one made from the words."""
    numbered: bool = True
    listed: bool = True
    """Whether contents, bookmarks and the outline show it."""
    span: Span | None = None


class Paragraph(Struct, frozen=True):
    """A paragraph; its role names the text style of the style sheet."""

    inlines: Inlines
    role: str = "body"
    span: Span | None = None


class ListItem(Struct, frozen=True):
    """One item of a list."""

    blocks: "tuple[Block, ...]"
    span: Span | None = None


class ItemList(Struct, frozen=True):
    """A bulleted or numbered list."""

    ordered: bool
    items: tuple[ListItem, ...]
    start: int = 1
    tight: bool = True
    span: Span | None = None


class Definition(Struct, frozen=True):
    """A term and what it means."""

    term: Inlines
    blocks: "tuple[Block, ...]"


class DefinitionList(Struct, frozen=True):
    """Terms with their definitions."""

    items: tuple[Definition, ...]
    span: Span | None = None


class Quote(Struct, frozen=True):
    """A quotation set apart from the text."""

    blocks: "tuple[Block, ...]"
    span: Span | None = None


class CodeBlock(Struct, frozen=True):
    """Literal lines in the fixed-width face; lines end with a newline except the last."""

    text: str
    language: str = ""
    span: Span | None = None


class Rule(Struct, frozen=True):
    """A rule across the measure; decoration, not text."""

    role: Literal["break", "opening"] = "break"
    span: Span | None = None


Placement = Literal["", "here", "top", "bottom", "page"]
"""Where on a page an author wants a figure or table; empty: where it finds room."""

Align = Literal["left", "right", "center", "decimal"]


class Column(Struct, frozen=True):
    """A column of a table: how its cells stand and, where the author says so, its share."""

    align: Align = "left"
    share: float | None = None
    """Part of the table's width from 0 to 1; measured from the content when absent."""


class Cell(Struct, frozen=True):
    """A cell of a table."""

    inlines: Inlines
    columns: int = 1
    """How many columns it spans."""
    rows: int = 1
    """How many rows it spans."""
    header: bool = False
    """Whether it heads its row (cells of head rows head their columns anyway)."""


class Row(Struct, frozen=True):
    """A row of a table; a spanned place has no cell of its own."""

    cells: tuple[Cell, ...]
    kind: Literal["plain", "group", "total"] = "plain"
    span: Span | None = None


class Table(Struct, frozen=True):
    """A table with its caption above and its source line and notes below."""

    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    caption: Inlines = ()
    label: str = ""
    """Unique in the report, or empty for a table without caption, which is not counted."""
    source: Inlines = ()
    """Where the figures come from; printed under the table."""
    note: Inlines = ()
    span: Span | None = None
    data: str = ""
    """Data file it was made from (`data/trade.csv`), with the table inside it after a `#`."""
    place: Placement = ""
    wide: bool = False
    """Whether it takes the whole width where the text around it stands in columns."""


POINTS_PER_INCH = 72.0
DRAWING_DPI = 96.0
"""Units of a drawing in an inch, as in CSS."""
PRINT_DPI = 150.0
"""Resolution of pixels that are printed at their own size."""


class Picture(Struct, frozen=True):
    """An image file, checked and measured by the reader."""

    path: str
    """Relative to the project."""
    format: Literal["png", "jpeg", "svg", "pdf"]
    """A drawing of form `pdf` is a file of one page."""
    width: float
    height: float
    """Pixels, as seen upright; of a drawing, units of 1/96 inch."""
    data: bytes
    digest: str = ""
    """SHA-256 of the data in hex: one copy per file however often it is used."""

    @property
    def is_drawing(self) -> bool:
        """Whether it has no pixels and is sharp at any size."""
        return self.format in ("svg", "pdf")

    @property
    def natural_width(self) -> float:
        """Width in points when the author asks for none."""
        dpi = DRAWING_DPI if self.is_drawing else PRINT_DPI
        return max(self.width, 1) * POINTS_PER_INCH / dpi

    @property
    def proportion(self) -> float:
        """Height by width."""
        return max(self.height, 1) / max(self.width, 1)


class Figure(Struct, frozen=True):
    """A picture with its caption and credit below."""

    picture: Picture
    caption: Inlines = ()
    label: str = ""
    """Unique in the report, or empty for a picture without caption, which is not counted."""
    alt: str = ""
    decorative: bool = False
    credit: Inlines = ()
    width: float | None = None
    """Part of the measure from 0 to 1; the picture's own size, held to the measure, when absent."""
    span: Span | None = None
    length: float | None = None
    """Width in points, where the author gives that and no part of the measure."""
    data: str = ""
    """Data file that it shows, as a table names its own."""
    place: Placement = ""
    wide: bool = False
    """Whether it takes the whole width where the text around it stands in columns."""
    language: str = ""
    """BCP 47 tag of the alternative text where it differs from that of the part."""

    def width_in(self, measure: float) -> float:
        """Width in a measure and never beyond it, both in points."""
        if self.length is not None:
            return min(self.length, measure)
        if self.width is not None and self.width > 0:
            return measure * min(self.width, 1.0)
        return min(self.picture.natural_width, measure)


class Box(Struct, frozen=True):
    """Blocks set apart on a tint; its kind names the box style of the style sheet."""

    kind: str
    """`box` and `note` from chapters; `cover` and others from templates."""
    blocks: "tuple[Block, ...]"
    title: Inlines = ()
    label: str = ""
    span: Span | None = None


class Landscape(Struct, frozen=True):
    """Blocks on pages of their own that are turned to lie broad."""

    blocks: "tuple[Block, ...]"
    span: Span | None = None


class Columns(Struct, frozen=True):
    """Blocks in two or three columns over the whole width, even at their end."""

    count: int
    blocks: "tuple[Block, ...]"
    span: Span | None = None


class Event(Struct, frozen=True):
    """One entry of a chronology."""

    date: Inlines
    blocks: "tuple[Block, ...]"


class Chronology(Struct, frozen=True):
    """Dated events, dates in the margin."""

    events: tuple[Event, ...]
    span: Span | None = None


class KeyFigure(Struct, frozen=True):
    """A large numeral with what it counts."""

    value: Inlines
    label: Inlines


class KeyFigures(Struct, frozen=True):
    """A row of two to four key figures."""

    items: tuple[KeyFigure, ...]
    span: Span | None = None


class ContentsList(Struct, frozen=True):
    """The place where an engine sets the contents, the list of tables or the list of figures."""

    kind: Literal["contents", "tables", "figures"] = "contents"
    depth: int = 2
    """Deepest heading level listed."""


Block = (
    Heading
    | Paragraph
    | ItemList
    | DefinitionList
    | Quote
    | CodeBlock
    | Rule
    | Table
    | Figure
    | Box
    | Landscape
    | Columns
    | Chronology
    | KeyFigures
    | ContentsList
)
Blocks = tuple[Block, ...]
