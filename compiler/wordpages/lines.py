"""Lines of a paragraph in a Word file: greedy, as office programs set them.

A paragraph's words or pieces come in; lines leave, each with its text and the notes called in
it. Blanks hang over the end of a line; a piece that fits is rounded to a whole twip, the piece
that overflows is cut in fine units; a word longer than the line is cut after the last character
that fits.
"""

from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from msgspec import Struct

from compiler.wordflow.look import TabStop
from compiler.wordpages.measure import FINE_PER_TWIP
from compiler.wordpages.pieces import Piece, PieceKind

DEFAULT_TAB = 720
"""Twips between the tab stops that are there where a paragraph names none."""
OVERLY_LONG = 66
"""Characters without a blank after which a line may end at a slash."""


class WordLine(NamedTuple):
    """One set line."""

    text: str = ""
    """Its words, without what is raised or lowered; empty when nobody asked for texts."""
    notes: tuple[str, ...] = ()
    """Labels of the notes called in it."""


UNTOLD = WordLine()
"""A line whose text nobody asked for."""


class Frame(Struct, frozen=True):
    """Where the lines of a paragraph stand; twips from the left margin of the page or cell."""

    left: int
    right: int
    """Where lines end."""
    first: int = 0
    """Further indent of the first line; negative hangs."""
    tabs: tuple[TabStop, ...] = ()
    slack: int = 0
    """Twips that every line is longer (or shorter) than it should be, to see what depends on it."""


def plain_lines(piece: Piece, first: int, rest: int, *, texts: bool) -> list[WordLine] | None:
    """Lines of a paragraph that is one piece with nothing special in it, or nothing.

    `first` and `rest` are the lengths of the first line and of the others in fine units; without
    `texts` the lines do not say what stands in them.
    """
    face = piece.face
    ends = piece.ends
    if face is None or piece.blocked or piece.slashed or not ends:
        return None
    count = len(ends)
    lines: list[WordLine] = []
    start = 0
    reach = first
    while ends[-1] > reach:
        stop = bisect_right(ends, reach, start)
        if stop == start:
            return None
        lines.append(WordLine(piece.words(start, stop).lstrip(" ")) if texts else UNTOLD)
        reach = ends[stop - 1] + piece.lead(stop) + rest
        start = stop
    lines.append(WordLine(piece.words(start, count).lstrip(" ")) if texts else UNTOLD)
    return lines


