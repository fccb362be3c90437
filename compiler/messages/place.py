"""Where a diagnostic points, in the words of the folder the user stands in."""

from pathlib import PurePosixPath

from msgspec import Struct

from compiler.diagnostics import Diagnostic


class Place(Struct, frozen=True):
    """Where a diagnostic points: path as the user would type it, lines and columns from 1."""

    path: str
    line: int = 0
    """0 when the message is about no place in a text."""
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    """Column after the last character."""


def place_of(diagnostic: Diagnostic, prefix: str = "") -> Place:
    """Place of a diagnostic; `prefix` leads from the current folder to the project."""
    span = diagnostic.span
    path = span.path if span else diagnostic.path
    if path and prefix and not path.startswith("--") and not PurePosixPath(path).is_absolute():
        path = (PurePosixPath(prefix) / path).as_posix()
    if span is None:
        return Place(path)
    line, column = span.source.position(span.start)
    end_line, end_column = span.source.position(max(span.end, span.start + 1))
    return Place(path, line, column, end_line, end_column)
