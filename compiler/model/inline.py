"""Inlines: what lives in a line of text."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from compiler.source import Span

if TYPE_CHECKING:
    from compiler.model.block import Block


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words, white space collapsed."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words, usually italic."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Strong:
    """Strongly stressed words, usually bold."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Superscript:
    """Raised text."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Subscript:
    """Lowered text."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class SmallCaps:
    """Words in small capitals."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words in another language than the text around them."""

    language: str
    """BCP 47 tag."""
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation with the words it stands for."""

    text: str
    expansion: str
    """Read aloud or shown in place of the text; never printed."""


@dataclass(frozen=True, slots=True)
class Code:
    """Literal text in the fixed-width face."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line end the author asked for."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link out of the document."""

    url: str
    children: "tuple[Inline, ...]"
    span: Span | None = field(default=None, compare=False, repr=False)


ReferenceForm = Literal["full", "number", "title", "page"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross reference; *resolve* knows its words: "Table 2", "2", the title, or the folio."""

    label: str
    form: ReferenceForm = "full"
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, standing where its call stands."""

    label: str
    """Unique in the report; the number is counted in *resolve*."""
    blocks: "tuple[Block, ...]"
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Value:
    """A formatted value from the data that remembers where it came from."""

    text: str
    origin: str
    """The expression as the author wrote it, such as `data.trade.total.exports | number`."""
    span: Span | None = field(default=None, compare=False, repr=False)


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
