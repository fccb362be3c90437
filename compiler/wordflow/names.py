"""Bookmark names: labels in, names that Word accepts out.

Word allows letters, digits and underscores, a letter or underscore first, 40 characters, and does
not tell capitals from small letters.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

LONGEST_NAME = 40
LONGEST_STEM = 30
"""Leaves room for a suffix such as `_number`."""

PARTS = ("number", "title")
"""Parts of what a label names that have bookmarks of their own."""

_NOT_ALLOWED = re.compile(r"\W+")


class BookmarkNames:
    """Gives out names and remembers which are taken."""

    def __init__(self, labels: Iterable[str]) -> None:
        self._taken: set[str] = set()
        self._counts: defaultdict[str, int] = defaultdict(int)
        """How often a stem was given out: thousands of labels may begin alike."""
        self._of = {label: self._unique(label) for label in labels}

    def of(self, label: str) -> str:
        """Name of a label's bookmark; empty for a label that stands nowhere in this file."""
        return self._of.get(label, "")

    def part(self, label: str, what: str) -> str:
        """Name of the bookmark around a part of what the label names: its number, its title."""
        stem = self._of.get(label, "")
        return f"{stem}_{what}" if stem else ""

    def all(self) -> dict[str, str]:
        """Every name by label."""
        return dict(self._of)

    def _unique(self, label: str) -> str:
        stem = _NOT_ALLOWED.sub("_", label).strip("_") or "place"
        if not stem[0].isalpha():
            stem = f"p_{stem}"
        stem = stem[:LONGEST_STEM].rstrip("_")
        name, count = stem, self._counts[stem.lower()] + 1
        if count > 1:
            name = _counted(stem, count)
        while not self._taken.isdisjoint(_all_names(name)):
            count += 1
            name = _counted(stem, count)
        self._counts[stem.lower()] = count
        self._taken.update(_all_names(name))
        return name


def _counted(stem: str, count: int) -> str:
    return f"{stem[: LONGEST_STEM - len(str(count)) - 1]}_{count}"


def _all_names(name: str) -> tuple[str, ...]:
    """The name and those of the parts of what it names, as Word compares them."""
    lowered = name.lower()
    return (lowered, *(f"{lowered}_{part}" for part in PARTS))
