"""Drops the navigation of a text page: the links that a website leaves in its text.

In: the lines of a page. Out: the lines that are text, and an edit for each that is not. Precision
comes first: several link words between separators are navigation wherever they stand, a single
one only at the top or the bottom of the page, and everything else is text.
"""

from msgspec import Struct

from compiler.seed.repair.edit import Edit
from compiler.seed.textpage.lines import Line, ends_sentence
from compiler.seed.textpage.links import LineKind, kind_of_line
from compiler.seed.textpage.markers import item_marker

LONGEST_TITLE = 200
"""Characters of the longest line that may be a title."""

_CONFIDENCE: dict[LineKind, float] = {
    "row": 0.99,
    "phrase": 0.98,
    "side-row": 0.96,
    "single": 0.95,
    "trail": 0.95,
    "rule": 0.9,
}
_ANYWHERE: frozenset[LineKind] = frozenset({"row", "phrase"})
_LIKE_TITLES: frozenset[LineKind] = frozenset({"single", "side-row"})


class _Judged(Struct, frozen=True):
    """A line and what kind of line it is."""

    line: Line
    kind: LineKind

    @property
    def is_text(self) -> bool:
        return self.kind == "text" and not self.line.blank


def drop_navigation(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Edit, ...]]:
    """The lines, blank where they were navigation, and what was dropped."""
    judged = tuple(
        _Judged(line, kind_of_line(line.text) if line.text else "text") for line in lines
    )
    top = _edge(judged)
    bottom = len(judged) - _edge(judged[::-1])
    dropped = {
        number
        for number, each in enumerate(judged)
        if each.kind in _ANYWHERE or (each.kind != "text" and not top <= number < bottom)
    }
    dropped |= _underlines(judged)
    dropped -= _title(judged, top) | _end_of_paragraph(judged, bottom)
    if not dropped:
        return lines, ()
    kept = tuple(
        Line(line.start, line.start, "", line.indent) if number in dropped else line
        for number, line in enumerate(lines)
    )
    return kept, tuple(_edit(judged[number]) for number in sorted(dropped))


def _edge(judged: tuple[_Judged, ...]) -> int:
    """How many lines come before the first line of text."""
    return next((number for number, each in enumerate(judged) if each.is_text), len(judged))


def _title(judged: tuple[_Judged, ...], top: int) -> set[int]:
    """The only single link word of the top, if the page would have no title without it."""
    if top == len(judged) or _may_be_title(judged[top].line):
        return set()
    words = [number for number in range(top) if judged[number].kind in _LIKE_TITLES]
    return set(words) if len(words) == 1 else set()


def _underlines(judged: tuple[_Judged, ...]) -> set[int]:
    """Rules right under a line that may be a title."""
    return {
        number
        for number in range(1, len(judged))
        if judged[number].kind == "rule"
        and judged[number - 1].is_text
        and _may_be_title(judged[number - 1].line)
    }


def _may_be_title(line: Line) -> bool:
    if item_marker(line.text):
        return False
    return len(line.text) <= LONGEST_TITLE and not ends_sentence(line.text)


def _end_of_paragraph(judged: tuple[_Judged, ...], bottom: int) -> set[int]:
    """A single word right under a line that breaks off inside a sentence."""
    if not 0 < bottom < len(judged) or judged[bottom].kind != "single":
        return set()
    above, line = judged[bottom - 1].line, judged[bottom].line
    return set() if ends_sentence(above.text) or " " in line.text else {bottom}


def _edit(each: _Judged) -> Edit:
    line = each.line
    rule = "rule-line" if each.kind == "rule" else "navigation"
    return Edit(line.start, line.end, line.text, "", rule, _CONFIDENCE[each.kind])
