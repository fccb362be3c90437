"""What the paragraph setter is told and what it gives back: `Setting`, `Prefix`, `SetParagraph`."""

from collections.abc import Callable, Mapping

from msgspec import Struct, field

from compiler.diagnostics import Sink
from compiler.fonts.library import FaceLibrary
from compiler.layout.faults import Fault
from compiler.layout.lines.line import Line
from compiler.layout.structure import Structure
from compiler.model.inline import Inlines, Note, Reference
from compiler.source import Span
from compiler.stylesheet.sheet import StyleSheet, TextStyle


def unresolved(reference: Reference) -> str:
    """Words of a reference where nobody knows better: its label."""
    return f"?{reference.label}"


class Setting(Struct, frozen=True):
    """Everything around a paragraph that its setting depends on."""

    faces: FaceLibrary
    sheet: StyleSheet
    language: str
    """BCP 47 tag of the text; chooses the hyphenation."""
    sink: Sink
    text_of: Callable[[Reference], str] = unresolved
    """Words a cross reference prints."""
    note_numbers: Mapping[str, str] = field(default_factory=dict)
    """Number of a footnote by label."""
    structure: Structure | None = None
    """Tree to open elements in; without one the lines belong wholly to whoever places them."""
    owner: int = -1
    """Element of the paragraph; its first stretch of text has the owner -1 in its fragments."""
    span: Span | None = None
    """Where the paragraph came from, for diagnostics."""
    faults: list[Fault] | None = None
    """Where faults wait for their pages; without it they are told at once."""

    def report(self, code: str, message: str, line: Line) -> None:
        """Tell of a fault of a line, with its page where it comes to stand on one."""
        if self.faults is None or self.owner < 0:
            self.sink.report(code, message, self.span)
        else:
            self.faults.append(Fault(self.owner, code, message, self.span, line=line))


class Prefix(Struct, frozen=True):
    """What stands before the first words: a label that hangs, or a heading that is run in."""

    inlines: Inlines
    style: TextStyle
    owner: int = -1
    """Element it belongs to; -1: the paragraph's own."""
    hang: float = 0.0
    """How far left of the text's edge it starts, in points; 0: it is run in, ahead of the text."""
    gap: float = 0.0
    """Least white between it and the text, in points."""


class NoteCall(Struct, frozen=True):
    """A footnote called in a paragraph."""

    note: Note
    number: str
    element: int
    """The Note element opened for it after its call; -1 without a structure."""


class SetParagraph(Struct, frozen=True):
    """A paragraph as set lines; x of their fragments runs from the left end of the measure."""

    lines: tuple[Line, ...]
    style: TextStyle
    calls: tuple[NoteCall, ...] = ()
    """Footnotes called, in order; each line names the labels of its own."""
    links: bool = False
    """Whether any fragment has a link."""
    initial: int = 0
    """Lines that its first letter goes over."""
