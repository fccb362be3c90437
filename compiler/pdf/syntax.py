"""PDF syntax for single values: numbers, names, strings (ISO 32000-1, 7.3 and 7.9).

Everything is `str` within latin-1, so that pieces of objects and content streams are joined as
text and encoded once.
"""

import re

from compiler.lazy import lazy_pattern

_PLAIN_TEXT = re.compile(r"[ -~]*\Z")
_UNSAFE_IN_STRING = re.compile(r"[()\\]")
_UNSAFE_IN_NAME = re.compile(rb"[^!-~]|[#%()/<>\[\]{}]")
_UNSAFE_IN_ADDRESS = lazy_pattern(rb"[^!-~]|[\"<>\\^`{|}]")


_NOT_IN_LINES = lazy_pattern(
    "[\x00-\x20\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+"
)
"""White space, and what neither XML nor a screen reader has a use for."""
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*\Z")


class _Thousandths(dict[int, str]):
    """Spelling of whole numbers of thousandths, each made once."""

    def __missing__(self, count: int) -> str:
        whole, rest = divmod(abs(count), 1000)
        spelled = str(whole) if whole or not rest else ""
        if rest:
            spelled += f".{rest:03d}".rstrip("0")
        if count < 0:
            spelled = "-" + spelled
        self[count] = spelled
        return spelled


THOUSANDTHS: dict[int, str] = _Thousandths()
"""Number of thousandths → the number as PDF spells it; `THOUSANDTHS[1500]` is `1.5`."""


def number(value: float) -> str:
    """A number with at most three decimals."""
    return THOUSANDTHS[round(value * 1000)]


def name(text: str) -> str:
    """A name object, slash included; bytes outside the regular characters become `#xx`."""
    escaped = _UNSAFE_IN_NAME.sub(_hashed, text.encode("utf-8"))
    return "/" + escaped.decode("ascii")


def _hashed(found: re.Match[bytes]) -> bytes:
    return f"#{found[0][0]:02X}".encode("ascii")


def _percented(found: re.Match[bytes]) -> bytes:
    return f"%{found[0][0]:02X}".encode("ascii")


def text_string(text: str) -> str:
    """A text string: literal when it is plain ASCII, else UTF-16 in hexadecimal."""
    if _PLAIN_TEXT.match(text):
        return "(" + _UNSAFE_IN_STRING.sub(r"\\\g<0>", text) + ")"
    return "<FEFF" + text.encode("utf-16-be", "surrogatepass").hex().upper() + ">"


def line_of(text: str) -> str:
    """The text as one line of words: white space collapsed, control characters dropped."""
    if not text.isprintable() or "  " in text:
        text = _NOT_IN_LINES.sub(" ", text)
    return text.strip()


def language_string(tag: str) -> str:
    """A language tag as string; what is none becomes `und`, undetermined (BCP 47)."""
    return text_string(tag) if _LANGUAGE.match(tag) else "(und)"


def address_string(url: str) -> str:
    """A URL as seven-bit string, other characters percent-encoded as UTF-8."""
    encoded = _UNSAFE_IN_ADDRESS.sub(_percented, url.encode("utf-8"))
    return "(" + _UNSAFE_IN_STRING.sub(r"\\\g<0>", encoded.decode("ascii")) + ")"


def rectangle(left: float, bottom: float, right: float, top: float) -> str:
    """A rectangle from its lower left and upper right corners."""
    return f"[{number(left)} {number(bottom)} {number(right)} {number(top)}]"


def color(spelling: str) -> str:
    """Operands of a colour in RGB from `RRGGBB`."""
    return " ".join(number(int(spelling[at : at + 2], 16) / 255) for at in (0, 2, 4))
