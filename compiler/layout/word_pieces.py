"""Pieces: a paragraph of the Word flow comes in, stretches of one format leave, ready to be broken.

A piece is what office programs measure at once: neighbouring words of equal format, a tab, the
call of a note, a picture. No-break blanks and hyphens and soft hyphens are pieces of their own.
Inside a piece stand atoms, between which a line may end.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from itertools import accumulate
from typing import assert_never

from compiler.layout.word_breaks import ends_openly, may_break_between, starts_badly
from compiler.layout.word_measure import FINE_PER_TWIP, Setting, SizedFace, WordMeasures
from compiler.wordflow.flow import (
    WordBookmarked,
    WordBreak,
    WordDocument,
    WordField,
    WordInlines,
    WordLink,
    WordNoteCall,
    WordPicture,
    WordTab,
    WordText,
)
from compiler.wordflow.look import RunFormat, WordStyle

_ALONE = re.compile("([\u00a0\u2011\u00ad])")
_STANDS_FOR = {"\u00a0": " ", "\u2011": "-", "\u00ad": ""}
_NOTE_MARK = "\u0002"
"""Stands for the call of a note in the text that break rules see: it belongs to what is before."""
_CONTEXT = 12
"""Characters before the edge of a piece that can decide whether a line may end there."""
SOFT_HYPHEN = "\u00ad"
UNKNOWN_FOLIO = "00"


class PieceKind(Enum):
    """What a piece is."""

    TEXT = "text"
    TAB = "tab"
    BREAK = "break"
    SOFT_HYPHEN = "soft-hyphen"


@dataclass(slots=True)
class Piece:
    """A stretch of a paragraph; widths are fine units."""

    kind: PieceKind
    text: str = ""
    face: SizedFace | None = None
    atoms: list[str] = field(default_factory=list)
    """What may not be broken, each with the blanks before it."""
    ends: list[int] = field(default_factory=list)
    """Where each atom ends, from the left end of the piece."""
    leads: list[int] = field(default_factory=list)
    """Blanks before each atom."""
    tail: int = 0
    """Blanks after the last atom."""
    blocked: set[int] = field(default_factory=set)
    """Atoms that may start a line only when the blank before them hangs over."""
    slashed: set[int] = field(default_factory=set)
    """Atoms after a slash."""
    opens: bool = False
    """Whether a line may start with this piece."""
    follows: bool = False
    """Whether it is a later part of a field: Writer lets a line start with it."""
    notes: tuple[str, ...] = ()
    """Labels of the notes called here."""

    @property
    def total(self) -> int:
        """Width with the blanks at its end."""
        return (self.ends[-1] if self.ends else 0) + self.tail

    @property
    def reserve(self) -> int:
        """What has to stay free after it in its line."""
        if self.face is None or self.text == " ":
            return 0
        return self.face.reserve

    def start(self, atom: int) -> int:
        """Where an atom begins, after the blanks before it."""
        return (self.ends[atom - 1] if atom else 0) + self.leads[atom]


@dataclass(slots=True)
class _Run:
    """Text in one format before it is cut into pieces."""

    kind: PieceKind
    text: str = ""
    setting: Setting | None = None
    look: tuple[str, str, str] = ("", "", "")
    """Colour, language and link: where they change, a piece ends."""
    joins: bool = False
    """Whether it is one piece with a neighbour of equal format."""
    note: str = ""
    width: int = 0
    field: bool = False


class PieceMaker:
    """Cuts the paragraphs of one document into pieces."""

    def __init__(self, word: WordDocument, measures: WordMeasures) -> None:
        self._word = word
        self._measures = measures
        self._settings: dict[tuple[str, RunFormat], tuple[Setting, str, str]] = {}
        self.folios: Mapping[str, str] = {}
        """What page references print."""
        self.asked = False
        """Whether a page reference was met since this was last set to false."""

    def face(self, style: WordStyle, run: RunFormat) -> SizedFace:
        """The word table of a run in a paragraph of a style."""
        return self._measures.sized(self._setting(style, run)[0])

    def pieces(self, inlines: WordInlines, style: WordStyle, start: str = "") -> list[Piece]:
        """Pieces of a paragraph; `start` is set before its text in the paragraph's own format."""
        runs = list(self._runs(inlines, style, ""))
        if start:
            setting, color, language = self._setting(style, RunFormat())
            runs.insert(0, _Run(PieceKind.TEXT, start, setting, (color, language, "mark")))
        found: list[Piece] = []
        for run in _joined(runs):
            found.extend(self._cut(run))
        _open_edges(found)
        return found

    def mark_width(self, text: str, style: WordStyle) -> int:
        """Fine units of the mark of a list item."""
        return sum(self.face(style, RunFormat()).advances(text))

    def mark_pieces(self, text: str, style: WordStyle) -> list[Piece]:
        """The mark of a list item with the tab after it."""
        return [text_piece(text, self.face(style, RunFormat())), Piece(PieceKind.TAB, "\t")]

    def _runs(self, inlines: WordInlines, style: WordStyle, link: str) -> Iterator[_Run]:
        for inline in inlines:
            if isinstance(inline, WordText):
                yield self._text(inline.text, style, inline.format, link, joins=True)
            elif isinstance(inline, WordLink):
                where = inline.url or inline.bookmark
                yield from self._runs(inline.children, style, where)
            elif isinstance(inline, WordBookmarked):
                yield from self._runs(inline.children, style, link)
            else:
                yield self._other(inline, style, link)

    def _other(
        self,
        inline: WordTab | WordBreak | WordField | WordNoteCall | WordPicture,
        style: WordStyle,
        link: str,
    ) -> _Run:
        match inline:
            case WordTab():
                return _Run(PieceKind.TAB, "\t")
            case WordBreak():
                return _Run(PieceKind.BREAK, "\n")
            case WordField(kind="pageref", target=target):
                self.asked = True
                text = self.folios.get(target, UNKNOWN_FOLIO)
                return self._text(text, style, inline.format, link)
            case WordField(text=text):
                run = self._text(text, style, inline.format, link)
                run.field = True
                return run
            case WordNoteCall(number=number, label=label):
                run = self._text(number, style, inline.format, link)
                run.note = label
                return run
            case WordPicture(width=width):
                return _Run(PieceKind.TEXT, "\ufffc", width=width * FINE_PER_TWIP)
            case _:
                assert_never(inline)

    def _text(
        self, text: str, style: WordStyle, run: RunFormat, link: str, *, joins: bool = False
    ) -> _Run:
        setting, color, language = self._setting(style, run)
        return _Run(PieceKind.TEXT, text, setting, (color, language, link), joins)

    def _setting(self, style: WordStyle, run: RunFormat) -> tuple[Setting, str, str]:
        key = (style.id, run)
        found = self._settings.get(key)
        if found is None:
            seen = self._word.appearance(style, run)
            setting = Setting(
                seen.family,
                seen.half_points,
                seen.bold,
                seen.italic,
                seen.vertical != "baseline",
                seen.caps,
                seen.small_caps,
                seen.spacing,
            )
            color = f"{seen.color}{'_' if seen.underline else ''}"
            found = self._settings[key] = (setting, color, seen.language)
        return found

    def _cut(self, run: _Run) -> Iterator[Piece]:
        if run.kind is not PieceKind.TEXT:
            yield Piece(run.kind, run.text)
        elif run.setting is None:
            yield Piece(run.kind, run.text, None, [run.text], [run.width], [0])
        elif run.note:
            face = self._measures.sized(run.setting)
            width = sum(face.advances(run.text))
            yield Piece(run.kind, run.text, face, [run.text], [width], [0], notes=(run.note,))
        else:
            face = self._measures.sized(run.setting)
            parts = _ALONE.split(run.text)
            for place, text in enumerate(parts):
                if text in _STANDS_FOR:
                    yield _alone(text, face)
                elif text:
                    piece = text_piece(text, face)
                    piece.follows = run.field and place > 0
                    yield piece


