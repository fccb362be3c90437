"""Pages of a Word file, by the rules of office programs: set blocks in, pages out.

White between paragraphs is the larger of the two sides and falls away at the top of a page that
was reached by itself; two lines at least stay together; what keeps with the next moves with it;
rows stay whole and header rows are repeated; a line stands on the page of the notes it calls.
"""

from collections.abc import Callable, Sequence

from msgspec import Struct, field

from compiler.wordpages.foot import Foot, Note
from compiler.wordpages.keeping import (
    chain_end,
    first_lines,
    first_part,
    hanging_edge,
    keeps_next,
    last_group,
    shared_out,
    unheld,
    wavers,
)
from compiler.wordpages.lines import WordLine
from compiler.wordpages.matter import (
    SetBlock,
    SetParagraph,
    SetRow,
    SetTable,
    border_above,
    same_frame,
)

NoteSetter = Callable[[str], tuple[SetParagraph, ...]]


class FilledPage(Struct):
    """What stands on one page."""

    lines: list[WordLine] = field(default_factory=list)
    """In order of the flow; repeated header rows too."""
    notes: tuple[WordLine, ...] = ()
    labels: list[str] = field(default_factory=list)


class PageFiller:
    """Fills the pages of one section."""

    def __init__(self, heights: Callable[[int], int], note: NoteSetter, carried: Note = ()) -> None:
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
        self.widened: dict[int, int] = {}
        """White above blocks of the section filled last that Writer needs to set them here."""
        self._ceiling = 0
        self._floor = 0
        """White that a box repeats at the top and the bottom of each page."""
        self._stand(Foot(rest=carried).carried(self._height))

    def fill(self, blocks: tuple[SetBlock, ...]) -> list[FilledPage]:
        """Set all blocks of the section."""
        self.widened = {}
        self._fill(blocks)
        return self.pages

    @property
    def room(self) -> int:
        """Height that is left on the page."""
        return self._room

    def height(self, index: int) -> int:
        """Height of the text area of a page of the section."""
        return self._heights(index)

    @property
    def last(self) -> SetBlock | None:
        """What was set last on the page."""
        return None if self._empty else self._above

    def add(self, columns: Sequence[FilledPage], height: int, last: SetBlock) -> None:
        """Put filled columns side by side on the page; `height` is that of the highest."""
        page = self.pages[-1]
        for column in columns:
            page.lines += column.lines
            page.labels += column.labels
        self._y += height
        self._empty = False
        self._above = last

    @property
    def rest(self) -> Note:
        """What is left of a note: it goes on under the first page of the next section."""
        return self._foot.rest

    def _fill(self, blocks: tuple[SetBlock, ...]) -> None:
        self._sure = -1
        for index, block in enumerate(blocks):
            if isinstance(block, SetParagraph) and block.page_break and not self._empty:
                self.turn()
                self._above = None
            if index > self._sure and not self._empty and keeps_next(block):
                if self._chain_fits(blocks, index):
                    self._sure = chain_end(blocks, index)
                else:
                    self.turn()
            below = blocks[index + 1] if index + 1 < len(blocks) else None
            if isinstance(block, SetParagraph):
                self._place_paragraph(block, below)
            else:
                self._place_table(block, blocks, index)
            self._above = block

    @property
    def _room(self) -> int:
        """Height that is left on the page."""
        return self._height - self._floor - self._y - self._foot.height

    def turn(self) -> None:
        """Go on with a new page."""
        self.pages.append(FilledPage())
        self._height = self._heights(len(self.pages) - 1)
        self._y = self._ceiling
        self._stand(self._foot.carried(self._height - self._ceiling - self._floor))
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
            done = shared_out(block, 0, done)
            if done == 0 and not self._empty:
                self.turn()
                self._start_paragraph(block)
                done = self._fitting(block, 0)
                done = done if done == count else shared_out(block, 0, done)
            done = done or self._most(block)
        page = self.pages[-1]
        page.labels += block.labels
        self._set_lines(block, 0, done)
        while done < count:
            self.turn()
            self._y += block.top
            more = self._fitting(block, done)
            if more < count - done:
                more = max(shared_out(block, done, more), 1)
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
        if block.cell:
            return self._fitting_in_cell(block, start, room)
        if not block.noted:
            return min(max(room // max(block.line, 1), 0), count)
        foot = self._foot
        for done in range(count):
            room -= block.line
            line = block.lines[start + done]
            if room >= 0 and line.notes:
                before = foot.height
                last = start + done + 1 == len(block.lines)
                more = self._called(foot, line.notes, room, widows=not last)
                if more is None:
                    return done
                room -= more.height - before
                foot = more
            if room < 0:
                return done
        return count

    def _fitting_in_cell(self, block: SetParagraph, start: int, room: int) -> int:
        """How many lines fit in a row that may break.

        Writer holds the white after a paragraph against its last line, unless nothing at all
        would be left, and against the first line of the last paragraph.
        """
        count = len(block.lines) - start
        line = max(block.line, 1)
        fits = min(max(room // line, 0), count)
        spare = room - fits * line
        least = 1 if self._empty else 0
        if fits == count and spare < block.after and (spare or block.cell == "last"):
            fits = max(fits - 1, min(least, fits))
        if fits == 1 and start == 0 and block.cell == "last" and not self._empty:
            fits = 0 if room - line < block.after else 1
        return fits

    def _called(
        self, foot: Foot, labels: tuple[str, ...], room: int, *, widows: bool = True
    ) -> Foot | None:
        """The foot of a page when a line calls more notes, or nothing where they have no room."""
        for label in labels:
            more = foot.with_note(self._note(label), room, widows=widows)
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
        for index, line in enumerate(lines, start + 1):
            self._y += block.line
            self._set_notes(line.notes, widows=index < len(block.lines))

    def _set_notes(self, labels: tuple[str, ...], *, widows: bool = True) -> None:
        """Set the notes a line calls, whole if there is no room for them at all."""
        if not labels:
            return
        foot = self._called(self._foot, labels, self._room, widows=widows)
        if foot is None:
            foot = self._foot
            for label in labels:
                foot = foot.with_all(self._note(label))
        self._stand(foot)

    def _stand(self, foot: Foot) -> None:
        self._foot = foot
        self.pages[-1].notes = foot.lines

    def _place_table(self, block: SetTable, blocks: tuple[SetBlock, ...], place: int) -> None:
        if not self._empty and isinstance(self._above, SetParagraph):
            self._y += self._above.after
        headers = block.rows[: block.headers]
        head = sum(row.height for row in headers)
        body = block.rows[block.headers :]
        if not self._empty and not self._group_fits(body, 0, head):
            self.turn()
        for row in headers:
            self._set_row(row)
        last = last_group(body)
        begun = len(self.pages)
        for index, row in enumerate(body):
            starts = index == 0 or not body[index - 1].keep_next
            hanging = hanging_edge(body, index)
            fits = self._group_fits(body, index, 0) if starts else self._row_fits(row, -hanging)
            # On the pages where a table goes on, Writer holds its last rows with nothing.
            if fits and index == last > 0 and len(self.pages) == begun:
                taken = sum(each.height for each in body[last:]) + block.edge
                fits = self._chain_fits(blocks, place + 1, taken)
            if index and not fits:
                self.turn()
                for header in headers:
                    self._repeat(header)
            self._set_row(row)
        self._y += block.edge

    def _group_fits(self, rows: tuple[SetRow, ...], first: int, more: int) -> bool:
        """Whether a row and those it keeps with have room."""
        for index in range(first, len(rows)):
            row = rows[index]
            if not self._row_fits(row, more - hanging_edge(rows, index)):
                return False
            more += row.height
            if not row.keep_next:
                break
        return True

    def _row_fits(self, row: SetRow, more: int) -> bool:
        if row.inner:
            return self._room >= more + row.edge + self._least(row)
        room = self._room - more - row.edge - row.height
        calls = tuple(label for line in row.lines for label in line.notes)
        return room >= 0 and self._called(self._foot, calls, room) is not None

    def _least(self, row: SetRow) -> int:
        """Height of the least part of a row that may break."""
        first = row.inner[0]
        if isinstance(first, SetParagraph):
            return row.above + row.below + first.before + first.top + first.line + first.bottom
        return row.above + row.below + first_part(first)

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
            unheld(each, last=each is row.inner[-1]) if isinstance(each, SetParagraph) else each
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

    def _chain_fits(self, blocks: tuple[SetBlock, ...], index: int, taken: int = 0) -> bool:
        """Whether a block, all it keeps with and the first lines of what follows fit here.

        `taken` is the height of the rows before it that are still to be set.
        """
        room = self._room - taken
        foot = self._foot
        above = blocks[index - 1] if taken else self._above
        for place in range(index, len(blocks)):
            block = blocks[place]
            last = not keeps_next(block)
            after = above.after if isinstance(above, SetParagraph) else 0
            lines: tuple[WordLine, ...] = ()
            if isinstance(block, SetParagraph):
                if place > index and block.page_break:
                    return True
                lines = block.lines[: first_lines(block)] if last else block.lines
                room -= max(after, block.before) + border_above(above, block)
                room -= len(lines) * block.line
                below = blocks[place + 1] if place + 1 < len(blocks) else None
                room -= 0 if not last and same_frame(block, below) else block.bottom
            else:
                room -= after + first_part(block)
            calls = tuple(label for line in lines for label in line.notes)
            called = self._called(foot, calls, room) if room >= 0 else None
            if called is None:
                return False
            if last:
                gap = max(after, block.before) if isinstance(block, SetParagraph) else 0
                if gap and place > index and not taken and foot is self._foot:
                    self._widen(blocks, index, place, room, gap)
                return True
            room -= called.height - foot.height
            foot = called
            above = block
        return True

    def _widen(
        self, blocks: tuple[SetBlock, ...], index: int, place: int, room: int, gap: int
    ) -> None:
        """More white above a heading whose paragraph Writer may or may not set in part below it.

        `room` is left below the first lines of the paragraph, `gap` is the white above it.
        """
        first, block = blocks[index], blocks[place]
        if not isinstance(first, SetParagraph) or not isinstance(block, SetParagraph):
            return
        room += first_lines(block) * block.line + block.bottom
        if wavers(block, room, gap) and self._part(block, room) == self._part(block, room - gap):
            above = self._above.after if isinstance(self._above, SetParagraph) else 0
            self.widened[index] = max(above, first.before) + gap

    def _part(self, block: SetParagraph, room: int) -> int:
        """How many lines of a paragraph stand on the page where `room` is left for it."""
        before = self._y
        self._y += self._room - room
        fits = self._fitting(block, 0)
        self._y = before
        return fits if fits == len(block.lines) else shared_out(block, 0, fits)
