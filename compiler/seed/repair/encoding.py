"""Undoes reversible damage: UTF-8 that was read as Windows-1252 or the like, once or twice.

In: a text. Out: the text with such sequences read rightly, and an edit for each. ftfy judges
whether a line is misread. On a page where everything outside ASCII looks misread, the sequences
that it is not sure of (`ÃŽle`) are read again too, because a page goes through the same hands.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from compiler.lazy import lazy
from compiler.seed.repair.edit import Edit, apply
from compiler.seed.repair.words import LOST, MAX_WORD, fill_gaps, listed_words

if TYPE_CHECKING:
    from compiler.seed.repair import mojibake
else:
    mojibake = lazy("compiler.seed.repair.mojibake")

CERTAIN = 0.98
LIKELY = 0.95

_HIGH = "\x80-\xbf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€"
"""How the bytes 80 to BF look when they are read as Windows-1252 or Latin-1."""
_SUSPICIOUS = re.compile(f"[Â-ô][{_HIGH}{LOST}]|‚Ä|√[^\\s\\d]|вЂ|Ã |[\x80-\x9f]")
_SIGNS = "".join(map(chr, (*range(0x80, 0xA0), *range(0xC2, 0xF5)))) + "‚√в"
"""Characters one of which every suspicious text holds; looking for them is fast."""
_CUT_SHORT = f"â€{LOST}"
_CLOSING_QUOTE = "â€\x9d"
"""UTF-8 of a closing quote; Windows-1252 leaves its last byte undefined, so readers lose it."""
_HALF_LOST = re.compile(f"[Ã-Å]{LOST}")
"""A misread letter whose second byte is lost; only a listed word tells which it was."""
_HELD = "\ufdd0"
"""Stands for half-lost letters while ftfy looks at the line, because it would lose them whole."""
_LETTERS_BEFORE = re.compile(r"[^\W\d_]*\Z")
_LETTERS_AFTER = re.compile(r"[^\W\d_]*")
_WORD = re.compile("[^ ]+")
_NOT_ASCII = re.compile(f"[^\x00-\x7f{_HELD}{LOST}]+")
_UNSURE = re.compile(
    f"[Â-ß][{_HIGH}]|[à-ï][{_HIGH}]{{2}}|[ð-ô][{_HIGH}]{{3}}|Ã |Â(?= )|â€\\?|[\x80-\x9f]"
)
_WORN = {"Ã ": "à", "Â": "", "â€?": "”"}
"""Sequences whose last byte a later reader has turned into a space or a question mark."""

_LEFT_OVER = re.compile("[\x80-\x9f]")

_Fixer = Callable[[str], str]


def undo_misreading(text: str) -> tuple[str, tuple[Edit, ...]]:
    """Text and edits; the same text when nothing in it looks misread."""
    if text.isascii() or not any(sign in text for sign in _SIGNS):
        return text, ()
    if not _SUSPICIOUS.search(text):
        return text, ()
    readable = _HALF_LOST.sub(_HELD * 2, text.replace(_CUT_SHORT, _CLOSING_QUOTE))
    fix = mojibake.undo_misreading
    certain: list[Edit] = []
    offset = 0
    for line in readable.split("\n"):
        if not line.isascii() and _SUSPICIOUS.search(line):
            for start, end, after in _fix_line(line, fix):
                certain.append(_edit(text, offset + start, offset + end, after, CERTAIN))
        offset += len(line) + 1
    edits = [*_with_unsure(text, readable, certain), *_half_lost_letters(text)]
    edits.sort(key=_start)
    return apply(text, edits), tuple(edits)


def _half_lost_letters(text: str) -> Iterator[Edit]:
    """Half-lost letters of listed words: `Ã�le` is `Île`."""
    for match in _HALF_LOST.finditer(text):
        before = _LETTERS_BEFORE.search(text[max(0, match.start() - MAX_WORD) : match.start()])
        after = _LETTERS_AFTER.match(text, match.end(), match.end() + MAX_WORD)
        start = before[0] if before else ""
        word = fill_gaps(f"{start}{LOST}{after[0] if after else ''}", (listed_words(),))
        letter = word[len(start) : len(start) + 1]
        if letter and letter.encode()[:1] == match[0][:1].encode("latin-1"):
            yield _edit(text, match.start(), match.end(), letter, LIKELY)


def _start(edit: Edit) -> int:
    return edit.start


def _edit(text: str, start: int, end: int, after: str, confidence: float) -> Edit:
    return Edit(start, end, text[start:end], after, "mojibake", confidence)


def _fix_line(line: str, fix: _Fixer) -> list[tuple[int, int, str]]:
    """Start, end and replacement of what ftfy changes in a line, by the smallest stretches."""
    fixed = fix(line)
    if fixed == line:
        return []
    small = _changes(_NOT_ASCII, line, fix)
    if small:
        return small
    words = _changes(_WORD, line, fix)
    return words or [
        _difference(start, line[start:end], after)
        for start, end, after in _between_losses(0, line, fixed)
    ]


def _difference(at: int, text: str, fixed: str) -> tuple[int, int, str]:
    """The stretch in which a text and its reading differ, so that other places keep their own."""
    start = _shared(text, fixed)
    tail = _shared(text[start:][::-1], fixed[start:][::-1])
    return at + start, at + len(text) - tail, fixed[start : len(fixed) - tail]


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


def _changes(pattern: re.Pattern[str], line: str, fix: _Fixer) -> list[tuple[int, int, str]]:
    """What ftfy changes in the stretches that a pattern finds, each looked at alone."""
    known: dict[str, str] = {}
    changes: list[tuple[int, int, str]] = []
    for stretch in pattern.finditer(line):
        if stretch[0] not in known:
            known[stretch[0]] = fix(stretch[0])
        if known[stretch[0]] != stretch[0]:
            changes += _between_losses(stretch.start(), stretch[0], known[stretch[0]])
    return changes


def _between_losses(start: int, before: str, after: str) -> Iterator[tuple[int, int, str]]:
    """The change of a stretch, without the lost characters that stand on both sides of it.

    ftfy takes a letter before a lost character for a part of it; such a letter stays.
    """
    if before.count(LOST) != after.count(LOST):
        yield start, start + len(before), after
        return
    for old, new in zip(before.split(LOST), after.split(LOST), strict=True):
        if new not in ("", old):
            yield start, start + len(old), new
        start += len(old) + 1


def _with_unsure(text: str, readable: str, certain: list[Edit]) -> tuple[Edit, ...]:
    """The edits, and one for each other sequence that is misread too if the whole page is."""
    unsure: list[Edit] = []
    position = 0
    for start, end in (*((edit.start, edit.end) for edit in certain), (len(text), len(text))):
        unsure += _unsure_edits(text, readable, position, start)
        position = end
    if certain and not _has_sound_characters(text, [*certain, *unsure]):
        return tuple(sorted((*certain, *unsure), key=_start))
    controls = (edit for edit in unsure if _LEFT_OVER.fullmatch(edit.before))
    return tuple(sorted((*certain, *controls), key=_start))


def _has_sound_characters(text: str, edits: Iterable[Edit]) -> bool:
    """Whether characters outside ASCII remain that are read rightly, so that not all is misread."""
    rest = apply(text, sorted((replace(edit, after="") for edit in edits), key=_start))
    return not rest.replace(LOST, "").isascii()


def _unsure_edits(text: str, readable: str, start: int, end: int) -> Iterator[Edit]:
    for match in _UNSURE.finditer(readable, start, end):
        after = _WORN.get(match[0])
        if after is None:
            after = _as_utf_8(match[0])
        if after != match[0]:
            yield _edit(text, match.start(), match.end(), after, LIKELY)


def _as_utf_8(characters: str) -> str:
    """Characters taken for bytes of Windows-1252 and read as UTF-8; unchanged if that fails."""
    raw = b"".join(_windows_byte(character) for character in characters)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return characters if len(characters) > 1 else raw.decode("cp1252", "ignore")


def _windows_byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1", "ignore")