def _alone(text: str, face: SizedFace) -> Piece:
    if text == SOFT_HYPHEN:
        width = face.advances("-")[0]
        return Piece(PieceKind.SOFT_HYPHEN, text, face, [text], [0], [0], tail=width)
    width = face.advances(_STANDS_FOR[text])[0]
    return Piece(PieceKind.TEXT, text, face, [text], [width], [0])


def text_piece(text: str, face: SizedFace) -> Piece:
    """A piece of words in one format."""
    piece = Piece(PieceKind.TEXT, text, face)
    stripped = text.rstrip(" ")
    piece.tail = (len(text) - len(stripped)) * face.blank
    if not stripped:
        return piece
    words = stripped.split(" ")
    widths = [face[word] for word in words]
    if not piece.tail:
        widths[-1] = face.end(words[-1])
    if words[0]:
        widths[0] -= face.lead(words[0])
    simple = "" not in words
    if simple and face.parts.keys().isdisjoint(words) and face.awkward.isdisjoint(words):
        piece.atoms = [words[0], *(f" {word}" for word in words[1:])]
        piece.ends = list(accumulate(widths))
        leads = face.leads
        blank = face.blank
        piece.leads = [0, *(leads.get(word, blank) for word in words[1:])]
    else:
        _add_words(piece, words, widths, face)
    return piece


def _add_words(piece: Piece, words: list[str], widths: list[int], face: SizedFace) -> None:
    end = 0
    more = 0
    open_before = False
    for index, (word, width) in enumerate(zip(words, widths, strict=True)):
        if not word:
            more += 1 if index else 0
            continue
        own = face.lead(word) if index else 0
        lead = own + more * face.blank
        blanks = " " * (more + 1) if index else ""
        more = 0
        awkward = word in face.awkward
        if open_before or (awkward and starts_badly(word)):
            piece.blocked.add(len(piece.atoms))
        open_before = awkward and ends_openly(word)
        parts = face.parts.get(word)
        if parts is None:
            end = _add_atom(piece, blanks + word, end, width - own, lead)
            continue
        for place, part in enumerate(parts):
            if part.slash:
                piece.slashed.add(len(piece.atoms))
            end = _add_atom(piece, ("" if place else blanks) + part.text, end, part.width, lead)
            lead = 0


def _add_atom(piece: Piece, text: str, end: int, width: int, lead: int) -> int:
    piece.atoms.append(text)
    piece.leads.append(lead)
    piece.ends.append(end + lead + width)
    return end + lead + width


def _joined(runs: list[_Run]) -> list[_Run]:
    found: list[_Run] = []
    for run in runs:
        last = found[-1] if found else None
        if (
            last is not None
            and last.joins
            and run.joins
            and (last.setting, last.look) == (run.setting, run.look)
        ):
            last.text += run.text
        else:
            found.append(run)
    return found


def _open_edges(pieces: list[Piece]) -> None:
    """Decide at which pieces a line may start."""
    before = ""
    for piece in pieces:
        shown = _NOTE_MARK if piece.notes else piece.text
        if piece.kind is PieceKind.SOFT_HYPHEN:
            piece.opens = False
        elif before and shown:
            piece.opens = piece.follows or may_break_between(before, shown[:3])
        before = (before + shown)[-_CONTEXT:]
