"""Inlines: what lives in a line of text."""

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from compiler.source import Span

if TYPE_CHECKING:
    from compiler.model.block import Block


class Text(Struct, frozen=True):
    """Plain words, white space collapsed."""

    text: str


class Emphasis(Struct, frozen=True):
    """Stressed words, usually italic."""

    children: "tuple[Inline, ...]"


class Strong(Struct, frozen=True):
    """Strongly stressed words, usually bold."""

    children: "tuple[Inline, ...]"


class Superscript(Struct, frozen=True):
    """Raised text."""

    children: "tuple[Inline, ...]"


class Subscript(Struct, frozen=True):
    """Lowered text."""

    children: "tuple[Inline, ...]"


class SmallCaps(Struct, frozen=True):
    """Words in small capitals."""

    children: "tuple[Inline, ...]"


class Foreign(Struct, frozen=True):
    """Words in another language than the text around them."""

    language: str
    """BCP 47 tag."""
    children: "tuple[Inline, ...]"


class Abbreviation(Struct, frozen=True):
    """An abbreviation with the words it stands for."""

    text: str
    expansion: str
    """Read aloud or shown in place of the text; never printed."""


class Code(Struct, frozen=True):
    """Literal text in the fixed-width face."""

    text: str


class LineBreak(Struct, frozen=True):
    """A line end the author asked for."""


class Link(Struct, frozen=True):
    """A link out of the document."""

    url: str
    children: "tuple[Inline, ...]"
    span: Span | None = None


ReferenceForm = Literal["full", "number", "title", "page"]


class Reference(Struct, frozen=True):
    """A cross reference; *resolve* knows its words: "Table 2", "2", the title, or the folio."""

    label: str
    form: ReferenceForm = "full"
    span: Span | None = None


class Note(Struct, frozen=True):
    """A footnote, standing where its call stands."""

    label: str
    """Unique in the report; the number is counted in *resolve*."""
    blocks: "tuple[Block, ...]"
    span: Span | None = None


class Value(Struct, frozen=True):
    """A formatted value from the data that remembers where it came from."""

    text: str
    origin: str
    """The expression as the author wrote it, such as `data.trade.total.exports | number`."""
    span: Span | None = None


Inline = (
    Text
    | Emphasis
    | Strong
    | Superscript
    | Subscript
    | SmallCaps
    | Foreign
    | Abbreviation
    | Code
    | LineBreak
    | Link
    | Reference
    | Note
    | Value
)
Inlines = tuple[Inline, ...]
