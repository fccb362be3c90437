"""How a reader gets about: places, links, bookmarks and page labels (ISO 32000-1, 12.3 to 12.5).

Comes in: where each label stands in the finished file. Leaves: annotations, the outline and the
number tree of page labels, as ready objects.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from compiler.diagnostics import Sink
from compiler.layout.page import Bookmark, PlacedPage
from compiler.pdf.objects import CompactDocument, reference
from compiler.pdf.streams import LinkBox
from compiler.pdf.syntax import address_string, number, text_string
from compiler.pdf.tags import identifier

_ROMAN = re.compile(r"m*(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_COUNTED = re.compile(r"(.*?)([1-9][0-9]{0,8})", re.DOTALL)


class Goal(Struct, frozen=True):
    """Where a label stands in the file."""

    page: int
    """Object number of the page."""
    x: float
    y: float
    element: int = 0
    """Object number of the structure element, where links have to name it (PDF/UA-2)."""
    folio: str = ""
    title: str = ""
    """Words of the bookmark that leads there, if one does."""

    def entries(self) -> str:
        """Entries of a link or bookmark that leads there."""
        if not self.element:
            return f"/Dest{self._place(self.page)}"
        places = f"/D{self._place(self.page)}/SD{self._place(self.element)}"
        return f"/A<</S/GoTo{places}>>"

    def named(self) -> str:
        """What the name of a destination stands for."""
        if not self.element:
            return self._place(self.page)
        return f"<</D{self._place(self.page)}/SD{self._place(self.element)}>>"

    def _place(self, at: int) -> str:
        return f"[{at} 0 R/XYZ {number(self.x)} {number(self.y)} null]"


def annotation(box: LinkBox, key: int, page: int, goals: Mapping[str, Goal], sink: Sink) -> str:
    """A link annotation; `key` is its place in the parent tree, `page` its page's object number."""
    if box.target.startswith("#"):
        goal = goals.get(box.target[1:])
        if goal is None:
            sink.report("pdf/lost-target", f'nothing on the pages is labelled "{box.target[1:]}"')
            goal = Goal(page, 0.0, 0.0)
        action = goal.entries()
        words = box.description or goal.title or goal.folio
    else:
        action = f"/A<</S/URI/URI{address_string(box.target)}>>"
        words = box.description or box.target
    return (
        f"<</Type/Annot/Subtype/Link/Rect{box.rectangle}/Border[0 0 0]/F 4"
        f"/StructParent {key}/Contents{text_string(words or box.target)}{action}>>"
    )


def write_names(file: CompactDocument, goals: Mapping[str, Goal], files: str) -> str:
    """Write every label as a named destination, for links from elsewhere; `#label` in a viewer.

    `files` refers to the names of attachments, if there are any.
    """
    entries = f"/EmbeddedFiles {files}" if files else ""
    if goals:
        named = {identifier(label): goal.named() for label, goal in goals.items()}
        entries = f"/Dests {file.add_name_tree(named)}{entries}"
    return f"<<{entries}>>" if entries else ""


class _Entry(Struct):
    """A bookmark with those below it."""

    bookmark: Bookmark
    goal: Goal
    kids: "list[_Entry]" = field(default_factory=list)
    number: int = 0


def write_outline(
    file: CompactDocument, bookmarks: Sequence[Bookmark], goals: Mapping[str, Goal]
) -> str:
    """Write the outline, its first level shown, and return a reference; empty without bookmarks."""
    top = _nested(bookmarks, goals)
    if not top:
        return ""
    root = file.reserve()
    ends = _write_level(file, top, root)
    file.put(root, f"<</Type/Outlines{ends}/Count {len(top)}>>")
    return reference(root)


def _nested(bookmarks: Sequence[Bookmark], goals: Mapping[str, Goal]) -> list[_Entry]:
    top: list[_Entry] = []
    above: list[_Entry] = []
    for bookmark in bookmarks:
        goal = goals.get(bookmark.label)
        if goal is None:
            continue
        while above and above[-1].bookmark.level >= bookmark.level:
            above.pop()
        entry = _Entry(bookmark, goal)
        (above[-1].kids if above else top).append(entry)
        above.append(entry)
    return top


def _write_level(file: CompactDocument, entries: Sequence[_Entry], parent: int) -> str:
    """Write the bookmarks below one; returns what the one above says of them."""
    for entry in entries:
        entry.number = file.reserve()
    for at, entry in enumerate(entries):
        links = f"/Prev {entries[at - 1].number} 0 R" if at else ""
        if at + 1 < len(entries):
            links += f"/Next {entries[at + 1].number} 0 R"
        if entry.kids:
            links += _write_level(file, entry.kids, entry.number) + f"/Count {-len(entry.kids)}"
        title = text_string(entry.bookmark.title)
        file.put(
            entry.number, f"<</Title{title}/Parent {parent} 0 R{links}{entry.goal.entries()}>>"
        )
    return f"/First {entries[0].number} 0 R/Last {entries[-1].number} 0 R"


def page_labels(pages: Sequence[PlacedPage]) -> Iterator[tuple[int, str]]:
    """Keys and values of the number tree of page labels: one entry per run of counted pages."""
    style, prefix, next_value = "", "", -1
    for at, page in enumerate(pages):
        here_style, here_prefix, value = _label(page.label)
        if (here_style, here_prefix, value) != (style, prefix, next_value) or not here_style:
            entries = f"/S/{here_style}/St {value}" if here_style else ""
            if here_prefix:
                entries += f"/P{text_string(here_prefix)}"
            yield at, f"<<{entries}>>"
        style, prefix, next_value = here_style, here_prefix, value + 1


def _label(label: str) -> tuple[str, str, int]:
    """Numbering style, prefix and value of a page label."""
    counted = _COUNTED.fullmatch(label)
    if counted:
        return "D", counted[1], int(counted[2])
    if label and _ROMAN.fullmatch(label):
        return "r", "", _roman_value(label)
    return "", label, 0


def _roman_value(numeral: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in numeral]
    following = (*values[1:], 0)
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )
