"""Edits: single changes to a text, and the entries they make in the repair log.

In: a text and a rule that changes stretches of it. Out: the changed text and the edits, in order
and not overlapping, each with the place where it stood in the text before the change.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from compiler.diagnostics import Sink
from compiler.seed.report import Repair
from compiler.source import Source

MAX_RECORDED_REPAIRS = 10_000
"""Changes of one kind that are listed one by one; a page that needs more is not a text."""


class Edit(Struct, frozen=True):
    """One change: the stretch it replaced, what is said of it in the log, and why it was made."""

    start: int
    end: int
    before: str
    after: str
    rule: str
    confidence: float


def substitute(
    text: str,
    pattern: re.Pattern[str],
    change: Callable[[re.Match[str]], tuple[str, str]],
    rule: str,
    confidence: float,
) -> tuple[str, tuple[Edit, ...]]:
    """Change every match; `change` gives what the log calls the match and what replaces it."""
    edits = []
    for match in pattern.finditer(text):
        before, after = change(match)
        edits.append(Edit(match.start(), match.end(), before, after, rule, confidence))
    return apply(text, edits), tuple(edits)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with every edit carried out; edits come in order and do not overlap."""
    pieces: list[str] = []
    position = 0
    for edit in edits:
        pieces += (text[position : edit.start], edit.after)
        position = edit.end
    pieces.append(text[position:])
    return "".join(pieces)


def record(source: Source, edits: Sequence[Edit], sink: Sink) -> tuple[Repair, ...]:
    """Entries of the repair log for edits whose places are offsets into the source."""
    if len(edits) > MAX_RECORDED_REPAIRS:
        sink.report(
            "text/too-many-repairs",
            f"{len(edits):,} changes were made, the repair log names {MAX_RECORDED_REPAIRS:,}",
            source.span(edits[MAX_RECORDED_REPAIRS].start),
            hint="get the file again from where it comes from",
        )
    repairs = []
    for edit in edits[:MAX_RECORDED_REPAIRS]:
        line, column = source.position(edit.start)
        repairs.append(
            Repair(source.path, line, column, edit.before, edit.after, edit.rule, edit.confidence)
        )
    return tuple(repairs)


class Origins:
    """Finds the place in the first text of a character in the edited one."""

    __slots__ = ("_edits", "_ends")

    def __init__(self, edits: tuple[Edit, ...]) -> None:
        self._edits = edits
        self._ends: list[int] = []
        shift = 0
        for edit in edits:
            shift += len(edit.after) - (edit.end - edit.start)
            self._ends.append(edit.end + shift)

    def origin(self, offset: int) -> int:
        """Offset before the edits; inside a replacement, the start of what it replaced."""
        index = bisect_right(self._ends, offset)
        if index < len(self._edits):
            edit = self._edits[index]
            if offset >= self._ends[index] - len(edit.after):
                return edit.start
        if index == 0:
            return offset
        return self._edits[index - 1].end + offset - self._ends[index - 1]
