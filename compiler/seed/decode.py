"""Bytes of a text file to characters: which encoding they are in, and what had to be mended.

In: the bytes of a chapter as they lie on disk. Out: a `Source` with line feeds for line ends and
no byte order mark, and a record of every byte and control character that was changed. UTF-8 comes
first; UTF-16 and UTF-32 are known by their marks or their zero bytes, ISO-2022-JP by its escapes;
a file that is UTF-8 but for stray bytes of Windows-1252 is read as both; what is left goes to
`decode_guess`, which weighs Shift-JIS, EUC-JP, Windows-1252 and Mac Roman.
"""

import re
from collections.abc import Callable

from msgspec import Struct

from compiler.diagnostics import Sink
from compiler.lazy import lazy_pattern
from compiler.seed.decode_guess import (
    MACINTOSH,
    NAMES,
    WINDOWS,
    legacy_encoding,
    utf_16_without_mark,
)
from compiler.seed.repair.edit import record, substitute
from compiler.seed.report import Repair
from compiler.source import Source

MAX_TEXT_BYTES = 16 * 1024 * 1024
MAX_NAMED_CONTROLS = 8
"""Control characters of one run that the log names; the rest of a longer run is counted."""

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_ESCAPED = lazy_pattern("[\udc80-\udcff]")
"""A byte that is not UTF-8, as the error handler `surrogateescape` lets it through."""
_STRAY = lazy_pattern("[\udce0-\udcf4][\udc80-\udcbf]{1,2}(?![\udc80-\udcbf])|[\udc80-\udcff]")
"""The beginning of a UTF-8 character that breaks off, or a single byte that is not UTF-8."""
_LONE_C1 = lazy_pattern("(?<![\x80-\x9f\xc2-\xf4])[\x80-\x9f](?![\x80-\xbf])")
"""An upper control that no neighbour makes part of a UTF-8 character read as Latin-1."""
_CONTROLS = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff]+")
_SEPARATORS = lazy_pattern("[\x0b\x0c\x1c-\x1f]")
"""Vertical tab, form feed and the separators: they keep words apart."""


class _Mending(Struct, frozen=True):
    """One kind of thing that is changed while decoding, and the diagnostic that says so."""

    characters: str
    """What a text must hold for the pattern to be tried; looking for these is fast."""
    pattern: re.Pattern[str]
    change: Callable[[re.Match[str]], tuple[str, str]]
    rule: str
    confidence: float
    code: str
    message: str
    hint: str


def decode_text(path: str, raw: bytes, sink: Sink) -> tuple[Source, tuple[Repair, ...]]:
    """Characters of a file and the repairs that reading them took; no bytes make it raise."""
    if len(raw) > MAX_TEXT_BYTES:
        sink.report(
            "text/too-large",
            f"the file has {len(raw):,} bytes, a text may have {MAX_TEXT_BYTES:,}",
            path=path,
            hint="split the chapter into several files",
        )
        return Source(path, ""), ()
    text, encoding = _characters(raw)
    if encoding in NAMES:
        message = f"the file is not UTF-8; it was read as {NAMES[encoding]}"
        sink.report("text/legacy-encoding", message, path=path, hint="save the file as UTF-8")
    return _mended(path, text.replace("\r\n", "\n").replace("\r", "\n"), sink)


def _characters(raw: bytes) -> tuple[str, str]:
    """Text and the codec that read it; bytes that are not UTF-8 stand as lone surrogates."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            errors = "surrogateescape" if encoding == "utf-8" else "replace"
            return raw[len(mark) :].decode(encoding, errors), encoding
    if b"\x1b$" in raw and raw.isascii():
        return raw.decode("iso2022_jp", "replace"), "iso2022_jp"
    wide = utf_16_without_mark(raw)
    if wide:
        return raw.decode(wide, "replace"), wide
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _legacy_characters(raw)


def _legacy_characters(raw: bytes) -> tuple[str, str]:
    """Text of bytes that are not all UTF-8, which may still be for the greater part."""
    text = raw.decode("utf-8", "surrogateescape")
    stray = sum(1 for _ in _ESCAPED.finditer(text))
    valid = len(text) - len(text.encode("ascii", "ignore")) - stray
    encoding = legacy_encoding(raw)
    # Single bytes of one encoding seldom look like UTF-8 of another; pairs of Japanese ones do.
    likely = {WINDOWS: 0, MACINTOSH: stray // 5}.get(encoding, stray)
    if valid > likely:
        return text, "utf-8"
    return raw.decode(encoding, "replace"), encoding


def _mended(path: str, text: str, sink: Sink) -> tuple[Source, tuple[Repair, ...]]:
    repairs: list[Repair] = []
    found = []
    for mending in _MENDINGS:
        if not any(character in text for character in mending.characters):
            continue
        before = Source(path, text)
        text, edits = substitute(
            text, mending.pattern, mending.change, mending.rule, mending.confidence
        )
        if edits:
            repairs += record(before, edits, sink)
            found.append((mending, len(edits), before.position(edits[0].start)))
    source = Source(path, text)
    for mending, count, (line, column) in found:
        message = mending.message.format(f"{count:,} place{'s' if count > 1 else ''}")
        span = source.span(source.offset(line, column))
        sink.report(mending.code, message, span, hint=mending.hint)
    return source, tuple(sorted(repairs, key=lambda repair: (repair.line, repair.column)))


def _as_windows(match: re.Match[str]) -> tuple[str, str]:
    """Stray bytes read as Windows-1252; a character that breaks off is lost."""
    raw = match[0].encode("utf-8", "surrogateescape")
    name = "".join(f"\\x{byte:02x}" for byte in raw)
    return name, raw.decode("cp1252", "replace") if len(raw) == 1 else "\N{REPLACEMENT CHARACTER}"


def _control_as_windows(match: re.Match[str]) -> tuple[str, str]:
    """An upper control read as the Windows-1252 character of the same number."""
    raw = match[0].encode("latin-1")
    return f"U+{raw[0]:04X}", raw.decode("cp1252", "ignore")


def _without_controls(match: re.Match[str]) -> tuple[str, str]:
    """Nothing, or a space where the controls kept words apart."""
    names = " ".join(f"U+{ord(control):04X}" for control in match[0][:MAX_NAMED_CONTROLS])
    if len(match[0]) > MAX_NAMED_CONTROLS:
        names += f" and {len(match[0]) - MAX_NAMED_CONTROLS:,} more"
    return names, " " if _SEPARATORS.search(match[0]) else ""


_MENDINGS = (
    _Mending(
        "".join(map(chr, range(0xDC80, 0xDD00))),
        _STRAY,
        _as_windows,
        "stray-byte",
        0.9,
        "text/stray-bytes",
        "bytes that are not UTF-8 were read as Windows-1252 in {}",
        "save the file as UTF-8 and look at the places in the repair log",
    ),
    _Mending(
        "".join(map(chr, range(0x80, 0xA0))),
        _LONE_C1,
        _control_as_windows,
        "c1-control",
        0.95,
        "text/control-character",
        "control characters were read as Windows-1252 in {}",
        "look at the places in the repair log",
    ),
    _Mending(
        "".join(map(chr, (*range(9), *range(0x0B, 0x0D), *range(0x0E, 0x20), 0x7F)))
        + "\ufeff\ufffe\uffff",
        _CONTROLS,
        _without_controls,
        "control-character",
        0.99,
        "text/control-character",
        "control characters were left out in {}",
        "remove them from the file",
    ),
)
