"""What a command asks for, and what a run hands back."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from msgspec import Struct, field

if TYPE_CHECKING:
    from compiler.seed.report import Format

Stage = Literal["chapters", "document", "resolved", "pages", "diagnostics"]
STAGES: tuple[Stage, ...] = get_args(Stage)
Paginator = Literal["yearbook", "libreoffice"]
PAGINATORS: tuple[Paginator, ...] = get_args(Paginator)
FORMATS: "tuple[Format, ...]" = ("pdf", "docx")


class Request(Struct, frozen=True):
    """One run of the compiler."""

    project: Path
    formats: "tuple[Format, ...]" = ()
    """Those of the report when empty."""
    out: Path | None = None
    """Folder of the outputs; `build/` under the project when absent."""
    chapters: tuple[str, ...] = ()
    """Slugs of the only chapters to build, each as a document of its own."""
    every_chapter: bool = False
    """Whether every chapter becomes a document of its own, beside the book."""
    style: str = ""
    """Style instead of the report's."""
    overrides: Mapping[str, str] = field(default_factory=dict)
    """Values instead of those of `report.toml`, by dotted key, as typed; the key says
    whether a text, a date or a list is wanted."""
    jobs: int = 0
    """Processes; 0 for as many as pay off."""
    paginate: Paginator = "yearbook"
    """Who says on which pages the places of a Word file are: its own rules, or LibreOffice."""
    check_pages: bool = False
    """Whether headings of the Word file are named whose page hangs by a hair."""
    emit: Stage | None = None
    """Stage to print instead of writing files."""
    write: bool = True
    """Whether files are written; `check` does everything else."""


class Written(Struct, frozen=True):
    """One file of a finished run."""

    path: Path
    size: int
    """Bytes."""
    pages: int = 0
    """0 for files that have none."""
    seconds: float = 0.0


class Outcome(Struct, frozen=True):
    """What a run produced."""

    written: tuple[Written, ...] = ()
    emitted: str = ""
