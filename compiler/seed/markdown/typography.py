"""Typewriter marks in, printed marks out: quotes, apostrophes, dashes and ellipses.

Which way a quote turns is read from its neighbours by the flanking rules of CommonMark, and which
mark it becomes from the language of the text. Opening and closing quotes are paired over the whole
paragraph; a single quote that finds no partner is an apostrophe, a double quote after a digit that
closes nothing stands for inches and stays straight.
"""

import re
import unicodedata

from msgspec import Struct
from msgspec.structs import replace

from compiler.language import primary
from compiler.lazy import lazy_pattern

NBSP = "\u00a0"


class _Marks(Struct, frozen=True):
    """Outer and inner quotation marks."""

    open: str
    close: str
    inner_open: str
    inner_close: str


_ENGLISH = _Marks("“", "”", "‘", "’")
_LOW_HIGH = _Marks("„", "“", "‚", "‘")
_LOW_NINE = _Marks("„", "”", "‚", "’")
_ANGLED = _Marks("«", "»", "“", "”")
_QUOTES = {
    "bg": _LOW_HIGH, "cs": _LOW_HIGH, "da": _Marks("»", "«", "›", "‹"), "de": _LOW_HIGH,
    "de-ch": _Marks("«", "»", "‹", "›"), "de-li": _Marks("«", "»", "‹", "›"),
    "el": _ANGLED, "es": _ANGLED, "es-mx": _ENGLISH, "et": _Marks("„", "“", "«", "»"),
    "fi": _Marks("”", "”", "’", "’"), "fr": _Marks("«" + NBSP, NBSP + "»", "“", "”"),
    "fr-ch": _Marks("«", "»", "‹", "›"), "hr": _LOW_NINE, "hu": _Marks("„", "”", "»", "«"),
    "is": _LOW_HIGH, "it": _ANGLED, "lt": _LOW_HIGH, "lv": _ANGLED,
    "nb": _Marks("«", "»", "‘", "’"), "nn": _Marks("«", "»", "‘", "’"),
    "no": _Marks("«", "»", "‘", "’"), "pl": _Marks("„", "”", "«", "»"), "pt": _ANGLED,
    "pt-br": _ENGLISH, "ro": _Marks("„", "”", "«", "»"), "ru": _Marks("«", "»", "„", "“"),
    "sk": _LOW_HIGH, "sl": _LOW_HIGH, "sr": _LOW_NINE, "sv": _Marks("”", "”", "’", "’"),
    "uk": _Marks("«", "»", "„", "“"), "be": _Marks("«", "»", "„", "“"),
    "kk": _Marks("«", "»", "„", "“"), "hy": _Marks("«", "»", "“", "”"),
}  # fmt: skip

_QUOTE = lazy_pattern(r"[\"']")
_DASHES = lazy_pattern(r"(?<!-)-{2,3}(?!-)")
_ELLIPSIS = lazy_pattern(r"(?<!\.)\.\.\.(?!\.)")
_FRENCH_SPACE = r" (?=[;:!?»])|(?<=«) "
_HAN = r"\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_HAN_SPACE = rf"(?<=[{_HAN}]) (?=[{_HAN}])"
# Patterns are compiled when a language needs them: these large classes take two milliseconds.
_SPACING: dict[str, tuple[str, str] | None] = {
    "fr": (_FRENCH_SPACE, NBSP),
    "fr-ch": None,
    "ja": (_HAN_SPACE, ""),
    "zh": (_HAN_SPACE, ""),
}
"""Spaces that are set otherwise: before French marks, and where lines of Han script joined."""


def marks_of(language: str) -> _Marks:
    """Quotation marks of a language tag; English ones where the language is not known."""
    return _QUOTES.get(language.lower()) or _QUOTES.get(primary(language)) or _ENGLISH