class LineSetter:
    """Sets one paragraph of pieces; used once."""

    def __init__(self, pieces: list[Piece], frame: Frame, *, texts: bool = True) -> None:
        self._pieces = pieces
        self._told = texts or any(piece.notes for piece in pieces)
        self._frame = frame
        self._lines: list[WordLine] = []
        self._line_start = (0, 0)
        self._keeps_blanks = True
        """Whether blanks at the start of the line count: only where no break has hung them."""
        self._used = 0
        self._limit = 0
        self._left = 0

    def lines(self) -> list[WordLine]:
        """All lines of the paragraph; at least one."""
        self._begin(0, 0)
        at = 0
        while at < len(self._pieces):
            at = self._place(at)
        self._finish(len(self._pieces), 0)
        return self._lines

    def _begin(self, piece: int, atom: int) -> None:
        frame = self._frame
        self._line_start = (piece, atom)
        self._left = frame.left + (0 if self._lines else frame.first)
        self._limit = (frame.right + frame.slack - self._left) * FINE_PER_TWIP
        self._used = 0

    def _finish(self, piece: int, atom: int) -> None:
        """The line ends before this atom."""
        if not self._told:
            self._lines.append(UNTOLD)
            return
        from_piece, from_atom = self._line_start
        text = ""
        notes: tuple[str, ...] = ()
        for index in range(from_piece, min(piece + 1, len(self._pieces))):
            each = self._pieces[index]
            begin = from_atom if index == from_piece else 0
            stop = len(each.ends) if index < piece else atom
            if index < piece:
                notes += each.notes
            if each.face is not None and each.face.raised:
                continue
            text += " " if begin == 0 and each.first_lead else ""
            text += each.words(begin, stop) if each.ends else each.text
            text += " " if index < piece and each.tail else ""
        self._lines.append(WordLine(text.strip(" \n"), notes))

    def _end_line(self, piece: int, atom: int) -> int:
        self._finish(piece, atom)
        self._keeps_blanks = False
        self._begin(piece, atom)
        return piece

    def _place(self, at: int) -> int:
        """Set the next piece or end the line in it; the piece to go on with."""
        piece = self._pieces[at]
        if piece.kind is PieceKind.BREAK:
            self._end_line(at + 1, 0)
            self._keeps_blanks = True
            return at + 1
        if piece.kind is PieceKind.TAB:
            return self._place_tab(at)
        if piece.kind is PieceKind.SOFT_HYPHEN:
            return at + 1
        begin = self._line_start[1] if at == self._line_start[0] else 0
        offset = self._offset(piece, at, begin)
        room = max(self._limit - self._used - piece.reserve, 0)
        total = piece.total - offset
        if total <= room:
            self._used += (total + FINE_PER_TWIP // 2) // FINE_PER_TWIP * FINE_PER_TWIP
            self._used += piece.overhang
            return at + 1
        return self._cut(at, begin, offset, room)

    def _offset(self, piece: Piece, at: int, begin: int) -> int:
        """Where in the piece the line takes it up."""
        if at != self._line_start[0]:
            return self._hung(piece, at)
        if not piece.ends:
            return 0 if self._keeps_blanks else piece.tail
        if begin == 0 and self._keeps_blanks:
            return 0
        return piece.start(begin)

    def _hung(self, piece: Piece, at: int) -> int:
        """Blanks of a piece that follow nothing but hung blanks in their line."""
        if self._used or self._keeps_blanks:
            return 0
        return piece.start(0) if piece.ends else piece.tail

    def _cut(self, at: int, begin: int, offset: int, room: int) -> int:
        piece = self._pieces[at]
        fits = bisect_right(piece.ends, offset + room, begin)
        begins = at == self._line_start[0]
        if fits == len(piece.ends) and (fits > begin or not begins or not piece.ends):
            return self._end_line(at + 1, 0)
        place = self._place_inside(piece, begin, fits, offset + room)
        if place is not None and place > begin:
            return self._end_line(at, place)
        if begins:
            return self._cut_word(at, begin, fits, offset + room)
        hangs = piece.first_lead > room
        if piece.first_lead and (hangs or 0 not in piece.blocked):
            return self._end_line(at, 0)
        if piece.opens and place is None and self._hyphen_fits(at - 1):
            return self._end_line(at, 0)
        earlier = self._underflow(at)
        if earlier is not None:
            return self._end_line(*earlier)
        return self._cut_word(at, begin, fits, offset + room)

    def _place_inside(self, piece: Piece, begin: int, fits: int, reach: int) -> int | None:
        """The last atom up to `fits` that a line may start with.

        `begin` itself stands for a line end at a slash that goes back beyond the piece.
        """
        atom = fits
        while atom > begin:
            if atom in piece.slashed:
                if atom == fits and self._exactly(piece, atom, reach):
                    atom -= 1
                    continue
                return max(self._before_slash(piece, atom), begin)
            hangs = atom == fits and piece.lead(atom) and piece.start(atom) > reach
            if atom not in piece.blocked or hangs:
                return atom
            atom -= 1
        return None

    def _exactly(self, piece: Piece, atom: int, reach: int) -> bool:
        """Whether the first character that does not fit is the one after the slash."""
        text = piece.atoms[atom][:1]
        width = piece.face.advances(text)[0] if piece.face else 0
        return piece.ends[atom - 1] + width > reach

    def _before_slash(self, piece: Piece, atom: int) -> int:
        """A line does not end at a slash but before the word, unless that is very long."""
        length = 0
        back = atom
        while back > 0 and length < OVERLY_LONG:
            back -= 1
            length += len(piece.atoms[back])
            if piece.lead(back):
                return back if length <= OVERLY_LONG else atom
        return atom if length >= OVERLY_LONG else 0

    def _underflow(self, at: int) -> tuple[int, int] | None:
        """Where the line ends in the pieces before one that can not even begin in it.

        Each is broken anew as if its last character did not fit.
        """
        first, from_atom = self._line_start
        for index in range(at - 1, first - 1, -1):
            piece = self._pieces[index]
            if piece.tail and piece.kind is PieceKind.TEXT:
                return (index + 1, 0)
            if piece.glue and not self._blank_before(index):
                return None
            if piece.kind is not PieceKind.TEXT and index > first and self._hyphen_fits(index):
                return (index + 1, 0)
            begin = from_atom if index == first else 0
            last = len(piece.ends) - 1
            place = self._place_inside(piece, begin, last, piece.total - 1) if last >= 0 else None
            if place is not None and place > begin:
                return (index, place)
            blank = piece.first_lead and 0 not in piece.blocked
            if index > first and (blank or (piece.opens and place is None)):
                return (index, 0)
        return None

    def _hyphen_fits(self, at: int) -> bool:
        """Whether a soft hyphen has room to be shown; true for all other pieces."""
        piece = self._pieces[at]
        return piece.kind is not PieceKind.SOFT_HYPHEN or self._used + piece.tail <= self._limit

    def _blank_before(self, at: int) -> bool:
        """Whether an ordinary blank stands in the line before a piece."""
        first, from_atom = self._line_start
        for index in range(first, at):
            piece = self._pieces[index]
            begin = from_atom if index == first else 0
            heads = piece.heads[begin + 1 :]
            if piece.tail or piece.notes or any(heads) or (index > first and piece.first_lead):
                return True
        return False

    def _cut_word(self, at: int, begin: int, fits: int, reach: int) -> int:
        """Cut a word that is longer than the line after the last character that fits.

        A piece that begins inside such a word sends the last character before it over, unless a
        no-break blank or hyphen stands there.
        """
        first, from_atom = self._line_start
        for before in range(at - 1, first - 1, -1):
            if self._pieces[before].glue:
                break
            atoms = self._pieces[before].atoms
            if len("".join(atoms[from_atom if before == first else 0 :])) > 1:
                return self._cut_end(before)
        piece = self._pieces[at]
        atom = max(begin, min(fits, len(piece.ends) - 1))
        start = piece.start(atom)
        positions = [start + each for each in accumulate(self._advances(piece, atom))]
        count = bisect_right(positions, reach)
        if count == 0 and (atom > begin or at > first):
            return self._end_line(at, atom)
        if max(count, 1) < len(positions):
            piece.part(atom, max(count, 1), positions[max(count, 1) - 1])
            return self._end_line(at, atom + 1)
        # Nothing to cut: what is wider than the line stands in it alone.
        if atom + 1 < len(piece.ends):
            return self._end_line(at, atom + 1)
        return self._end_line(at + 1, 0) if at + 1 < len(self._pieces) else at + 1

    def _cut_end(self, at: int) -> int:
        """End the line before the last character of a piece."""
        piece = self._pieces[at]
        atom = len(piece.ends) - 1
        advances = self._advances(piece, atom) if piece.ends else []
        if len(advances) < 2:
            return self._end_line(at + 1, 0)
        piece.part(atom, len(advances) - 1, piece.ends[atom] - advances[-1])
        return self._end_line(at, atom + 1)

    def _advances(self, piece: Piece, atom: int) -> list[int]:
        return piece.face.advances(piece.atoms[atom]) if piece.face else []

    def _place_tab(self, at: int) -> int:
        x = self._left + self._used // FINE_PER_TWIP
        stop = _next_stop(self._frame, x)
        behind = 0 if stop.kind == "left" else self._behind(at)
        share = {"left": 0, "right": behind, "center": behind // 2, "decimal": behind}[stop.kind]
        used = max((stop.position - self._left) * FINE_PER_TWIP - share, self._used)
        if used > self._limit and stop.kind == "left" and at != self._line_start[0]:
            return self._end_line(at, 0)
        self._used = used
        if share:
            # What stands against a stop fits up to it, however its pieces are rounded.
            self._limit = max(self._limit, (stop.position - self._left + 1) * FINE_PER_TWIP)
        return at + 1

    def _behind(self, at: int) -> int:
        """Width of what follows a tab up to the next tab or line end."""
        width = 0
        for piece in self._pieces[at + 1 :]:
            if piece.kind in {PieceKind.TAB, PieceKind.BREAK}:
                break
            width += piece.total
        return width


def _next_stop(frame: Frame, x: int) -> TabStop:
    """The first stop after a place; a hanging indent is one too."""
    stops = [stop for stop in frame.tabs if stop.position > x]
    if frame.first < 0 and frame.left > x:
        stops.append(TabStop(frame.left))
    if stops:
        return min(stops, key=lambda stop: stop.position)
    return TabStop((x // DEFAULT_TAB + 1) * DEFAULT_TAB)
