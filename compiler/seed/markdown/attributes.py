"""Attributes in braces: `{#id .class key="value"}` in, typed attributes out.

The spelling is Pandoc's: an identifier after `#`, classes after `.`, pairs of a key and a value
that is bare or in single or double quotes; a backslash before a quote keeps it.
"""

import re
from collections.abc import Mapping

from msgspec import Struct, field

from compiler.lazy import lazy_pattern

LABEL = r"[^\W\d_][\w:./-]*"
"""What an author may call a label: a letter, then letters, digits and `_ : . / -`."""

LONGEST_ATTRIBUTES = 40_000
"""Characters between braces, room for a long alternative text; braces further apart are text."""

_ITEM = lazy_pattern(
    r"""\s*(?:
      \#(?P<label>[^\s{}#.="']+(?:\.[^\s{}#.="']+)*)
    | \.(?P<name>[\w-]+)
    | (?P<dash>-)(?=[\s}])
    | (?P<key>[\w:-]+)=(?:
          "(?P<double>(?:[^"\\]|\\.)*)"
        | '(?P<single>(?:[^'\\]|\\.)*)'
        | (?P<bare>[^\s{}"']+)
      )
    )""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = lazy_pattern(r"""\\(["'\\])""")


class Attributes(Struct, frozen=True):
    """What stood in the braces."""

    label: str = ""
    classes: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)


NO_ATTRIBUTES = Attributes()


def parse_attributes(text: str, start: int = 0) -> tuple[Attributes, int] | None:
    """Read braces that open at `start`; gives the attributes and the offset after the `}`.

    Anything but well-formed attributes gives None, so that other braces stay text.
    """
    if not text.startswith("{", start):
        return None
    label, classes, values = "", [], {}
    position = start + 1
    end = min(len(text), start + LONGEST_ATTRIBUTES)
    while match := _ITEM.match(text, position, end):
        if match["label"]:
            label = match["label"]
        elif match["name"]:
            classes.append(match["name"])
        elif match["dash"]:
            classes.append("unnumbered")
        else:
            values[match["key"]] = _value(match)
        position = match.end()
    while position < end and text[position] in " \t\n":
        position += 1
    if not text.startswith("}", position) or not (label or classes or values):
        return None
    return Attributes(label, tuple(classes), values), position + 1


def split_attributes(text: str) -> tuple[str, Attributes]:
    """Part a line from attributes at its end: `Trade {#sec-trade}` gives `Trade` and the label."""
    if not text.rstrip().endswith("}"):
        return text, NO_ATTRIBUTES
    opening = text.rfind("{")
    while opening >= 0 and len(text) - opening <= LONGEST_ATTRIBUTES:
        parsed = parse_attributes(text, opening)
        if parsed is not None and not text[parsed[1] :].strip():
            return text[:opening].rstrip(), parsed[0]
        opening = text.rfind("{", 0, opening)
    return text, NO_ATTRIBUTES


def fence_attributes(info: str) -> Attributes:
    """Attributes of `::: {.box title="…"}` or of the short form `::: box Title`."""
    parsed = parse_attributes(info)
    if parsed is not None and not info[parsed[1] :].strip(" :"):
        return parsed[0]
    if info.startswith("{"):
        return Attributes("", (info,))
    name, _, title = info.partition(" ")
    return Attributes("", (name.lstrip("."),), {"title": title.strip()} if title.strip() else {})


def _value(match: re.Match[str]) -> str:
    if match["bare"] is not None:
        return match["bare"]
    quoted = match["double"] if match["double"] is not None else match["single"]
    return _ESCAPE.sub(r"\1", quoted)
