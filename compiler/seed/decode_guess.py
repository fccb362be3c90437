"""Guesses the encoding of bytes that are not UTF-8.

Each candidate reads the bytes, and the readings are weighed by how well every character outside
ASCII fits its neighbours: kana and kanji stand in company, accented letters stand in words, an
opening quote stands before a word. Bytes of one encoding read as another give characters that
stand where they should not.
"""

import re
from functools import cache

from compiler.lazy import lazy_pattern

WINDOWS = "cp1252"
MACINTOSH = "mac_roman"
NAMES = {
    WINDOWS: "Windows-1252",
    "cp932": "Shift-JIS",
    "euc_jp": "EUC-JP",
    MACINTOSH: "Mac Roman",
    "iso2022_jp": "ISO-2022-JP",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
}
"""Encodings as people call them, by the name of their codec."""

_CANDIDATES = {WINDOWS: 0.0, "cp932": 0.0, "euc_jp": 0.0, MACINTOSH: 2.0}
"""By how much each encoding must outweigh the first; hardly any file is in the last."""
_SAMPLE_BYTES = 256 * 1024
"""Enough of a long file to tell encodings apart."""

_MANY_ZEROS = 0.2
_SOME_ZEROS = 0.005
_FEW_ZEROS = 0.02
_LEAST_ZEROS = 2
"""One zero byte is a slip, not an encoding."""

_KINDS = (
    ("japanese", "[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff60]+", 1.0),
    ("halfwidth", "[\uff61-\uff9f]+", 0.5),
    ("capital_in_word", "(?<=[a-z])[À-ÖØ-ÞŒŠŽŸ]", -2.0),
    ("accented", "(?<=[A-Za-z])[ß-öø-ÿœšžÀ-ÖØ-ÞŒŠŽ]|[À-ÖØ-öø-ÿŒŠŽœšž](?=[A-Za-z])", 1.0),
    ("apostrophe", "(?<=[A-Za-z.])’", 2.0),
    ("opening", r"(?<![^\s(\[—–-])[“‘«](?=\S)", 1.0),
    ("closing", "(?<=[^\\s“‘])[”’»]", 1.0),
    ("sign", "[–—…•·°©®£€§½¼¾²³×¡¿º\u00a0ßàé]", 0.5),
    ("other", "[^\x00-\x7f]", -1.0),
)
_WEIGHTS = {name: weight for name, _, weight in _KINDS}
_KANA = lazy_pattern("[\u3001-\u30ff\uff01-\uff60]")
_STRANGER = -2.0
"""Weight of a kanji that stands alone, and of one or two half-width kana."""


def utf_16_without_mark(raw: bytes) -> str:
    """Codec of UTF-16 bytes without a byte order mark; empty when they are something else."""
    sample = raw[: _SAMPLE_BYTES - _SAMPLE_BYTES % 2]
    if b"\x00" not in sample:
        return ""
    units = len(sample) / 2
    high = sample[0::2].count(0) / units
    low = sample[1::2].count(0) / units
    wanted = max(_SOME_ZEROS, _LEAST_ZEROS / units)
    if _is_utf_8(sample) or _single_blanks(sample) > sample.count(0):
        wanted = max(_MANY_ZEROS, wanted)
    if low >= wanted and high <= min(_FEW_ZEROS, low / 4):
        return "utf-16-le"
    if high >= wanted and low <= min(_FEW_ZEROS, high / 4):
        return "utf-16-be"
    return ""


def legacy_encoding(raw: bytes) -> str:
    """The codec whose reading of the bytes fits best."""
    sample = raw[:_SAMPLE_BYTES]
    return max(_CANDIDATES, key=lambda codec: _weight(sample, codec) - _CANDIDATES[codec])


def _is_utf_8(sample: bytes) -> bool:
    try:
        sample[:-3].decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return True


def _single_blanks(sample: bytes) -> int:
    """Blanks and line feeds of one byte: those that would share a unit with a printed byte."""
    units = zip(sample[0::2], sample[1::2], strict=False)
    return sum(
        (one in b" \n" and other >= 0x20) or (other in b" \n" and one >= 0x20)
        for one, other in units
    )


def _weight(sample: bytes, codec: str) -> float:
    text = sample.decode(codec, "replace")
    return sum(_fit(match) for match in _characters().finditer(text))


@cache
def _characters() -> re.Pattern[str]:
    """Every character outside ASCII by its kind; compiled when a file first needs it."""
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern, _ in _KINDS))


def _fit(match: re.Match[str]) -> float:
    kind = match.lastgroup or "other"
    run = match[0]
    if kind == "japanese" and not _KANA.search(run):
        return _STRANGER if len(run) == 1 else len(run) / 2
    if kind == "halfwidth" and len(run) < 3:
        return _STRANGER * len(run)
    return _WEIGHTS[kind] * len(run)
