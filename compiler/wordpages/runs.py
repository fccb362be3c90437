"""Runs of a paragraph in a Word file: inlines of the Word flow in, pieces ready to be broken out.

Neighbouring words of equal format are one piece, whatever bookmarks stand between them; links,
fields, tabs and the calls of notes are pieces of their own, and so are no-break blanks, no-break
hyphens and soft hyphens.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import assert_never

from msgspec import Struct

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
from compiler.wordflow.look import PLAIN, RunFormat, WordStyle
from compiler.wordpages.breaks import may_break_between
from compiler.wordpages.measure import FINE_PER_TWIP, Setting, SizedFace, WordMeasures
from compiler.wordpages.pieces import Piece, PieceKind, text_piece

SOFT_HYPHEN = "\u00ad"
UNKNOWN_FOLIO = "00"
"""Stands for a folio until the pages are known."""
_ALONE = re.compile("([\u00a0\u2011\u00ad])")
_STANDS_FOR = {"\u00a0": " ", "\u2011": "-", "\u00ad": ""}
_NOTE_MARK = "\u0002"
"""Stands for the call of a note in the text that break rules see: it belongs to what is before."""
_CONTEXT = 12
"""Characters before the edge of a piece that can decide whether a line may end there."""


class _Run(Struct):
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
        self._faces: dict[tuple[str, RunFormat], SizedFace] = {}
        self._marks: dict[tuple[str, str], int] = {}
        self.folios: Mapping[str, str] = {}
        """What page references print."""
        self.asked = False
        """Whether a page reference was met since this was last set to false."""

    def face(self, style: WordStyle, run: RunFormat) -> SizedFace:
        """The word table of a run in a paragraph of a style."""
        face = self._faces.get((style.id, run))
        if face is None:
            face = self._measures.sized(self._setting(style, run)[0])
            self._faces[style.id, run] = face
        return face

    def pieces(self, inlines: WordInlines, style: WordStyle, start: str = "") -> list[Piece]:
        """Pieces of a paragraph; `start` is set before its text in the paragraph's own format."""
        runs = list(self._runs(inlines, style, ""))
        if start:
            setting, color, language = self._setting(style, PLAIN)
            runs.insert(0, _Run(PieceKind.TEXT, start, setting, (color, language, "mark")))
        found: list[Piece] = []
        for run in _joined(runs):
            found.extend(self._cut(run))
        _open_edges(found)
        return found

    def mark_width(self, text: str, style: WordStyle) -> int:
        """Fine units of the mark of a list item."""
        width = self._marks.get((text, style.id))
        if width is None:
            width = self._marks[text, style.id] = sum(self.face(style, PLAIN).advances(text))
        return width

    def mark_pieces(self, text: str, style: WordStyle) -> list[Piece]:
        """The mark of a list item with the tab after it."""
        return [text_piece(text, self.face(style, PLAIN)), Piece(PieceKind.TAB, "\t")]

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
            yield Piece(run.kind, run.text, None, [run.text], [run.width], [run.text])
        elif run.note:
            face = self._measures.sized(run.setting)
            width = sum(face.advances(run.text))
            yield Piece(
                run.kind, run.text, face, [run.text], [width], [run.text], notes=(run.note,)
            )
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
        return Piece(PieceKind.SOFT_HYPHEN, text, face, [text], [0], [text], tail=width)
    width = face.advances(_STANDS_FOR[text])[0]
    return Piece(PieceKind.TEXT, text, face, [text], [width], [text], glue=True)


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


def _opens(before: str, text: str) -> bool:
    """Whether a line may start with a text after another."""
    if text[0] == " " or before[-1] == "/":
        return False
    between_words = before[-1] == " " and before[-2:-1].isalnum() and text[0].isalpha()
    if between_words and before.isascii() and text[0].isascii():
        return True
    return may_break_between(before, text[:3])


def _open_edges(pieces: list[Piece]) -> None:
    """Decide at which pieces a line may start."""
    before = ""
    for piece in pieces:
        shown = _NOTE_MARK if piece.notes else piece.text
        if piece.kind is PieceKind.SOFT_HYPHEN:
            piece.opens = False
        elif before and shown:
            piece.opens = piece.follows or _opens(before, shown)
        before = (before + shown)[-_CONTEXT:]
    for piece, after in pairwise(pieces):
        if after.glue:
            piece.overhang = piece.reserve
