"""The content stream of a page: placed items in, operators out (ISO 32000-1, 8, 9 and 14.6).

Text is painted inside few, long text objects, in which every line moves relatively to the one
before, and only what changes of the state is written. One marked-content sequence is open
whenever something is painted: that of the owner's structure element, or an artifact whose type is
told. A sequence is opened by the first thing it paints, so none is ever empty.
"""

from collections.abc import Sequence

from msgspec import Struct, field

from compiler.layout.lines.line import Fragment
from compiler.layout.page import PlacedFill, PlacedLine, PlacedPicture, PlacedRule
from compiler.layout.structure import ARTIFACT, ARTIFACT_FOOTER, ARTIFACT_HEADER
from compiler.pdf.syntax import (
    THOUSANDTHS,
    color,
    language_string,
    name,
    number,
    rectangle,
    text_string,
)

BACKGROUND = -10
"""Owner of a fill that nothing owns."""
NOTHING_OPEN = -11
ENDING = -12
"""Owner of a sequence that nothing more is added to: one that holds another, as some readers take
the end of that for its own."""

LAYOUT = "/Artifact/Layout BDC"
PAGINATION = "/Artifact/Pagination BDC"
ARTIFACTS = {
    ARTIFACT: LAYOUT,
    ARTIFACT_HEADER: "/Artifact/Header BDC",
    ARTIFACT_FOOTER: "/Artifact/Footer BDC",
}
PROPERTIES = (
    "<</Layout<</Type/Layout>>/Pagination<</Type/Pagination>>"
    "/Header<</Type/Pagination/Subtype/Header>>/Footer<</Type/Pagination/Subtype/Footer>>>>"
)
"""The property lists that these names stand for; every page has them among its resources."""

DIVISION = "/Span<</ActualText<FEFF00AD>>>BDC (-)Tj EMC"
"""Shows a hyphen that parts a word at the end of a line."""

SAME_STEP = 2
"""Thousandths of a point by which a line may miss the leading and still be reached by it."""

LEAST_WHITE = 0.12
"""Part of the size from which white between two stretches separates words."""

LineEnd = tuple[list[str], int, str]
"""Where the operator of a line's last stretch stands, and the operators that show a blank after a
stretch in two-byte codes."""

_COLORS: dict[str, str] = {}


def narrow_font(face: str) -> str:
    """Resource name of a face's font with one-byte codes."""
    return name(face.replace("/", "."))


def wide_font(face: str) -> str:
    """Resource name of a face's font with two-byte codes."""
    return name(face.replace("/", ".") + ".wide")


def picture_name(digest: str) -> str:
    """Resource name of a picture."""
    return name("P" + digest[:16])


def _color(spelling: str) -> str:
    operands = _COLORS.get(spelling)
    if operands is None:
        operands = _COLORS[spelling] = color(spelling)
    return operands


def spaced(end: LineEnd) -> None:
    """Let the line end with a blank, so that its last word and the next line's first stay apart."""
    operators, index, blank = end
    shown = operators[index]
    if blank:
        operators[index] = shown + blank
    elif shown.endswith(")]TJ"):
        operators[index] = shown[:-4] + " )]TJ"
    elif shown.endswith(")]TJ EMC"):
        operators[index] = shown[:-8] + " )]TJ EMC"


class Shown(Struct):
    """What text of a part has used so far, and where the lines of its blocks end."""

    narrow: dict[str, list[str]] = field(default_factory=dict)
    wide: dict[str, list[str]] = field(default_factory=dict)
    ends: dict[int, LineEnd] = field(default_factory=dict)
    """Block → the end of its last line, when a blank has to follow before its next line."""


