"""What the functions of this package share while they make one file.

`Work` is the only thing here that changes; `Place` says where in the page a block stands.
"""

from collections.abc import Callable, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from compiler.diagnostics import Sink
from compiler.model.block import Blocks
from compiler.model.inline import ReferenceForm
from compiler.resolve.resolved import ResolvedDocument
from compiler.source import Span
from compiler.stylesheet.sheet import StyleSheet
from compiler.units import to_twips
from compiler.wordflow.book import StyleBook
from compiler.wordflow.characters import legal_text
from compiler.wordflow.columns import ROUGH, Measures
from compiler.wordflow.flow import WordList, WordNote, WordParagraph, WordTable
from compiler.wordflow.headings import HeadingCount
from compiler.wordflow.look import Overrides, WordStyle
from compiler.wordflow.names import BookmarkNames

LEAST_MEASURE = 60
"""However deep a paragraph stands, this many times its size in half points is left to it: 6 em."""
DEEPEST_FRAME = 6
"""Boxes inside boxes; deeper ones are written without a frame of their own."""


class Gap(Struct, frozen=True):
    """White in twips between what stands before and after; a table has none of its own."""

    twips: int


Piece = WordParagraph | WordTable | Gap


class Place(Struct, frozen=True):
    """Where a block stands."""

    role: str
    """Role that paragraphs of the role body take here."""
    column: int
    """Twips from the left margin, or from the cell's edge, to the text column."""
    frame: int
    """Twips between the margins, or between the cell's paddings."""
    left: int = 0
    """Further indent of everything here from the text column."""
    right: int = 0
    in_cell: bool = False
    in_note: bool = False
    list_depth: int = 0
    list_role: str = "list"
    """Role whose text the items of lists here have."""
    inset: bool = False
    """Whether the list here stands elsewhere than at the edge of the text column."""
    frames: int = 0
    """How many boxes are around."""

    @property
    def measure(self) -> int:
        """Width of the text in twips."""
        return max(self.frame - self.column - self.left - self.right, 0)

    def inside(self, sheet: StyleSheet) -> "Place":
        """The place of a list or table among paragraphs of a role with an indent of its own."""
        if self.role in ("body", "list") or self.role not in sheet.text:
            return self
        style = sheet.style(self.role)
        return self.within("body", to_twips(style.indent), to_twips(style.indent_right))

    def within(self, role: str = "", left: int = 0, right: int = 0) -> "Place":
        """The same place, further in."""
        return replace(
            self, role=role or self.role, left=self.left + left, right=self.right + right
        )


class Work(Struct):
    """State shared while one file is made."""

    resolved: ResolvedDocument
    sheet: StyleSheet
    sink: Sink
    book: StyleBook
    names: BookmarkNames
    wanted: Mapping[str, frozenset[ReferenceForm]]
    """How each label is referred to; a bookmark is only written where a field needs it."""
    set_blocks: "Callable[[Blocks, Place, Work], list[Piece]]"
    headings: HeadingCount
    labelled: frozenset[str] = frozenset()
    """Chapters whose number stands in a line of its own."""
    lists: list[WordList] = field(default_factory=list)
    notes: list[WordNote] = field(default_factory=list)
    chapter: int = 0
    """Number of the chapter that the file has counted last."""
    tables: int = 0
    figures: int = 0
    text_height: int = 0
    """Twips between the margins of the pages that are being filled."""
    part: int = 0
    part_kind: str = ""
    language: str = ""
    """Language of the part where it differs from the report's."""
    notes_restart: bool = False
    """Whether the next footnote is the first of its part."""
    measures: Measures = ROUGH
    """How the words of tables are measured."""
    lock_values: bool = False
    """Whether values from the data tell their origin, and are locked."""
    bullets: dict[int, int] = field(default_factory=dict)
    """Lists of bullets by the left edge of their outermost level."""
    last_list: int = 3

    def next_list(self) -> int:
        """Id for a list of its own."""
        self.last_list += 1
        return self.last_list

    def legal(self, text: str, span: Span | None = None) -> str:
        """The text without characters that XML cannot hold; each becomes U+FFFD and is reported."""
        return legal_text(text, self.sink, span)

    def placed(self, style: WordStyle, role: str, place: Place) -> Overrides | None:
        """What a paragraph of a role has to say differently because of where it stands."""
        return self.shifted(style, style.left - self.book.base(role), style.right, place)

    def shifted(self, style: WordStyle, indent: int, right: int, place: Place) -> Overrides | None:
        """The same for an indent counted from the edge of the text at that place."""
        narrowest = style.half_points * LEAST_MEASURE
        left = place.column + place.left + indent
        left = max(min(left, place.frame - place.right - right - narrowest), 0)
        right += place.right
        first = max(style.first, -left)
        if (left, right, first) == (style.left, style.right, style.first):
            return None
        return Overrides(
            left=left if left != style.left else None,
            right=right if right != style.right else None,
            first=first if first != style.first else None,
        )


def overriding(paragraph: WordParagraph, **values: int | bool) -> WordParagraph:
    """The paragraph with further values that differ from its style."""
    overrides = replace(paragraph.overrides or Overrides(), **values)
    return replace(paragraph, overrides=overrides)
