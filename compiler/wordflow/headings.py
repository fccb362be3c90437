"""Heading numbers as Word counts them: a multilevel list linked to the heading styles.

The numbers of the resolved document are the truth. Word's list counts by itself, so each heading
is checked against what the list would print; where they part, a list that starts at the right
numbers takes over, and what no list can print is written as text.
"""

from collections.abc import Callable

from msgspec.structs import replace

from compiler.wordflow.book import HEADING_LIST, NO_NUMBERS
from compiler.wordflow.flow import ListLevel, ListMark, Suffix, WordList
from compiler.wordflow.look import WordStyle

LEVELS = 9


class HeadingCount:
    """Counts numbered headings in reading order."""

    def __init__(
        self, styles: tuple[WordStyle, ...], depth: int, *, chapter_label: bool, first: int = 1
    ) -> None:
        self._styles = styles
        self.depth = min(depth, len(styles))
        """Deepest level that the list numbers."""
        self._label = chapter_label
        self._first = first
        self._counts = [first - 1] + [0] * (LEVELS - 1)
        self._current = HEADING_LIST
        self.restarts: list[WordList] = []

    def heading_list(self) -> WordList:
        """The list that the heading styles are linked to."""
        levels = tuple(
            self._level(level, self._first if level == 0 else 1, linked=True)
            for level in range(LEVELS)
        )
        return WordList(HEADING_LIST, levels)

    def no_numbers(self) -> WordList:
        """A list that prints nothing, for headings that step out of the heading list."""
        return WordList(NO_NUMBERS, (ListLevel("none", "", 0, 0, "nothing"),) * LEVELS)

    def link(self, styles: dict[str, WordStyle]) -> None:
        """Tell the numbered heading styles of their list."""
        for level, style in enumerate(self._styles[: self.depth]):
            styles[style.id] = replace(style, list_id=HEADING_LIST, list_level=level)

    def mark(self, level: int, number: str, new_list: Callable[[], int]) -> ListMark | None:
        """Mark of a heading with a number; `None` when no list can print that number."""
        parts = number.split(".")
        if level > self.depth or len(parts) != level:
            return None
        if not all(part.isascii() and part.isdigit() for part in parts):
            return None
        wanted = [int(part) for part in parts]
        if any(not 1 <= each <= 0x7FFF for each in wanted):
            return None
        counts = self._counts
        if counts[: level - 1] != wanted[:-1] or counts[level - 1] + 1 != wanted[-1]:
            self._current = new_list()
            starts = wanted + [1] * (LEVELS - level)
            levels = tuple(self._level(each, start) for each, start in enumerate(starts))
            self.restarts.append(WordList(self._current, levels))
        counts[:level] = wanted
        counts[level:] = [0] * (LEVELS - level)
        printed = "" if level == 1 and self._label else number
        return ListMark(self._current, level - 1, printed, self._suffix(level - 1))

    def _suffix(self, level: int) -> Suffix:
        return "nothing" if level == 0 and self._label else "tab"

    def _level(self, level: int, start: int, *, linked: bool = False) -> ListLevel:
        if level >= self.depth:
            return ListLevel("none", "", 0, 0, "nothing")
        silent = level == 0 and self._label
        style = self._styles[level]
        return ListLevel(
            "decimal",
            "" if silent else ".".join(f"%{each + 1}" for each in range(level + 1)),
            style.left,
            -style.first,
            self._suffix(level),
            start,
            style.id if linked else "",
        )