class Content(Struct):
    """The growing content of one page."""

    height: float
    tags: Sequence[str]
    """Tag by owner; a piece has that of the element it belongs to."""
    blocks: Sequence[int]
    """Block by owner: lines of one block are one text."""
    shown: Shown
    artifact: str = LAYOUT
    """Opens a stretch of decoration that nothing more is known of."""
    operators: list[str] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    """Owner of each marked-content sequence, by MCID."""
    _owner: int = NOTHING_OPEN
    _in_text: bool = False
    _shows: list[str] = field(default_factory=list)
    """What the font in use has shown."""
    _face: str = ""
    _wide: bool = False
    _size: float = 0.0
    _fill: str = "000000"
    _stroke: str = "000000"
    _thickness: float = 1.0
    _word_space: float = 0.0
    _char_space: float = 0.0
    _scale: float = 1.0
    _rise: float = 0.0
    _x: int = 0
    _y: int = 0
    _leading: int = 0

    def line(self, placed: PlacedLine) -> None:
        """Show a line of text."""
        line = placed.line
        if not line.fragments:
            return
        left = round(placed.x * 1000)
        baseline = round((self.height - placed.y) * 1000)
        self._continue_block(line.fragments[0], placed.owner)
        owner = placed.owner
        before = None
        for fragment in line.fragments:
            owner = fragment.owner if fragment.owner >= 0 else placed.owner
            if before is not None and _apart(before, fragment):
                spaced(self._end(before))
            if owner != self._owner or not self._in_text:
                self._open_text(owner)
            self._move(left + round(fragment.x * 1000), baseline)
            self._show(fragment)
            before = fragment
        last = line.fragments[-1]
        if line.hyphenated:
            self._tell_division()
        if owner >= 0 and not (line.hyphenated or line.glued or last.text[-1:].isspace()):
            self.shown.ends[self.blocks[owner]] = self._end(last)

    def rule(self, placed: PlacedRule) -> None:
        """Draw a rule."""
        self._open_drawing(placed.owner)
        operators = self.operators
        if placed.color != self._stroke:
            operators.append(_color(placed.color) + " RG")
            self._stroke = placed.color
        if placed.thickness != self._thickness:
            operators.append(number(placed.thickness) + " w")
            self._thickness = placed.thickness
        start = f"{number(placed.x)} {number(self.height - placed.y)} m"
        end = f"{number(placed.to_x)} {number(self.height - placed.to_y)} l S"
        operators.append(f"{start} {end}")

    def fill(self, placed: PlacedFill) -> None:
        """Fill a rectangle."""
        bottom = self.height - placed.y - placed.height
        if placed.owner == ARTIFACT:
            right, top = placed.x + placed.width, self.height - placed.y
            self._open_background(rectangle(placed.x, bottom, right, top))
        else:
            self._open_drawing(placed.owner)
        if placed.color != self._fill:
            self.operators.append(_color(placed.color) + " rg")
            self._fill = placed.color
        corner = f"{number(placed.x)} {number(bottom)}"
        self.operators.append(f"{corner} {number(placed.width)} {number(placed.height)} re f")

    def picture(self, placed: PlacedPicture, turn: str) -> None:
        """Paint a picture; `turn` is the matrix that makes it stand upright in the unit square."""
        self._open_drawing(placed.owner)
        width, height = number(placed.width), number(placed.height)
        corner = f"{number(placed.x)} {number(self.height - placed.y - placed.height)}"
        drawn = f"{width} 0 0 {height} {corner} cm {turn}{picture_name(placed.picture.digest)} Do"
        self.operators.append(f"q {drawn} Q")

    def finished(self) -> str:
        """The operators so far, every sequence and text object closed."""
        self._close()
        return "\n".join(self.operators)

    def _continue_block(self, first: Fragment, line_owner: int) -> None:
        owner = first.owner if first.owner >= 0 else line_owner
        if owner >= 0:
            end = self.shown.ends.pop(self.blocks[owner], None)
            if end is not None and not first.text[:1].isspace():
                spaced(end)

    def _tell_division(self) -> None:
        """Let the hyphen shown last be one that the end of the line brought in.

        It is U+00AD to readers that ask what text stands for, and a hyphen to those that take it
        as it is: some of them drop U+00AD and leave the word in two.
        """
        before, found, after = self.operators[-1].rpartition("\xad)]TJ")
        if found and "/ActualText" not in before:
            start = before.removesuffix("[(") if before.endswith("[(") else f"{before})]TJ "
            self.operators[-1] = f"{start}{DIVISION}{after}"
            self._shows.append("(-)")
            self._owner = ENDING

    def _end(self, last: Fragment) -> LineEnd:
        """The end of what was shown last."""
        blank = ""
        if last.wide:
            size = number(last.size)
            blank = f" {narrow_font(last.face)} {size} Tf( )Tj{wide_font(last.face)} {size} Tf"
        return self.operators, len(self.operators) - 1, blank

    def _move(self, x: int, y: int) -> None:
        right, up = x - self._x, y - self._y
        if right == 0 and up == 0:
            return
        if right == 0 and -SAME_STEP <= up + self._leading <= SAME_STEP and self._leading > 0:
            self.operators.append("T*")
            self._y -= self._leading
            return
        if right == 0 and up < 0:
            self.operators.append(f"0 {THOUSANDTHS[up]} TD")
            self._leading = -up
        else:
            self.operators.append(f"{THOUSANDTHS[right]} {THOUSANDTHS[up]} Td")
        self._x, self._y = x, y

    def _show(self, fragment: Fragment) -> None:
        operators = self.operators
        face, wide, size = fragment.face, fragment.wide, fragment.size
        if face != self._face or size != self._size or wide != self._wide:
            font = wide_font(face) if wide else narrow_font(face)
            operators.append(f"{font} {number(size)} Tf")
            self._face, self._size, self._wide = face, size, wide
            shown = self.shown.wide if wide else self.shown.narrow
            self._shows = shown.setdefault(face, [])
        if fragment.color != self._fill:
            operators.append(_color(fragment.color) + " rg")
            self._fill = fragment.color
        if fragment.scale != self._scale:
            operators.append(number(fragment.scale * 100) + " Tz")
            self._scale = fragment.scale
        word_space = fragment.word_space / fragment.scale
        if word_space != self._word_space:
            operators.append(THOUSANDTHS[round(word_space * 1000)] + " Tw")
            self._word_space = word_space
        if fragment.char_space != self._char_space:
            operators.append(number(fragment.char_space) + " Tc")
            self._char_space = fragment.char_space
        if fragment.rise != self._rise:
            operators.append(number(fragment.rise) + " Ts")
            self._rise = fragment.rise
        self._shows.append(fragment.show)
        if fragment.language or fragment.told or fragment.spoken is not None:
            entries = f"/Lang{language_string(fragment.language)}" if fragment.language else ""
            spoken = fragment.text if fragment.told else fragment.spoken
            if spoken is not None:
                entries += f"/ActualText{text_string(spoken)}"
            operators.append(f"/Span<<{entries}>>BDC [{fragment.show}]TJ EMC")
            self._owner = ENDING
        else:
            operators.append(f"[{fragment.show}]TJ")

    def _open_text(self, owner: int) -> None:
        if self._in_text:
            self.operators.append("EMC")
        else:
            self._close()
            self.operators.append("BT")
            self._in_text = True
            self._x = self._y = 0
        self._open(owner)

    def _open_drawing(self, owner: int) -> None:
        if self._in_text or owner != self._owner:
            self._close()
            self._open(owner)

    def _open_background(self, box: str) -> None:
        self._close()
        self._owner = BACKGROUND
        self.operators.append(f"/Artifact<</Type/Background/BBox{box}>>BDC")

    def _open(self, owner: int) -> None:
        self._owner = owner
        if owner >= 0:
            self.operators.append(f"/{self.tags[owner]}<</MCID {len(self.owners)}>>BDC")
            self.owners.append(owner)
        else:
            self.operators.append(self.artifact if owner == ARTIFACT else ARTIFACTS[owner])

    def _close(self) -> None:
        if self._owner != NOTHING_OPEN:
            self.operators.append("EMC")
            self._owner = NOTHING_OPEN
        if self._in_text:
            self.operators.append("ET")
            self._in_text = False


def _apart(before: Fragment, after: Fragment) -> bool:
    """Whether white without a blank stands between two stretches, as after a label."""
    if before.text[-1:].isspace() or after.text[:1].isspace():
        return False
    blanks = before.text.count(" ")
    if before.wide and blanks:
        # The white of these blanks is inside the show text, and not known here.
        return False
    end = before.x + before.width * before.scale + blanks * before.word_space
    return after.x - end > LEAST_WHITE * after.size
