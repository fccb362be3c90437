"""Pipe tables: the lines of one table in, one token with cells and offsets out.

The syntax is that of GitHub Flavored Markdown with the caption line of Pandoc (`: Caption`, before
or after the table, with attributes at its end). Between two tables it belongs to the one above,
unless that has a caption, or only the one below touches it. A pipe inside `{{ … }}` belongs to the
expression.
A row with more or fewer cells than the head is kept as it stands; the reader reports it.
"""

import re
from itertools import pairwise

from markdown_it.rules_block import StateBlock
from msgspec import Struct

from compiler.lazy import lazy_pattern

MOST_COLUMNS = 1000
MOST_CAPTION_LINES = 20

_DELIMITER = lazy_pattern(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z")
_CAPTION = re.compile(r"(?:[Tt]able)?:[ \t]+(?=\S)")
_PIECES = lazy_pattern(r"\\.|\{\{.*?\}\}|\|")


class CellText(Struct, frozen=True):
    """Source of a cell and its offset in the parsed text."""

    text: str
    at: int


class RowText(Struct, frozen=True):
    """Cells of a row and the number of its line, from 0."""

    cells: list[CellText]
    line: int


def pipe_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Block rule: a table, or a caption that stands before one."""
    if state.is_code_block(start):
        return False
    if _is_head(state, start, end):
        if not silent:
            _push_table(state, start, end, None, start)
        return True
    if not caption_opens_table(state, start, end):
        return False
    if silent:
        return True
    caption, head = _caption(state, start, end)
    if head < end and state.isEmpty(head):
        head += 1
    _push_table(state, head, end, caption, start)
    return True


def caption_opens_table(state: StateBlock, start: int, end: int) -> bool:
    """Whether a caption line stands here and the head of a table follows it."""
    if not _CAPTION.match(_line(state, start)):
        return False
    head = _caption_end(state, start, end)
    if head < end and state.isEmpty(head):
        head += 1
    return _is_head(state, head, end)


def _push_table(
    state: StateBlock, head: int, end: int, caption: CellText | None, start: int
) -> None:
    rows = [RowText(_cells(state, head), head)]
    marks = [cell.text for cell in _cells(state, head + 1)]
    line = head + 2
    while line < end and _continues(state, line):
        rows.append(RowText(_cells(state, line), line))
        line += 1
    if caption is None:
        caption, line = _caption_after(state, line, end)
    token = state.push("pipe_table", "", 0)
    token.map = [start, line]
    token.meta = {"rows": rows, "marks": marks, "caption": caption}
    state.line = line


def _caption_after(state: StateBlock, line: int, end: int) -> tuple[CellText | None, int]:
    place = line + 1 if line < end and state.isEmpty(line) else line
    if place >= end or state.sCount[place] < state.blkIndent or state.is_code_block(place):
        return None, line
    if not _CAPTION.match(_line(state, place)):
        return None, line
    caption, after = _caption(state, place, end)
    touches_next = place > line and _is_head(state, after, end)
    return (None, line) if touches_next else (caption, after)


def _caption(state: StateBlock, start: int, end: int) -> tuple[CellText, int]:
    """The caption that begins at a line, and the line after it."""
    line = _caption_end(state, start, end)
    match = _CAPTION.match(_line(state, start))
    offset = _offset(state, start) + (match.end() if match else 0)
    parts = [state.src[offset : state.eMarks[start]]]
    parts += [_line(state, number) for number in range(start + 1, line)]
    return CellText("\n".join(part.strip() for part in parts), offset), line


def _caption_end(state: StateBlock, start: int, end: int) -> int:
    """The line after a caption: a blank one, a table's head, a fence, or one too far left."""
    line, limit = start + 1, min(end, start + MOST_CAPTION_LINES)
    while line < limit and not state.isEmpty(line) and not _is_head(state, line, end):
        fence = state.src.startswith(":::", _offset(state, line))
        if fence or state.sCount[line] < state.blkIndent:
            break
        line += 1
    return line


def _is_head(state: StateBlock, line: int, end: int) -> bool:
    """Whether a line is the head of a table: it has a pipe and a delimiter row follows it."""
    if line + 1 >= end or state.sCount[line + 1] < state.blkIndent:
        return False
    offset = _offset(state, line + 1)
    if state.src[offset : offset + 1] not in ("|", "-", ":") or state.is_code_block(line + 1):
        return False
    delimiter = _line(state, line + 1)
    head = _line(state, line)
    return (
        "|" in head
        and _DELIMITER.match(delimiter) is not None
        and ("|" in delimiter or head.strip().startswith("|"))
        and delimiter.count("|") <= MOST_COLUMNS
    )


def _continues(state: StateBlock, line: int) -> bool:
    return (
        not state.isEmpty(line)
        and state.sCount[line] >= state.blkIndent
        and not state.is_code_block(line)
        and "|" in _line(state, line)
    )


def _cells(state: StateBlock, line: int) -> list[CellText]:
    offset, text = _offset(state, line), _line(state, line).rstrip()
    if text.startswith("|"):
        offset, text = offset + 1, text[1:]
    cells: list[CellText] = []
    for part in _parts(text):
        words = part.lstrip()
        cells.append(CellText(words.rstrip(), offset + len(part) - len(words)))
        offset += len(part) + 1
    if len(cells) > 1 and not cells[-1].text and text.endswith("|"):
        cells.pop()
    return cells


def _parts(text: str) -> list[str]:
    """What stands between the bars that part cells."""
    if "\\" not in text and "{{" not in text:
        return text.split("|")
    bars = [match.start() for match in _PIECES.finditer(text) if match[0] == "|"]
    return [text[start + 1 : stop] for start, stop in pairwise([-1, *bars, len(text)])]


def _offset(state: StateBlock, line: int) -> int:
    return int(state.bMarks[line] + state.tShift[line])


def _line(state: StateBlock, line: int) -> str:
    return str(state.src[_offset(state, line) : state.eMarks[line]])
