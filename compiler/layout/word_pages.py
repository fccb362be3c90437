"""Pages of a Word file, by the rules of office programs: set blocks in, pages out.

White between paragraphs is the larger of the two sides and falls away at the top of a page that
was reached by itself; two lines at least stay together; what keeps with the next moves with it;
rows stay whole and header rows are repeated; a line stands on the page of the notes it calls.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from compiler.layout.word_foot import Foot
from compiler.layout.word_lines import WordLine
from compiler.layout.word_set import (
    SetBlock,
    SetParagraph,
    SetRow,
    SetTable,
    border_above,
    same_frame,
)

_UNHELD = {"keep_next": False, "keep_lines": False, "widows": False}
"""In rows that may break, Writer keeps nothing together."""
NoteSetter = Callable[[str], tuple[SetParagraph, ...]]


@dataclass(slots=True)
class FilledPage:
    """What stands on one page."""

    lines: list[WordLine] = field(default_factory=list)
    """In order of the flow; repeated header rows too."""
    notes: list[WordLine] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)


class PageFiller:
    """Fills the pages of one section."""

    def __init__(self, heights: Callable[[int], int], note: NoteSetter) -> None:
        self._heights = heights
        """Height of the text area by the page's index in the section."""
        self._note = note
        self.pages = [FilledPage()]
        self._height = heights(0)
        self._y = 0
        self._foot = Foot()
        self._above: SetBlock | None = None
        self._empty = True
        self._sure = -1
        """Index of the last block that is known to stand with those it keeps with."""
        self._ceiling = 0
        self._floor = 0
        """White that a box repeats at the top and the bottom of each page."""

    def fill(self, blocks: tuple[SetBlock, ...]) -> list[FilledPage]:
        """Set all blocks of the section."""
        self._fill(blocks)
        while self._foot.rest:
            self._turn()
        self.pages[-1].notes += self._foot.lines
        return self.pages

    def _fill(self, blocks: tuple[SetBlock, ...]) -> None:
        self._sure = -1
        for index, block in enumerate(blocks):
            if isinstance(block, SetParagraph) and block.page_break and not self._empty:
                self._turn()
                self._above = None
            if index > self._sure and not self._empty and _keeps_next(block):
                if self._chain_fits(blocks, index):
                    self._sure = _chain_end(blocks, index)
                else:
                    self._turn()
            below = blocks[index + 1] if index + 1 < len(blocks) else None
            if isinstance(block, SetParagraph):
                self._place_paragraph(block, below)
            else:
                self._place_table(block)
            self._above = block

    @property
    def _room(self) -> int:
        """Height that is left on the page."""
        return self._height - self._floor - self._y - self._foot.height

    def _turn(self) -> None:
        """Go on with a new page."""
        self.pages.append(FilledPage())
        self._height = self._heights(len(self.pages) - 1)
        self._y = self._ceiling
        self.pages[-2].notes += self._foot.lines
        self._foot = self._foot.carried(self._height - self._ceiling - self._floor)
        self._empty = True

    def _gap(self, block: SetParagraph, above: SetBlock | None) -> int:
        if self._empty:
            first = len(self.pages) == 1 or block.page_break or above is None
            return block.before if first else 0
        after = above.after if isinstance(above, SetParagraph) else 0
        return max(after, block.before)

    def _place_paragraph(self, block: SetParagraph, below: SetBlock | None) -> None:
        self._start_paragraph(block)
        count = len(block.lines)
        done = self._fitting(block, 0)
        if done < count:
            done = _shared_out(block, 0, done)
            if done == 0 and not self._empty:
                self._turn()
                self._start_paragraph(block)
                done = self._fitting(block, 0)
                done = done if done == count else _shared_out(block, 0, done)
            done = done or self._most(block)
        page = self.pages[-1]
        page.labels += block.labels
        self._set_lines(block, 0, done)
        while done < count:
            self._turn()
            self._y += block.top
            more = self._fitting(block, done)
            if more < count - done:
                more = max(_shared_out(block, done, more), 1)
            self._set_lines(block, done, done + more)
            done += more
        if not same_frame(block, below):
            self._y += block.bottom

    def _start_paragraph(self, block: SetParagraph) -> None:
        above = None if self._empty else self._above
        self._y += self._gap(block, self._above) + border_above(above, block)

    def _most(self, block: SetParagraph) -> int:
        return max(self._fitting(block, 0), 1)

    def _fitting(self, block: SetParagraph, start: int) -> int:
        """How many lines from `start` on fit on the page with the notes they call."""
        room = self._room - block.bottom
        count = len(block.lines) - start
        if not block.noted:
            return min(max(room // max(block.line, 1), 0), count)
        foot: Foot | None = self._foot
        for done in range(count):
            room -= block.line
            line = block.lines[start + done]
            if room >= 0 and line.notes:
                before = foot.height
                foot = self._called(foot, line.notes, room)
                room -= foot.height - before if foot else room + 1
            if room < 0 or foot is None:
                return done
        return count

    def _called(self, foot: Foot, labels: tuple[str, ...], room: int) -> Foot | None:
        """The foot of a page when a line calls more notes, or nothing where they have no room."""
        for label in labels:
            more = foot.with_note(self._note(label), room)
            if more is None:
                return None
            room -= more.height - foot.height
            foot = more
        return foot

    def _set_lines(self, block: SetParagraph, start: int, stop: int) -> None:
        lines = block.lines[start:stop]
        self.pages[-1].lines += lines
        self._empty = False
        if not block.noted:
            self._y += block.line * len(lines)
            return
        for line in lines:
            self._y += block.line
            self._set_notes(line.notes)

    def _set_notes(self, labels: tuple[str, ...]) -> None:
        """Set the notes a line calls; where they have no room, the line stands alone on its page."""
        if not labels:
            return
        foot = self._called(self._foot, labels, self._room)
        if foot is None:
            foot = self._foot
            for label in labels:
                foot = foot.with_all(self._note(label))
        self._foot = foot

    def _place_table(self, block: SetTable) -> None:
        if not self._empty and isinstance(self._above, SetParagraph):
            self._y += self._above.after
        headers = block.rows[: block.headers]
        head = sum(row.height for row in headers)
        body = block.rows[block.headers :]
        if not self._empty and not self._group_fits(body, 0, head, block.edge):
            self._turn()
        for row in headers:
            self._set_row(row)
        fresh = True
        for index, row in enumerate(body):
            starts = index == 0 or not body[index - 1].keep_next
            fits = self._group_fits(body, index, 0, block.edge) if starts else True
            if not fits or not (fresh or self._row_fits(row, 0, block.edge)):
                if not fresh:
                    self._turn()
                    for header in headers:
                        self._repeat(header)
            self._set_row(row)
            fresh = False
        self._y += block.edge

    def _group_fits(self, rows: tuple[SetRow, ...], first: int, more: int, edge: int) -> bool:
        """Whether a row and those it keeps with have room."""
        for index in range(first, len(rows)):
            row = rows[index]
            if not self._row_fits(row, more, edge):
                return False
            more += row.height
            if not row.keep_next:
                break
        return True

    def _row_fits(self, row: SetRow, more: int, edge: int) -> bool:
        if row.inner:
            return self._room >= more + edge + self._least(row)
        room = self._room - more - edge - row.height
        calls = tuple(label for line in row.lines for label in line.notes)
        return room >= 0 and self._called(self._foot, calls, room) is not None

    def _least(self, row: SetRow) -> int:
        """Height of the least part of a row that may break."""
        first = row.inner[0]
        start = first.before + first.top if isinstance(first, SetParagraph) else 0
        return row.above + row.below + start + _first_part(first)

    def _set_row(self, row: SetRow) -> None:
        if row.inner:
            self._set_breaking_row(row)
            return
        page = self.pages[-1]
        page.lines += row.lines
        page.labels += row.labels
        self._y += row.height
        self._empty = False
        for line in row.lines:
            self._set_notes(line.notes)

    def _set_breaking_row(self, row: SetRow) -> None:
        """A row of one cell whose blocks flow from page to page."""
        outside = (self._ceiling, self._floor, self._sure)
        inner = tuple(
            replace(each, **_UNHELD) if isinstance(each, SetParagraph) else each
            for each in row.inner
        )
        self._y += row.above
        self._ceiling += row.above
        self._floor += row.below
        self._empty = True
        self._above = None
        self._fill(inner)
        if isinstance(self._above, SetParagraph):
            self._y += self._above.after
        self._ceiling, self._floor, self._sure = outside
        self._y += row.below
        self._empty = False

    def _repeat(self, row: SetRow) -> None:
        self.pages[-1].lines += row.lines
        self._y += row.height
        self._empty = False

    def _chain_fits(self, blocks: tuple[SetBlock, ...], index: int) -> bool:
        """Whether a block, all it keeps with and the first lines of what follows fit here."""
        room = self._room
        foot = self._foot
        above = self._above
        for place in range(index, len(blocks)):
            block = blocks[place]
            last = not _keeps_next(block)
            after = above.after if isinstance(above, SetParagraph) else 0
            lines: tuple[WordLine, ...] = ()
            if isinstance(block, SetParagraph):
                if place > index and block.page_break:
                    return True
                lines = block.lines[: _first_lines(block)] if last else block.lines
                room -= max(after, block.before) + border_above(above, block)
                room -= len(lines) * block.line
                below = blocks[place + 1] if place + 1 < len(blocks) else None
                room -= 0 if not last and same_frame(block, below) else block.bottom
            else:
                room -= after + block.edge
                room -= _first_part(block) if last else sum(row.height for row in block.rows)
            calls = tuple(label for line in lines for label in line.notes)
            called = self._called(foot, calls, room) if room >= 0 else None
            if called is None:
                return False
            room -= called.height - foot.height
            if last:
                return True
            foot = called
            above = block
        return True


def _keeps_next(block: SetBlock) -> bool:
    if isinstance(block, SetTable):
        return all(row.keep_next for row in block.rows[block.headers :])
    return block.keep_next


def _chain_end(blocks: tuple[SetBlock, ...], index: int) -> int:
    while index < len(blocks) - 1 and _keeps_next(blocks[index]):
        index += 1
    return index


def _first_lines(block: SetParagraph) -> int:
    """How many lines of a paragraph have to stand on the page where it starts."""
    count = len(block.lines)
    if block.keep_lines or block.keep_next or (block.widows and count <= 3):
        return count
    return min(count, 2 if block.widows else 1)


def _first_part(block: SetBlock) -> int:
    """Height of what has to stand on the page where a block starts."""
    if isinstance(block, SetParagraph):
        return _first_lines(block) * block.line + block.bottom
    height = 0
    for index, row in enumerate(block.rows):
        height += row.height
        if index >= block.headers and not row.keep_next:
            break
    return height


def _shared_out(block: SetParagraph, start: int, fits: int) -> int:
    """How many lines stand on a page where `fits` of those from `start` on would."""
    left = len(block.lines) - start
    if (block.keep_lines or block.keep_next) and start == 0:
        return 0
    if not block.widows:
        return fits
    shared = min(fits, left - 2)
    if start == 0 and shared < 2:
        return 0
    return shared if shared > 0 else fits


def page_texts(pages: list[FilledPage]) -> Iterator[tuple[str, ...]]:
    """Lines of each page in order, notes last, without empty ones."""
    for page in pages:
        yield tuple(line.text for line in (*page.lines, *page.notes) if line.text.strip())
