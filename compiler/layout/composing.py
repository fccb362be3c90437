"""The compositor: what every block setter works with.

It carries what is known of the report (numbers, words, styles, faces), the growing structure tree
and the galley, and it turns inlines into passages. It owns the one way from a text style to a
place in the frame.
"""

from collections.abc import Callable, Mapping
from functools import partial

from msgspec import Struct, field
from msgspec.structs import replace

from compiler.diagnostics import Sink
from compiler.fonts.library import FaceLibrary
from compiler.layout.faults import Fault
from compiler.layout.galley import Atom, Galley, Passage, SetNote
from compiler.layout.lines.initials import set_with_initial
from compiler.layout.lines.line import Line
from compiler.layout.lines.paragraph import set_line, set_paragraph, text_widths
from compiler.layout.lines.plainwords import PlainWords, set_words, shape_words
from compiler.layout.lines.setting import NoteCall, Prefix, SetParagraph, Setting
from compiler.layout.pages.frame import Frame
from compiler.layout.structure import ARTIFACT, Structure
from compiler.model.block import Blocks
from compiler.model.inline import Inlines, Reference
from compiler.resolve.resolved import ResolvedDocument
from compiler.source import Span
from compiler.stylesheet.sheet import StyleSheet, TextStyle

SEPARATOR = "\u00a0"
"""Blank that ends a label, so that label and text are two words to whoever hears them read."""
LEAST_MEASURE = 60.0
"""Measure in points below which no indent goes on narrowing the text."""


class Column(Struct, frozen=True):
    """Where blocks stand: a text column in the frame, and the element they belong to."""

    x: float
    """Left edge of the text, from the left edge of the frame."""
    right: float
    """Right edge of the text."""
    floor: float
    """How far left anything may hang."""
    owner: int
    role: str = "body"
    """Role of paragraphs that have none of their own."""
    depth: int = 0
    """How many lists are around."""
    enclosed: bool = False
    """Whether a box, a list or a footnote is around: nothing in it waits for another page."""
    divides: bool = True
    """Whether text may be divided in columns here."""

    @property
    def measure(self) -> float:
        """Width of the text."""
        return self.right - self.x

    def indented(self, by: float) -> float:
        """Left edge of text that stands further in, as long as there is room for words."""
        return max(self.x, min(self.x + by, self.right - LEAST_MEASURE))


