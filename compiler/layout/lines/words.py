"""Material: runs cut into shaped pieces, ready for the breaker.

What comes in are runs; what leaves are, for each stretch between forced line ends, parallel lists
of pieces (characters, show text, width in points). A piece is a word, or the part of a word that
lies in one run. Pieces that follow each other in one look form a *stretch*; a stretch says whether
a blank stands before it. A plain paragraph is one stretch, and nothing here costs more than a
table look-up per word.
"""

import unicodedata
from collections.abc import Iterator
from enum import Enum

from msgspec import Struct, field
from msgspec.structs import replace

from compiler.fonts.face import LONGEST_SHAPED
from compiler.layout.lines.bidi import runs_left
from compiler.layout.lines.chances import may_hold_chance
from compiler.layout.lines.runs import LINE_END, Look, Run
from compiler.layout.lines.setting import Setting
from compiler.layout.missing import note_missing
from compiler.lazy import lazy_pattern

SUBSTITUTES = ("\ufffd", "\u25a1", "?")
"""What stands for a character that no face has: the first of these that the face has."""

MANY = 8
"""Words from which on those that are new are shaped together."""

_BLANKS = lazy_pattern("[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")

_INVISIBLE = lazy_pattern("[\u00ad\u200b\u2060\ufeff]")

