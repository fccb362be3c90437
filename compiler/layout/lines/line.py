"""Set lines: what the paragraph setter hands to the galley, and the galley to the page.

A line is set once and never changed: the page only says where it stands. Its fragments carry the
show text made by `fonts`, so that a plain line is one fragment and one operator in the file.
"""

from msgspec import Struct


class Fragment(Struct, frozen=True):
    """A stretch of a line in one face, size and colour."""

    x: float
    """From the left end of the line, in points."""
    face: str
    """Key of the face, such as `serif/regular`."""
    wide: bool
    """Whether `show` is in the two-byte codes of the face's second font."""
    size: float
    color: str
    """`RRGGBB`."""
    show: str
    """Operand of a TJ array without the outer brackets, such as `(Re)-12(port)`; latin-1 only."""
    text: str
    """The same as characters, for `--emit pages`, ActualText and tests."""
    width: float
    """Natural width in points with blanks as the face has them."""
    word_space: float = 0.0
    """Points added to each blank (code 32) to fill the measure."""
    char_space: float = 0.0
    """Points added after each glyph (tracking)."""
    rise: float = 0.0
    """Points above the baseline; superscripts and note calls."""
    owner: int = -1
    """Index of the structure element (or content piece) that the stretch belongs to; -1: the owner
    the line is placed with."""
    hyphen: bool = False
    """Whether the last glyph is a hyphen that only the line break brought in."""
    link: str = ""
    """Where a click leads: `#label` inside the document, anything else is a URL."""
    language: str = ""
    """BCP 47 tag where it differs from the paragraph's."""
    scale: float = 1.0
    """Width of the glyphs as a part of their natural width, blanks included."""
    spoken: str | None = None
    """What is read in its place, where that is not its own text: ActualText."""
    told: bool = False
    """Whether its text goes along as ActualText, because its glyphs do not spell it."""


class Line(Struct, frozen=True):
    """One set line."""

    fragments: tuple[Fragment, ...]
    width: float
    """Natural width in points."""
    ratio: float = 0.0
    """Adjustment of blanks: 1 is stretched as far as allowed, -1 shrunk as far as allowed."""
    hyphenated: bool = False
    notes: tuple[str, ...] = ()
    """Labels of the footnotes called in this line, in order."""
    labels: tuple[str, ...] = ()
    """Labels of anchors that stand in this line."""
    glued: bool = False
    """Whether the text goes on in the next line without a blank: after a dash, in an address."""

    @property
    def text(self) -> str:
        """Its characters as set."""
        return "".join([fragment.text for fragment in self.fragments])
