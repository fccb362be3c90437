"""How the text of a Word file looks: paragraph styles, character styles, direct formatting.

Lengths are whole twips (1/20 point), sizes are half points, colours `RRGGBB`: these are the
numbers that stand in the file, so that whoever computes pages from them computes with the same
ones. ECMA-376 part 1, chapter 17.
"""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

WordAlignment = Literal["left", "right", "center", "both"]
TabKind = Literal["left", "right", "center", "decimal"]
Leader = Literal["", "dot"]
VerticalPlace = Literal["baseline", "superscript", "subscript"]


class Border(Struct, frozen=True):
    """One side of a border; the file counts its width in eighths of a point."""

    eighths: int
    """Width; 0 for no border at all, which only makes sense where an inherited one is undone."""
    space: int
    """Whole points between border and text, 0 to 31; 0 in tables."""
    color: str

    @property
    def twips(self) -> int:
        """What the side takes in paragraphs: white and line, to the nearest twip, halves up."""
        return self.space * 20 + self.width

    @property
    def width(self) -> int:
        """Thickness of the line alone in twips, to the nearest one, halves up."""
        return (self.eighths * 5 + 1) // 2


class Borders(Struct, frozen=True, cache_hash=True):
    """Borders of a paragraph, a cell or a table."""

    top: Border | None = None
    left: Border | None = None
    bottom: Border | None = None
    right: Border | None = None


class TabStop(Struct, frozen=True):
    """A tab stop; its position counts from the left margin of the page or the cell."""

    position: int
    kind: TabKind = "left"
    leader: Leader = ""


class WordStyle(Struct, frozen=True):
    """A paragraph style with every value spelled out, nothing left to inheritance."""

    id: str
    name: str
    """As Word knows it: `heading 1`, `caption`, `toc 1`, `footnote text`."""
    family: str
    """Key of a family in `WordDocument.families`."""
    half_points: int
    line: int
    """Exact line height; 0 for automatic height, which only figures have."""
    color: str
    before: int = 0
    after: int = 0
    left: int = 0
    """Indent from the left margin of the page, or from the left padding of a cell."""
    right: int = 0
    first: int = 0
    """Indent of the first line from `left`; negative hangs."""
    align: WordAlignment = "left"
    bold: bool = False
    italic: bool = False
    caps: bool = False
    spacing: int = 0
    """Twips added after each character."""
    keep_next: bool = False
    keep_lines: bool = False
    page_break_before: bool = False
    widow_control: bool = True
    outline: int | None = None
    """Heading level, 1 to 9."""
    borders: Borders | None = None
    fill: str = ""
    """Ground of the paragraph between its borders."""
    tabs: tuple[TabStop, ...] = ()
    mark_half_points: int = 0
    """Size of the paragraph mark where it differs from the text's; 2 in figures."""
    tabular: bool = False
    oldstyle: bool = False
    hyphenate: bool = True
    """Whether the author's style allows hyphens; the file has no automatic hyphenation."""
    contextual: bool | None = None
    """Whether white between paragraphs of this style is left out; `None`: not said."""
    based_on: str = ""
    next: str = ""
    list_id: int = 0
    """List that the style is linked to (numbered headings); 0 for none."""
    list_level: int = 0


class Overrides(Struct, frozen=True, cache_hash=True):
    """What a paragraph says differently from its style; `None` is "as the style"."""

    before: int | None = None
    after: int | None = None
    left: int | None = None
    right: int | None = None
    first: int | None = None
    line: int | None = None
    align: WordAlignment | None = None
    keep_next: bool | None = None
    keep_lines: bool | None = None
    borders: Borders | None = None
    tabs: tuple[TabStop, ...] | None = None


class CharacterStyle(Struct, frozen=True):
    """A character style; `None` and 0 are "as the paragraph"."""

    id: str
    name: str
    family: str = ""
    half_points: int = 0
    bold: bool | None = None
    italic: bool | None = None
    color: str = ""
    vertical: VerticalPlace = "baseline"
    underline: bool = False
    small_caps: bool = False


class RunFormat(Struct, frozen=True, cache_hash=True):
    """Format of a run on top of its paragraph style: a character style, then what was asked."""

    style: str = ""
    """Id of a `CharacterStyle`."""
    bold: bool | None = None
    italic: bool | None = None
    vertical: VerticalPlace = "baseline"
    small_caps: bool = False
    language: str = ""
    """BCP 47 tag where it differs from the text around."""


PLAIN = RunFormat()


class Appearance(Struct, frozen=True):
    """How a run is set in the end: everything that decides its width."""

    family: str
    half_points: int
    bold: bool
    italic: bool
    color: str
    caps: bool
    small_caps: bool
    spacing: int
    vertical: VerticalPlace
    language: str
    underline: bool = False


def overridden(style: WordStyle, overrides: Overrides) -> WordStyle:
    """A style with the values a paragraph says differently."""
    said = {each: getattr(overrides, each) for each in overrides.__struct_fields__}
    return replace(style, **{name: value for name, value in said.items() if value is not None})


def appearance(style: WordStyle, named: CharacterStyle | None, run: RunFormat) -> Appearance:
    """Paragraph style, then character style, then direct format; the later one wins."""
    bold, italic = style.bold, style.italic
    if named is not None:
        bold = bold if named.bold is None else named.bold
        italic = italic if named.italic is None else named.italic
    vertical = run.vertical
    if named is not None and vertical == "baseline":
        vertical = named.vertical
    return Appearance(
        family=(named.family if named else "") or style.family,
        half_points=(named.half_points if named else 0) or style.half_points,
        bold=bold if run.bold is None else run.bold,
        italic=italic if run.italic is None else run.italic,
        color=(named.color if named else "") or style.color,
        caps=style.caps,
        small_caps=run.small_caps or (named is not None and named.small_caps),
        spacing=style.spacing,
        vertical=vertical,
        language=run.language,
        underline=named is not None and named.underline,
    )
