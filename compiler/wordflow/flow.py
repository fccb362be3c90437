"""The flow of a Word file: sections of paragraphs and tables, as they stand in the file.

It is made from the resolved document and the style sheet by `build.py`, paginated by the rules
of office programs, and written by the `docx` package; both read the same values, so what is
paginated is what is written. Page numbers are not part of it: fields that show one name a label
and the writer looks its folio up.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from msgspec import Struct

from compiler.model.block import Picture
from compiler.model.document import PartKind
from compiler.source import Span
from compiler.stylesheet.sheet import Family
from compiler.wordflow.look import (
    PLAIN,
    Appearance,
    Borders,
    CharacterStyle,
    Overrides,
    RunFormat,
    WordStyle,
    appearance,
    overridden,
)

NOTE_SEPARATOR = 124
"""Twips that the footnotes of a page take beside their lines, once per page."""

NumberFormat = Literal[
    "none", "bullet", "decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman"
]
Suffix = Literal["tab", "space", "nothing"]


class WordText(Struct, frozen=True):
    """Words in one format; U+00A0, U+2011 and U+00AD stand as characters and are words' parts."""

    text: str
    format: RunFormat = PLAIN
    origin: str = ""
    """Expression that a locked value comes from; empty for all other words."""


class WordTab(Struct, frozen=True):
    """A tab."""

    format: RunFormat = PLAIN


class WordBreak(Struct, frozen=True):
    """A line end inside a paragraph."""


FieldKind = Literal["ref", "ref-number", "pageref", "page", "numpages", "styleref", "seq"]


class WordField(Struct, frozen=True):
    """A field with its ready result.

    `ref` repeats the words of a bookmark, `ref-number` the list number of its paragraph,
    `pageref` its folio. `seq` counts a table, a figure or a chapter. `page`, `numpages` and
    `styleref` stand in running lines.
    """

    kind: FieldKind
    target: str
    """`pageref`: a label; `ref`, `ref-number`: a bookmark; `seq`: an identifier; `styleref`: a
    style's name."""
    text: str
    """Result as printed; for `pageref` the folio is looked up under `target` instead."""
    format: RunFormat = PLAIN
    restart: int = 0
    """Where a `seq` is set to a number instead of counting on."""


class WordNoteCall(Struct, frozen=True):
    """The call of a footnote: its number, raised."""

    label: str
    number: str
    """As it will be counted and printed."""
    format: RunFormat = PLAIN


class WordPicture(Struct, frozen=True):
    """A picture in its line; distances are nil."""

    picture: Picture
    width: int
    height: int
    """Twips, both."""
    alt: str
    decorative: bool


class WordLink(Struct, frozen=True):
    """Words that lead somewhere."""

    url: str
    """Address outside; empty for a link inside."""
    bookmark: str
    """Bookmark inside; empty for a link outside."""
    children: "tuple[WordInline, ...]"


class WordBookmarked(Struct, frozen=True):
    """Part of a paragraph that a bookmark encloses; it changes nothing of the set text."""

    bookmark: str
    children: "tuple[WordInline, ...]"


WordInline = (
    WordText
    | WordTab
    | WordBreak
    | WordField
    | WordNoteCall
    | WordPicture
    | WordLink
    | WordBookmarked
)
WordInlines = tuple[WordInline, ...]


class ListMark(Struct, frozen=True):
    """Number or bullet of a paragraph, set before its text by the list it belongs to."""

    list_id: int
    level: int
    """From 0 to 8."""
    text: str
    """What is printed: "2.1", "•", "a)"; empty when the list counts without printing."""
    suffix: Suffix = "tab"
    """After the text: a tab to the paragraph's `left`, a space, or nothing."""


class WordParagraph(Struct, frozen=True):
    """A paragraph; its look is `WordDocument.look(paragraph)`."""

    style: str
    """Id of a `WordStyle`."""
    inlines: WordInlines
    labels: tuple[str, ...] = ()
    """Labels whose page is the page of this paragraph's first line."""
    bookmarks: tuple[str, ...] = ()
    """Names of bookmarks around the whole text."""
    mark: ListMark | None = None
    overrides: Overrides | None = None
    field_begin: str = ""
    """Instruction of a field (TOC) that begins before the text and spans paragraphs."""
    field_end: bool = False
    """Whether that field ends after the text."""
    span: Span | None = None


class WordCell(Struct, frozen=True):
    """A cell; one that only continues a vertical span holds one empty paragraph."""

    width: int
    """Sum of its columns."""
    blocks: "tuple[WordParagraph | WordTable, ...]"
    """At least one, the last one a paragraph."""
    columns: int = 1
    rows: int = 1
    """How many rows it spans, itself included."""
    continues: bool = False
    """Whether it is covered by a cell that spans down from above."""
    borders: Borders | None = None
    fill: str = ""
    vertical: Literal["top", "center", "bottom"] = "top"


class WordRow(Struct, frozen=True):
    """A row of cells that covers every column of the grid."""

    cells: tuple[WordCell, ...]
    header: bool = False
    """Repeated at the top of each page; such rows stand first."""
    whole: bool = True
    """Whether it may not break over pages."""
    height: int = 0
    """Exact height; 0 for as high as its content."""
    at_least: bool = False
    """Whether the row may grow beyond its height."""