def set_marks(texts: list[str], is_prose: list[bool], language: str) -> list[str]:
    """Replace typewriter marks in the stretches of one paragraph that are prose.

    Stretches that are not prose (code, values) are only looked at as neighbours.
    """
    spacing = _SPACING.get(language.lower(), _SPACING.get(primary(language)))
    quoted = False
    result = list(texts)
    for index, text in enumerate(texts):
        if not is_prose[index]:
            continue
        if "--" in text or "..." in text:
            result[index] = _ELLIPSIS.sub("…", _DASHES.sub(_dash, text))
        quoted = quoted or '"' in text or "'" in text
        if spacing:
            result[index] = re.sub(*spacing, result[index])
    return _set_quotes(result, is_prose, marks_of(language)) if quoted else result


def set_plain(text: str, language: str) -> str:
    """The same for a paragraph that is one stretch of prose."""
    typed = '"' in text or "'" in text or "--" in text or "..." in text
    if typed or primary(language) in _SPACING:
        return set_marks([text], [True], language)[0]
    return text


def _dash(match: re.Match[str]) -> str:
    return "–" if len(match[0]) == 2 else "—"


class _Placed(Struct, frozen=True):
    """A quote whose mark is chosen; `text` may still change for a single opening one."""

    stretch: int
    position: int
    text: str


def _set_quotes(texts: list[str], is_prose: list[bool], marks: _Marks) -> list[str]:
    pairing = _Pairing(marks)
    whole = "".join(texts)
    start = 0
    for stretch, text in enumerate(texts):
        for match in _QUOTE.finditer(text) if is_prose[stretch] else ():
            position = start + match.start()
            before = whole[position - 1] if position else " "
            after = whole[position + 1] if position + 1 < len(whole) else " "
            pairing.take(match[0], before, after, stretch, match.start())
        start += len(text)
    return _replaced(texts, pairing.placed)


class _Pairing:
    """Chooses marks one after another; what opened and has not closed is kept on two stacks."""

    def __init__(self, marks: _Marks) -> None:
        self.marks = marks
        self.placed: list[_Placed] = []
        self.open_doubles: list[int] = []
        self.open_singles: list[int] = []

    def take(self, quote: str, before: str, after: str, stretch: int, position: int) -> None:
        choose = self._double if quote == '"' else self._single
        self.placed.append(_Placed(stretch, position, choose(before, after)))

    def _double(self, before: str, after: str) -> str:
        can_open, can_close = _flanks(before, after)
        if can_close and self.open_doubles:
            opening = self.open_doubles.pop()
            while self.open_singles and self.open_singles[-1] > opening:
                self.open_singles.pop()
            return self.marks.close
        if can_open:
            self.open_doubles.append(len(self.placed))
            return self.marks.open
        return '"' if before.isdigit() or not can_close else self.marks.close

    def _single(self, before: str, after: str) -> str:
        """An apostrophe until a partner turns the opening one into a quote."""
        if (before.isalnum() and after.isalnum()) or (before.isspace() and after.isdigit()):
            return "’"
        can_open, can_close = _flanks(before, after)
        if can_close and self.open_singles:
            opening = self.open_singles.pop()
            self.placed[opening] = replace(self.placed[opening], text=self.marks.inner_open)
            return self.marks.inner_close
        if can_open:
            self.open_singles.append(len(self.placed))
        return "’"


def _flanks(before: str, after: str) -> tuple[bool, bool]:
    """Whether a quote between these characters can open and can close."""
    before_space, after_space = before.isspace(), after.isspace()
    before_mark, after_mark = _is_punctuation(before), _is_punctuation(after)
    can_open = not after_space and (not after_mark or before_space or before_mark)
    can_close = not before_space and (not before_mark or after_space or after_mark)
    if can_open and can_close and before in "([{—–-/“‘«„":
        can_close = False
    return can_open, can_close


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _replaced(texts: list[str], placed: list[_Placed]) -> list[str]:
    pieces: dict[int, list[str]] = {}
    ends: dict[int, int] = {}
    for each in placed:
        index, position = each.stretch, each.position
        done = ends.get(index, 0)
        pieces.setdefault(index, []).extend((texts[index][done:position], each.text))
        ends[index] = position + 1
    return [
        "".join(pieces[index]) + text[ends[index] :] if index in pieces else text
        for index, text in enumerate(texts)
    ]
