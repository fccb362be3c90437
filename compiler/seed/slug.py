"""Names made from words: slugs for chapters and labels, identifiers for data keys.

Letters of every script are kept, because a report in Russian has Russian headings; accents on
Latin letters are dropped, because people type addresses without them.
"""

import re
import unicodedata

from compiler.lazy import lazy_pattern

_LATIN_MARKS = lazy_pattern("([A-Za-z])[\u0300-\u036f]+")
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_NO_APOSTROPHES = str.maketrans("", "", "'’ʼ")


def slug(text: str) -> str:
    """Words in lower case joined by hyphens; empty when the text has no letter and no digit."""
    return _joined(text, "-")


def identifier(text: str) -> str:
    """Words in lower case joined by underscores, as keys of data are spelled in expressions."""
    return _joined(text, "_")


def _joined(text: str, mark: str) -> str:
    if not text.isascii():
        plain = _LATIN_MARKS.sub(r"\1", unicodedata.normalize("NFD", text))
        text = unicodedata.normalize("NFC", plain)
    text = text.translate(_NO_APOSTROPHES).casefold()
    return _BETWEEN_WORDS.sub(mark, text).strip(mark)