class WordTable(Struct, frozen=True):
    """A table of fixed column widths; text in cells stands on nil indents."""

    style: str
    """Id of the table style."""
    grid: tuple[int, ...]
    rows: tuple[WordRow, ...]
    indent: int
    """From the left margin to the table's left edge (compatibility mode 15)."""
    margin_top: int
    margin_left: int
    margin_bottom: int
    margin_right: int
    """White inside every cell."""
    borders: Borders | None = None
    """Outer edges of the whole table; cells may say otherwise."""
    title: str = ""
    """What a screen reader says of it."""
    span: Span | None = None


WordBlock = WordParagraph | WordTable


class WordRunning(Struct, frozen=True):
    """Running lines of a section; each is a tuple of paragraphs, none where there is none."""

    head: tuple[WordParagraph, ...] = ()
    """Right-hand pages, and all pages of a single-sided report."""
    head_even: tuple[WordParagraph, ...] = ()
    head_first: tuple[WordParagraph, ...] = ()
    foot: tuple[WordParagraph, ...] = ()
    foot_even: tuple[WordParagraph, ...] = ()
    foot_first: tuple[WordParagraph, ...] = ()


class WordSection(Struct, frozen=True):
    """A stretch of pages of one geometry; it starts a page, or text in other columns."""

    part: int
    """Index of the part in the document."""
    kind: PartKind
    master: str
    blocks: tuple[WordBlock, ...]
    """The last one is a paragraph: it carries the section's properties."""
    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    header: int
    """From the page's top edge to the running head."""
    footer: int
    """From the page's bottom edge to the running foot."""
    folios: Literal["none", "lowerRoman", "decimal"]
    """How page numbers are printed; `none` counts pages but prints no number."""
    start: int | None
    """Number of the first page; `None` counts on from the section before."""
    running: WordRunning = WordRunning()
    title_page: bool = True
    """Whether the first page has its own running lines."""
    odd_page: bool = False
    """Whether it starts on a right-hand page."""
    language: str = ""
    slug: str = ""
    """Name of the part, by which its paragraphs are told from those of others."""
    continuous: bool = False
    """Whether it goes on on the page of the section before."""
    columns: int = 1
    gutter: int = 0
    """White between two columns."""

    @property
    def text_height(self) -> int:
        """Height between the margins."""
        return self.height - self.top - self.bottom

    @property
    def text_width(self) -> int:
        """Width between the margins."""
        return self.width - self.left - self.right

    @property
    def column_width(self) -> int:
        """Width of each column of text."""
        return (self.text_width - self.gutter * (self.columns - 1)) // self.columns


class WordNote(Struct, frozen=True):
    """A footnote; its raised number and what `WordDocument.note_gap` says stand before it."""

    label: str
    number: str
    paragraphs: tuple[WordParagraph, ...]
    restart: bool = False
    """Whether counting starts anew here."""


class ListLevel(Struct, frozen=True):
    """One level of a list as the file defines it."""

    format: NumberFormat
    pattern: str
    """Such as `%1.%2`, or the bullet."""
    left: int
    hanging: int
    suffix: Suffix = "tab"
    start: int = 1
    style: str = ""
    """Paragraph style linked to the level."""


class WordList(Struct, frozen=True):
    """A list of its own count; lists of the same levels share one definition."""

    id: int
    levels: tuple[ListLevel, ...]
    starts: tuple[tuple[int, int], ...] = ()
    """Level and first number where the list starts anew."""


@dataclass(frozen=True, slots=True)
class WordDocument:
    """A whole Word file, but for its page numbers."""

    sections: tuple[WordSection, ...]
    notes: tuple[WordNote, ...]
    """In order of their calls."""
    styles: Mapping[str, WordStyle]
    character_styles: Mapping[str, CharacterStyle]
    lists: tuple[WordList, ...]
    bookmarks: Mapping[str, str]
    """Label → name of the bookmark a link or page reference leads to."""
    families: Mapping[str, Family]
    language: str
    double_sided: bool
    palette: Mapping[str, str] = field(default_factory=dict)
    """Colours of the style by name."""
    look_name: str = ""
    """Name of the style the look comes from."""
    note_call_style: str = "FootnoteReference"
    _looks: dict[tuple[str, Overrides], WordStyle] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def look(self, paragraph: WordParagraph) -> WordStyle:
        """The style of a paragraph with what the paragraph says differently."""
        if paragraph.overrides is None:
            return self.styles[paragraph.style]
        key = (paragraph.style, paragraph.overrides)
        found = self._looks.get(key)
        if found is None:
            found = overridden(self.styles[paragraph.style], paragraph.overrides)
            self._looks[key] = found
        return found

    def note_gap(self, paragraph: WordParagraph) -> WordInline:
        """What parts the number of a footnote from its first paragraph: a tab where that hangs."""
        hangs = paragraph.mark is None and self.look(paragraph).first < 0
        return WordTab() if hangs else WordText(" ")

    def appearance(self, style: WordStyle, run: RunFormat) -> Appearance:
        """How a run in a paragraph of a style is set."""
        return appearance(style, self.character_styles.get(run.style), run)
