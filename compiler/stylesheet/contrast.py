"""Whether text stands out from its ground: a style sheet in, warnings at the keys of colours out.

The measure is the contrast ratio of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio):
(L1 + 0.05) / (L2 + 0.05), L1 being the relative luminance of the lighter colour and L2 that of the
darker. Success criterion 1.4.3 asks for 4.5:1, and for 3:1 in text of 18 points, or of 14 points
in bold. A page is white, a box has its fill; which roles stand where is said by the layout, and for
the roles of covers by templates only: these have to stand out from the page or from the cover.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from math import floor
from typing import Any

from msgspec import Struct

from compiler.source import Source, Span
from compiler.stylesheet.fields import FieldReader
from compiler.stylesheet.sheet import StyleSheet, TextStyle
from compiler.toml_keys import key_span

PAPER = "FFFFFF"
LEAST_CONTRAST = 4.5
LEAST_CONTRAST_OF_LARGE_TEXT = 3.0
LARGE_SIZE, LARGE_BOLD_SIZE = 18.0, 14.0
"""Points from which text counts as large."""

IN_BOXES = (
    "heading-2", "heading-3", "heading-4", "heading-5", "heading-6", "list", "definition-term",
    "definition-body", "quote", "code", "caption", "caption-label", "figure-caption", "credit",
    "table-text", "table-head", "table-group", "table-total", "table-source", "table-note",
    "key-figure-value", "key-figure-label", "chronology-date", "chronology-text",
)  # fmt: skip
"""Roles of what chapters may put into boxes, and may set on the page as well."""
ON_PAGES = (*IN_BOXES, "body", "summary", "footnote")
"""Roles that stand on the page even if a box takes one of them for its own text."""
_CHAPTER_BOXES = ("box", "note")
_ZEBRA_ROLES = ("table-text", "table-group", "table-total")

Path = tuple[str, ...]
Tables = Mapping[str, Any]


class Ground(Struct, frozen=True):
    """What text stands on: a colour, the words for it, and the key that says it."""

    color: str
    name: str
    key: Path = ()


class Weak(Struct, frozen=True):
    """Text that does not stand out enough."""

    role: str
    color: str
    ground: Ground
    least: float


_PAGE = Ground(PAPER, "the page")


@cache
def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (`RRGGBB`), from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: str) -> float:
    """Relative luminance of a colour (`RRGGBB`) of sRGB, from 0 to 1."""
    red, green, blue = (_linear(int(color[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def check_contrast(sheet: StyleSheet, tables: Tables, reader: FieldReader) -> None:
    """Report text that does not stand out; `tables` are those of the style with its bases."""
    found: dict[tuple[object, ...], tuple[Span | None, list[Weak]]] = {}
    for role, grounds in _stands(sheet):
        weak = _weak(role, sheet.style(role), grounds)
        if weak is not None:
            place = _place(role, weak.ground, tables, reader)
            at = (place.path, place.start) if place else ()
            key = (weak.color, weak.ground.color, weak.least, at)
            found.setdefault(key, (place, []))[1].append(weak)
    for place, alike in found.values():
        _report(alike, place, reader)


def _report(alike: list[Weak], place: Span | None, reader: FieldReader) -> None:
    first = alike[0]
    ratio = floor(contrast(first.color, first.ground.color) * 100) / 100
    message = (
        f"{_listed(alike)} in #{first.color} on {first.ground.name}, #{first.ground.color}: "
        f"a contrast of {ratio:.2f}:1, less than {first.least:g}:1"
    )
    hint = "make one of the two colours darker or lighter"
    source = reader.sources[0].path
    reader.sink.report("style/contrast", message, place, path=source, hint=hint)


def _stands(sheet: StyleSheet) -> Iterator[tuple[str, tuple[Ground, ...]]]:
    """Roles with what they stand on; where there are several grounds, one of them is the right."""
    cover = Ground(sheet.boxes["cover"].fill or PAPER, "[box.cover]", ("box", "cover", "fill"))
    boxed = {role for look in sheet.boxes.values() for role in (look.text_role, look.title_role)}
    head = _fill(sheet.table.head_fill, "the head of tables", ("table", "head_fill"))
    for role in sheet.text:
        if role == "table-head":
            yield role, (head,)
        elif role not in boxed or role in ON_PAGES:
            yield role, (_PAGE, cover) if role.startswith("cover-") else (_PAGE,)
    for kind, look in sheet.boxes.items():
        ground = _fill(look.fill, f"[box.{kind}]", ("box", kind, "fill"))
        within = IN_BOXES if kind in _CHAPTER_BOXES else ()
        for role in dict.fromkeys((look.text_role, look.title_role, *within)):
            if role != "table-head" or not sheet.table.head_fill:
                yield role, (ground,)
    if sheet.table.zebra:
        zebra = Ground(sheet.table.zebra, "every second row of tables", ("table", "zebra"))
        for role in _ZEBRA_ROLES:
            yield role, (zebra,)


def _fill(color: str, name: str, key: Path) -> Ground:
    return Ground(color, name, key) if color else _PAGE


def _weak(role: str, style: TextStyle, grounds: tuple[Ground, ...]) -> Weak | None:
    large = style.size >= (LARGE_BOLD_SIZE if style.bold else LARGE_SIZE)
    least = LEAST_CONTRAST_OF_LARGE_TEXT if large else LEAST_CONTRAST
    best = max(grounds, key=lambda ground: contrast(style.color, ground.color))
    weak = contrast(style.color, best.color) < least
    return Weak(role, style.color, best, least) if weak else None


def _place(role: str, ground: Ground, tables: Tables, reader: FieldReader) -> Span | None:
    """The key to change: of those that say one of the colours, the most derived style's first."""
    keys = list(_keys(("text", role, "color"), tables, reader.colors))
    if ground.key:
        keys += _keys(ground.key, tables, reader.colors)
    found = [(level, span) for key in keys for level, span in _spans(key, reader.sources)]
    return min(found, key=lambda each: each[0])[1] if found else None


def _keys(path: Path, tables: Tables, colors: Mapping[str, str]) -> Iterator[Path]:
    """The key that gives a colour, looked for along `like`, and the palette's if it names one."""
    *tops, name = path
    table: Any = tables
    for top in tops:
        table = table.get(top, {})
    while name not in table and "like" in table:
        tops = [tops[0], str(table["like"])]
        table = tables[tops[0]].get(tops[1], {})
    yield (*tops, name)
    if table.get(name) in colors:
        yield "colors", str(table[name])


def _spans(path: Path, sources: tuple[Source, ...]) -> Iterator[tuple[int, Span]]:
    """Where a key stands in the most derived style that has it, and how far up that is."""
    for level, source in enumerate(sources):
        span = key_span(source, path)
        if span is not None and source.text[span.start : span.end].endswith(path[-1]):
            yield level, span
            return


def _listed(alike: list[Weak]) -> str:
    roles = list(dict.fromkeys(each.role for each in alike))
    if len(roles) == 1:
        return f'text of the role "{roles[0]}"'
    rest = len(roles) - 1
    return f'text of the role "{roles[0]}" and {rest} other{"s" if rest > 1 else ""}'
