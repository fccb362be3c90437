"""What the compiler tells the author: diagnostics, gathered in a sink, never raised one by one.

Codes and their standing severities are listed in `codes/`; the printed forms (text, JSON,
GitHub annotations, SARIF) are made in `messages.py`.
"""

from collections.abc import Iterable
from enum import IntEnum
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from compiler.codes import Severity
from compiler.lazy import lazy
from compiler.source import Span

if TYPE_CHECKING:
    import difflib

    from compiler.codes import table
else:
    # A report without mistakes needs neither codes nor hints.
    difflib = lazy("difflib")
    table = lazy("compiler.codes.table")

__all__ = ["Diagnostic", "Severity", "Sink", "Stopped", "nearest"]


class ExitStatus(IntEnum):
    """What the command tells the shell."""

    DONE = 0
    ERRORS = 1
    USAGE = 2
    INTERRUPTED = 130


class Diagnostic(Struct, frozen=True):
    """One message: a code, where it is, one lower-case sentence that names the thing, a hint."""

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    path: str = ""
    """File the message is about when there is no span in its text."""
    hint: str = ""


class Stopped(Exception):
    """A stage could not go on; every reason is already in the sink."""


class Sink(Struct):
    """Collects diagnostics in the order in which the stages find them, each once."""

    strict: bool = False
    """Warnings are errors."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _seen: set[tuple[str, str, str, int]] = field(default_factory=set)

    def report(
        self, code: str, message: str, span: Span | None = None, *, path: str = "", hint: str = ""
    ) -> None:
        """Add a diagnostic; its severity is the one `codes/table.py` gives to the code."""
        self.add(Diagnostic(code, table.CODES[code].severity, message, span, path, hint))

    def add(self, diagnostic: Diagnostic) -> None:
        """Add a ready diagnostic unless the same one is there already."""
        where = diagnostic.span.path if diagnostic.span else diagnostic.path
        start = diagnostic.span.start if diagnostic.span else -1
        key = (diagnostic.code, diagnostic.message, where, start)
        if key in self._seen:
            return
        self._seen.add(key)
        if self.strict and diagnostic.severity is Severity.WARNING:
            diagnostic = replace(diagnostic, severity=Severity.ERROR)
        self.diagnostics.append(diagnostic)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Add what another process or stage has gathered."""
        for diagnostic in diagnostics:
            self.add(diagnostic)

    @property
    def has_errors(self) -> bool:
        """Whether anything gathered so far forbids writing outputs."""
        return any(each.severity is Severity.ERROR for each in self.diagnostics)

    def stop_on_errors(self) -> None:
        """Raise `Stopped` when there are errors; called between stages."""
        if self.has_errors:
            raise Stopped


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint that names the closest known spelling, or nothing."""
    matches = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f'did you mean "{matches[0]}"?' if matches else ""
