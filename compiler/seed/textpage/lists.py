"""Which stretches of a text page are items of lists.

In: stretches in order. Out: runs of them that make a list. One line with `・` or `•` is a list;
dashes, stars and numbers make one only in company, because a single one may be anything else.
"""

from collections.abc import Sequence

from msgspec import Struct

from compiler.seed.textpage.lines import Stretch
from compiler.seed.textpage.markers import ItemMarker, item_marker


class Run(Struct, frozen=True):
    """Stretches from `start` up to `end` that are the items of one list."""

    start: int
    end: int
    markers: tuple[ItemMarker, ...]

    @property
    def ordered(self) -> bool:
        """Whether the items are numbered."""
        return self.markers[0].number > 0


def find_lists(stretches: Sequence[Stretch]) -> tuple[Run, ...]:
    """Every list, in order."""
    markers = [item_marker(stretch.text) for stretch in stretches]
    runs = []
    start = 0
    while start < len(markers):
        end = _end_of_run(markers, start)
        found = tuple(marker for marker in markers[start:end] if marker)
        if len(found) > 1 or any(marker.sure for marker in found):
            runs.append(Run(start, end, found))
        start = max(end, start + 1)
    return tuple(runs)


def _end_of_run(markers: Sequence[ItemMarker | None], start: int) -> int:
    """Index after the last item that goes on with the list that starts here."""
    first = markers[start]
    if first is None:
        return start
    end = start + 1
    while end < len(markers):
        marker = markers[end]
        expected = first.number + end - start if first.number else 0
        if marker is None or (marker.sign, marker.number) != (first.sign, expected):
            break
        end += 1
    return end