_SCRIPTS = (
    (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Lao"),
    (0x0F00, 0x0FFF, "Tibetan"),
    (0x1000, 0x109F, "Myanmar"),
    (0x1780, 0x17FF, "Khmer"),
    (0x1800, 0x18AF, "Mongolian"),
)
"""Scripts whose lines do not end at blanks, or do not run across."""
_FIRST_SCRIPT = "\u0590"


Shaped = tuple[tuple[float, ...], tuple[str, ...], tuple[int, ...]]
"""Widths in em, show texts and numbers of glyphs of some words."""


class Blank(Enum):
    """What stands between a stretch and the one before it."""

    NONE = 0
    """Nothing: the first piece is glued to what stands before."""
    BEFORE = 1
    """A blank in the look of the stretch before."""
    OWN = 2
    """A blank in the stretch's own look."""


class Stretch(Struct):
    """Pieces of one look in one kind of codes; inside it each piece but the first has a blank."""

    look: Look
    wide: bool
    start: int
    """Index of the first piece."""
    stop: int
    """Index after the last piece."""
    blank: Blank
    note: str = ""
    """Label of the footnote it calls."""
    gap: float = 0.0
    """Points of white before it that are no blank; a line may not end there."""
    divided: bool = False
    """Whether some piece may hold a break chance of its own."""


class Material(Struct):
    """Shaped pieces between two forced line ends."""

    texts: list[str] = field(default_factory=list)
    shows: list[str] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    """In points, with letter spacing."""
    stretches: list[Stretch] = field(default_factory=list)
    invisible: bool = False
    """Whether some text holds characters that are not shown, such as soft hyphens."""
    bidi: bool = False
    """Whether some of it runs from right to left."""


def blank_width(look: Look) -> float:
    """Width of a blank in points."""
    return look.face.space * look.size + look.spacing


def plain_material(text: str, look: Look, setting: Setting) -> Material:
    """Material of words in one look."""
    if text.isprintable() and not look.uppercase:
        # Cells are many, and most have no words but those of their face.
        words = text.split()
        if words:
            if len(words) > MANY:
                look.words.learn(words)
            widths, shows, wides, glyphs = zip(*map(look.words.__getitem__, words), strict=True)
            if True not in wides:
                divided = may_hold_chance(text)
                stretch = Stretch(look, False, 0, len(words), Blank.NONE, divided=divided)
                return Material(words, list(shows), _in_points(widths, glyphs, look), [stretch])
    builder = _Builder(setting)
    builder.add(Run(look, text))
    return builder.material


def materials(runs: list[Run], setting: Setting) -> Iterator[Material]:
    """Material of each stretch between forced line ends, in order."""
    builder = _Builder(setting)
    for run in runs:
        if run.text == LINE_END:
            yield builder.material
            builder = _Builder(setting)
        else:
            builder.add(run)
    yield builder.material


class _Builder:
    """Gathers one material from runs."""

    def __init__(self, setting: Setting) -> None:
        self.material = Material()
        self._setting = setting
        self._pending = False
        """Whether a blank has been seen since the last piece."""
        self._blank_is_before = False
        """Whether that blank was the last of the stretch before."""
        self._wide_looks: dict[Look, Look] = {}

    def add(self, run: Run) -> None:
        """Cut a run into pieces and shape them."""
        text = run.text.upper() if run.look.uppercase else run.text
        # Numbers and their words are held together by the blank that may be there.
        if not text.replace("\u00a0", " ").isprintable():
            text = _BLANKS.sub(" ", text)
            self.material.invisible |= _INVISIBLE.search(text) is not None
        material = self.material
        before = len(material.stretches)
        if run.note:
            self._add_note(run, text)
        else:
            self._add_text(text, run.look)
        if run.gap and before < len(material.stretches):
            material.stretches[before].gap = run.gap
        new = material.stretches[before:]
        if not run.note and (may_hold_chance(text) or any(each.wide for each in new)):
            for stretch in new:
                stretch.divided = True

    def _add_text(self, text: str, look: Look) -> None:
        words = text.split(" ")
        glued = bool(words[0])
        if not all(words):
            words = [word for word in words if word]
        if not words:
            if text:
                self._see_blank()
            return
        if not self.material.texts or (glued and not self._pending):
            blank = Blank.NONE
        elif self._pending and self._blank_is_before:
            blank = Blank.BEFORE
        else:
            blank = Blank.OWN
        self._add_words(words, look, blank)
        self._pending = self._blank_is_before = text.endswith(" ")

    def _see_blank(self) -> None:
        """A run of blanks only: the blank joins the stretch before, unless that is a link."""
        if not self._pending and self.material.stretches:
            self._pending = True
            self._blank_is_before = not self.material.stretches[-1].look.link

    def _add_note(self, run: Run, text: str) -> None:
        """A call is glued to the word before; a blank before it comes after it instead."""
        self._add_words([text], run.look, Blank.NONE)
        for stretch in self.material.stretches[-1:]:
            stretch.note = run.note
        self._blank_is_before = False

    def _add_words(self, words: list[str], look: Look, blank: Blank) -> None:
        if len(words) > MANY:
            look.words.learn(words)
        widths, shows, wides, glyphs = zip(*map(look.words.__getitem__, words), strict=True)
        if True not in wides:
            self._append(words, (widths, shows, glyphs), look, (False, blank))
            return
        if 2 * sum(wides) > len(words) and max(map(len, words)) <= LONGEST_SHAPED:
            look = self._widened(look)
            if not look.face.missing("".join(words)):
                for word in words:
                    self._see_script(word)
                widths, shows, _, glyphs = zip(*map(look.words.__getitem__, words), strict=True)
                self._append(words, (widths, shows, glyphs), look, (True, blank))
                return
        self._add_unusual(words, look, blank)

    def _see_script(self, word: str) -> None:
        if max(word) >= _FIRST_SCRIPT:
            self.material.bidi = self.material.bidi or runs_left(word)
            _report_script(word, self._setting)

    def _widened(self, look: Look) -> Look:
        """The look with all words in two-byte codes, so that a line of them is one fragment."""
        widened = self._wide_looks.get(look)
        if widened is None:
            widened = replace(look, words=look.face.lane(look.lane, wide=True))
            self._wide_looks[look] = widened
        return widened

    def _append(
        self, words: list[str], shaped: Shaped, look: Look, kind: tuple[bool, Blank]
    ) -> None:
        """Add words that are all in one kind of codes."""
        material = self.material
        start = len(material.texts)
        widths, shows, glyphs = shaped
        material.texts += words
        material.shows += shows
        material.widths += _in_points(widths, glyphs, look)
        wide, blank = kind
        material.stretches.append(Stretch(look, wide, start, len(material.texts), blank))

    def _add_unusual(self, words: list[str], look: Look, blank: Blank) -> None:
        """Words that are long, in two-byte codes, or not all in the face."""
        stretches = self.material.stretches
        for word in words:
            self._see_script(word)
            for part in _parts(word, look, self._setting):
                width, show, wide, glyphs = part.look.words[part.text]
                last = stretches[-1] if stretches else None
                shaped = (width,), (show,), (glyphs,)
                if blank is Blank.OWN and part.look is not look:
                    blank = Blank.BEFORE
                self._append([part.text], shaped, part.look, (wide, blank))
                if (
                    last is not None
                    and last.look is part.look
                    and last.wide == wide
                    and blank is Blank.OWN
                    and not last.note
                ):
                    stretches.pop()
                    last.stop += 1
                blank = Blank.NONE
            blank = Blank.OWN


def _in_points(widths: tuple[float, ...], glyphs: tuple[int, ...], look: Look) -> list[float]:
    """Widths in em in points, with the letter spacing after each glyph."""
    size, spacing = look.size, look.spacing
    if not spacing:
        return [width * size for width in widths]
    return [width * size + count * spacing for width, count in zip(widths, glyphs, strict=True)]


def _parts(word: str, look: Look, setting: Setting) -> Iterator[Run]:
    """Parts of a word that one face can show, none too long."""
    for start in range(0, len(word), LONGEST_SHAPED):
        part = word[start : start + LONGEST_SHAPED]
        if look.face.missing(part):
            yield from _covered_parts(part, look, setting)
        else:
            yield Run(look, part)


def _covered_parts(text: str, look: Look, setting: Setting) -> Iterator[Run]:
    """Split at the characters the face lacks, which other faces show."""
    current = look
    gathered = ""
    for character in text:
        wanted = look
        shown = character
        accent = gathered and unicodedata.combining(character)
        if accent and not current.face.missing(character):
            wanted = current
        elif look.face.missing(character):
            other = setting.faces.covering(character, look.face)
            if other is not None:
                wanted = current if current.face is other else _in_face(look, other.key, setting)
            else:
                shown = _substitute(character, look, setting)
        if wanted is not current and gathered:
            yield Run(current, gathered)
            gathered = ""
        current = wanted
        gathered += shown
    if gathered:
        yield Run(current, gathered)


def _in_face(look: Look, key: str, setting: Setting) -> Look:
    face = setting.faces.by_key(key)
    return replace(look, face=face, words=face.lane(look.lane), family=key.partition("/")[0])


def _substitute(character: str, look: Look, setting: Setting) -> str:
    """What is printed for a character that no face has; the author is told."""
    note_missing(character, setting.faces, setting.span)
    return next((each for each in SUBSTITUTES if not look.face.missing(each)), "?")


def _report_script(word: str, setting: Setting) -> None:
    for character in word:
        code = ord(character)
        for first, last, name in _SCRIPTS:
            if first <= code <= last:
                setting.faces.report_once(
                    "font/unsupported-script",
                    f"{name} is set without the rules of its script",
                    setting.span,
                )
                return
