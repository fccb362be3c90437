"""What goes into the making of a file besides its document, and what comes out."""

import datetime

from msgspec import Struct

from compiler.diagnostics import Diagnostic, Sink
from compiler.fonts.library import FaceLibrary
from compiler.request import Paginator
from compiler.seed.report import PdfStandard
from compiler.stylesheet.sheet import StyleSheet


class Faces(Struct, frozen=True):
    """The faces of a run: each process loads them, and shapes words with them, once.

    What they lack goes to a sink of their own, because every process finds that for itself.
    """

    library: FaceLibrary
    sink: Sink

    @property
    def told(self) -> int:
        """How much has been said of them so far."""
        return len(self.sink.diagnostics)

    def news(self, since: int) -> tuple[Diagnostic, ...]:
        """What has been said of them since."""
        return tuple(self.sink.diagnostics[since:])


class Setup(Struct, frozen=True):
    """The same for every file of a run."""

    sheet: StyleSheet
    faces: Faces
    standard: PdfStandard
    timestamp: datetime.datetime | None
    """Stands in for the report's date where it has none; UTC."""
    lock_values: bool = False
    """Whether values from the data are locked in Word files."""
    paginate: Paginator = "yearbook"
    check_pages: bool = False
    """Whether headings of Word files are named whose page hangs by a hair."""


class Product(Struct, frozen=True):
    """A finished file."""

    data: bytes
    pages: int


def load_faces(sheet: StyleSheet) -> Faces:
    """The faces of a style; files are opened when a face is first used."""
    sink = Sink()
    return Faces(FaceLibrary(sheet.families, sink), sink)
