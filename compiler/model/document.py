"""The document: what a report is about, and its parts in order."""

import datetime
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from compiler.model.block import Blocks
from compiler.model.inline import Text
from compiler.source import Span


class Metadata(Struct, frozen=True):
    """What title pages, file properties and catalogues say of the report."""

    title: str
    subtitle: str = ""
    organisation: str = ""
    period: str = ""
    date: datetime.date | None = None
    language: str = "en"
    """BCP 47 tag of the text."""
    authors: tuple[str, ...] = ()
    description: str = ""
    keywords: tuple[str, ...] = ()


FieldName = Literal["folio", "chapter", "report", "pages"]


class Field(Struct, frozen=True):
    """A word of a running head that changes from page to page."""

    name: FieldName


RunningInlines = tuple[Text | Field, ...]


class RunningLine(Struct, frozen=True):
    """One running line: what stands left, in the middle and right."""

    left: RunningInlines = ()
    center: RunningInlines = ()
    right: RunningInlines = ()


class Running(Struct, frozen=True):
    """Running heads and feet of one page master."""

    head_left: RunningLine = RunningLine()
    """Head of left-hand (even) pages of a double-sided report."""
    head_right: RunningLine = RunningLine()
    """Head of right-hand pages, and of all pages of a single-sided report."""
    foot_left: RunningLine = RunningLine()
    foot_right: RunningLine = RunningLine()
    foot_first: RunningLine = RunningLine()
    """Foot of a part's first page, which carries no running head."""


PartKind = Literal["cover", "contents", "front", "chapter", "back", "colophon"]


class Part(Struct, frozen=True):
    """A stretch of the report that starts a page: cover, contents, a chapter, the colophon."""

    kind: PartKind
    blocks: Blocks
    master: str
    """Page master of the style sheet."""
    title: str = ""
    """Plain words, for running heads and file names."""
    slug: str = ""
    numbered: bool = True
    """Whether a chapter is counted."""
    language: str = ""
    """BCP 47 tag where it differs from the report's."""
    span: Span | None = None


class Attachment(Struct, frozen=True):
    """A file that goes along with the report, such as the data of a table."""

    data: bytes
    media_type: str
    """Such as `text/csv`."""
    description: str
    labels: tuple[str, ...] = ()
    """Labels of the tables and figures it belongs to; none where these have no label."""


class Document(Struct, frozen=True):
    """The assembled report; front parts carry roman folios, the rest arabic ones."""

    metadata: Metadata
    parts: tuple[Part, ...]
    running: Mapping[str, Running] = field(default_factory=dict)
    """Running lines by page master."""
    attachments: Mapping[str, Attachment] = {}
    """Files inside the PDF by name; the Word file carries none."""