class Compositor(Struct):
    """Everything around the blocks of one part while they are set."""

    resolved: ResolvedDocument
    sheet: StyleSheet
    faces: FaceLibrary
    folios: Mapping[str, str]
    sink: Sink
    structure: Structure
    frame: Frame
    language: str
    set_blocks: "Callable[[Compositor, Blocks, Column], None]"
    set_footnote: "Callable[[Compositor, NoteCall], SetNote]"
    galley: Galley = field(default_factory=Galley)
    printed: dict[str, None] = field(default_factory=dict)
    """Labels whose page numbers are printed."""
    faults: list[Fault] = field(default_factory=list)
    """Faults that wait for their pages."""
    initial: int = 0
    """Lines that the first letter of the part's first paragraph goes over, until that is set."""
    _out: list[Atom] = field(default_factory=list)
    _lines: dict[tuple[str, str], Line] = field(default_factory=dict)
    _ownerless: Setting | None = None

    def __post_init__(self) -> None:
        self._out = self.galley.atoms

    # ------------------------------------------------------------ the galley

    def turn(self, frame: Frame) -> None:
        """Go on in a galley of its own for pages of another shape."""
        self.frame = frame
        self.galley = Galley()
        self._out = self.galley.atoms

    def add(self, atom: Atom) -> None:
        """Put an atom at the end of the galley."""
        self._out.append(atom)

    def insert(self, at: int, atom: Atom) -> None:
        """Put an atom before those that were added since the galley held `at` of them."""
        self._out.insert(at, atom)

    @property
    def last(self) -> Atom | None:
        """The atom added last."""
        return self._out[-1] if self._out else None

    def added(self, count: int) -> list[Atom]:
        """Atoms added since the galley held `count` of them."""
        return self._out[count:]

    @property
    def count(self) -> int:
        """How many atoms there are so far."""
        return len(self._out)

    def blocks(self, blocks: Blocks, column: Column) -> None:
        """Set blocks one below the other."""
        self.set_blocks(self, blocks, column)

    def aside(self, blocks: Blocks, column: Column) -> list[Atom]:
        """Set blocks away from the galley."""
        out, self._out = self._out, []
        try:
            self.blocks(blocks, column)
            return self._out
        finally:
            self._out = out

    # ------------------------------------------------------------ paragraphs

    def set(
        self,
        inlines: Inlines,
        style: TextStyle,
        measure: float,
        owner: int,
        prefix: Prefix | None = None,
        span: Span | None = None,
        initial: int = 0,
    ) -> SetParagraph:
        """Set inlines in lines of a measure; footnotes called in them are set too."""
        setting = self.setting(owner, span)
        paragraph = None
        if initial:
            paragraph = set_with_initial(inlines, style, measure, setting, initial)
        if paragraph is None:
            paragraph = set_paragraph(inlines, style, measure, setting, prefix)
        for call in paragraph.calls:
            self.galley.notes[call.note.label] = self.set_footnote(self, call)
        return paragraph

    def setting(self, owner: int, span: Span | None = None) -> Setting:
        """What the paragraph setter wants to know; without an owner it builds no structure."""
        # It knows nothing of the compositor: in a circle neither would be freed with its part.
        return Setting(
            self.faces,
            self.sheet,
            self.language,
            self.sink,
            partial(_words, self.resolved, self.folios, self.printed),
            self.resolved.note_numbers,
            self.structure if owner >= 0 else None,
            owner,
            span,
            self.faults,
        )

    @property
    def ownerless(self) -> Setting:
        """The setting of lines that belong to no element of their own, as those of cells."""
        if self._ownerless is None:
            self._ownerless = self.setting(ARTIFACT)
        return self._ownerless

    def edges(self, style: TextStyle, column: Column) -> tuple[float, float]:
        """Left edge and measure of text in a style."""
        indent = style.indent
        x = max(column.x + indent, column.floor) if indent < 0 else column.indented(indent)
        measure = column.right - style.indent_right - x
        if measure < LEAST_MEASURE:
            x = max(min(x, column.right - LEAST_MEASURE), column.floor)
            measure = max(column.right - x, 1.0)
        return x, measure

    def passage(
        self,
        inlines: Inlines,
        style: TextStyle,
        column: Column,
        owner: int,
        prefix: Prefix | None = None,
        span: Span | None = None,
        initial: int = 0,
    ) -> Passage:
        """A paragraph as an atom of the galley."""
        x, measure = self.edges(style, column)
        paragraph = self.set(inlines, style, measure, owner, prefix, span, initial)
        return Passage(
            x,
            paragraph.lines,
            style.leading,
            owner,
            style.before,
            style.after,
            style.keep_next,
            style.keep_lines,
            bool(paragraph.calls),
            paragraph.links,
            whole=paragraph.initial,
            span=span,
        )

    def line(self, text: str, style: TextStyle) -> Line:
        """A few plain words in one line: a bullet, a folio, leaders."""
        key = (style.role, text)
        line = self._lines.get(key)
        if line is None:
            line = set_line(text, style, self.ownerless)
            self._lines[key] = line
        return line

    def leader(self, count: int, style: TextStyle, pitch: float) -> Line:
        """A row of dots, `pitch` points from dot to dot."""
        spread = (pitch - self.line(".", style).width) / style.size
        dotted = replace(style, role=f"{style.role} leader", tracking=spread)
        return self.line("." * count, dotted)

    def widths(self, inlines: Inlines, style: TextStyle) -> tuple[float, float]:
        """Width of inlines with no line broken, and width of their widest word."""
        return text_widths(inlines, style, self.ownerless)

    def shape(self, text: str, style: TextStyle) -> PlainWords:
        """Plain words, ready to be measured and set."""
        return shape_words(text, style, self.ownerless)

    def set_shaped(self, words: PlainWords, style: TextStyle, measure: float) -> tuple[Line, ...]:
        """Set plain words in lines of a measure."""
        return set_words(words, style, measure, self.ownerless)

    def open(self, tag: str, column: Column, span: Span | None = None) -> int:
        """Open an element for a block of the column."""
        return self.structure.open(tag, column.owner, None, source_of(span))


def source_of(span: Span | None) -> str:
    """`path:line` for the structure tree."""
    return f"{span.path}:{span.line}" if span is not None else ""


def _words(
    resolved: ResolvedDocument,
    folios: Mapping[str, str],
    printed: dict[str, None],
    reference: Reference,
) -> str:
    """Words of a cross reference; labels whose pages it prints are noted."""
    if reference.form == "page":
        printed[reference.label] = None
    return resolved.text_of(reference, folios)
