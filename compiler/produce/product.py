"""What goes into the making of a file besides its document, and what comes out."""

import datetime
from dataclasses import dataclass

from compiler.seed.report import PdfStandard
from compiler.stylesheet.sheet import StyleSheet


@dataclass(frozen=True, slots=True)
class Setup:
    """The same for every file of a run."""

    sheet: StyleSheet
    standard: PdfStandard
    timestamp: datetime.datetime | None
    """Stands in for the report's date where it has none; UTC."""


@dataclass(frozen=True, slots=True)
class Product:
    """A finished file."""

    data: bytes
    pages: int
