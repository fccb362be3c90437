"""The report as read from its project folder, before any template has placed a block."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct, field

from compiler.model.block import Blocks
from compiler.model.document import Metadata
from compiler.model.inline import Inlines, Value
from compiler.source import Span

Format = Literal["pdf", "docx"]
PdfStandard = Literal["ua-1+a-2a", "ua-2+wtpdf", "none"]


class Output(Struct, frozen=True):
    """What is written and under which name."""

    name: str
    formats: tuple[Format, ...] = ("pdf", "docx")
    pdf_standard: PdfStandard = "ua-1+a-2a"
    attach_data: bool = False
    """Whether tables and figures made from data carry it, as files inside the PDF."""
    lock_values: bool = False
    """Whether values from the data are locked in the Word file, each telling its expression."""


class Settings(Struct, frozen=True):
    """`report.toml`, checked: unknown keys and wrong types never get this far."""

    metadata: Metadata
    style: str
    """Name of a shipped style, or a folder relative to the project."""
    chapters: tuple[str, ...]
    """Globs in the order given."""
    output: Output
    abbreviations: Mapping[str, str] = {}
    """What abbreviations stand for, in every chapter."""


class Repair(Struct, frozen=True):
    """One change of the text page reader: what stood there, what stands there now, and why."""

    path: str
    line: int
    column: int
    before: str
    after: str
    rule: str
    """Such as `apostrophe`, `opening-quote`, `word-list`, `mojibake`, `navigation`."""
    confidence: float
    """From 0 to 1."""


class ChapterEvent(Struct, frozen=True):
    """An entry of the front matter's `chronology`."""

    date: Inlines
    text: Inlines


class ChapterFigure(Struct, frozen=True):
    """An entry of the front matter's `key_figures`."""

    value: Inlines
    label: Inlines


class FrontMatter(Struct, frozen=True):
    """Structured chapter data: the keys every style knows, and the others as they stand."""

    title: str = ""
    slug: str = ""
    summary: Inlines = ()
    authors: tuple[str, ...] = ()
    language: str = ""
    numbered: bool = True
    key_figures: tuple[ChapterFigure, ...] = ()
    chronology: tuple[ChapterEvent, ...] = ()
    credits: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)
    """Other keys: strings, numbers, booleans, dates, lists and mappings of these."""


class Chapter(Struct, frozen=True):
    """One chapter file as read."""

    path: str
    """Relative to the project."""
    slug: str
    """Unique in the report; names the chapter's own files."""
    title: Inlines
    label: str
    """Label of the title heading: the author's `{#id}`, else the slug."""
    front: FrontMatter
    flow: Blocks
    """The body without the title heading."""
    span: Span | None = None


Data = Mapping[str, object]
"""Data files by stem: nested mappings and sequences of plain values."""

Evaluate = Callable[[str, Span], Value | None]
"""Turns the source of a `{{ expression }}` into a typed inline, or reports why it cannot."""


class Report(Struct, frozen=True):
    """Everything the project folder says."""

    root: Path
    settings: Settings
    chapters: tuple[Chapter, ...]
    data: Data
    repairs: tuple[Repair, ...] = ()
    attached: Mapping[str, bytes] = {}
    """Files to go along with tables and figures, by the name that their `data` gives."""
