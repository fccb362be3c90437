"""Bookmark names: labels in, names that Word accepts out.

Word allows letters, digits and underscores, a letter or underscore first, 40 characters, and does
not tell capitals from small letters.
"""

import re
from collections.abc import Iterable

LONGEST_NAME = 40
LONGEST_STEM = 30
"""Leaves room for a suffix such as `_number`."""

_NOT_ALLOWED = re.compile(r"\W+")


class BookmarkNames:
    """Gives out names and remembers which are taken."""

    def __init__(self, labels: Iterable[str]) -> None:
        self._taken: set[str] = set()
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
        name, count = stem, 1
        while name.lower() in self._taken:
            count += 1
            name = f"{stem[: LONGEST_STEM - len(str(count)) - 1]}_{count}"
        self._taken.add(name.lower())
        return name
