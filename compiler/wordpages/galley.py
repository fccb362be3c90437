"""The galley of a Word file: its blocks set into lines, with every height, before pages.

Sections of the Word flow come in; set paragraphs and tables leave. Heights are whole twips.
"""

from collections.abc import Iterator, Mapping, Sequence

from compiler.wordflow.flow import (
    ListMark,
    WordBookmarked,
    WordDocument,
    WordInlines,
    WordLink,
    WordNote,
    WordParagraph,
    WordPicture,
    WordRow,
    WordSection,
    WordTable,
    WordText,
)
from compiler.wordflow.look import Border, RunFormat, WordStyle
from compiler.wordpages.lines import Frame, LineSetter, WordLine, plain_lines
from compiler.wordpages.matter import (
    SetBlock,
    SetParagraph,
    SetRow,
    SetSection,
    SetTable,
    stacked_height,
)
from compiler.wordpages.measure import FINE_PER_TWIP, SET_APART, WordMeasures
from compiler.wordpages.pieces import text_piece
from compiler.wordpages.runs import PieceMaker
from compiler.wordpages.tables import cell_widths, edge_above, edge_below, stretched

AUTOMATIC_LINE = 20
"""Least height of a line of automatic height; pictures make it higher."""


class Galley:
    """Sets the blocks of one document; every word is measured once."""

    def __init__(
        self, word: WordDocument, measures: WordMeasures, slack: int = 0, *, texts: bool = True
    ) -> None:
        self._word = word
        self._maker = PieceMaker(word, measures)
        self._slack = slack
        self._texts = texts
        self._notes = {note.label: note for note in word.notes}
        self._note_paragraphs: dict[tuple[str, int], tuple[SetParagraph, ...]] = {}
        self._asking_notes: list[tuple[str, int]] = []

    def set_blocks(
        self, blocks: tuple[WordParagraph | WordTable, ...], width: int
    ) -> Iterator[SetBlock]:
        """Blocks between two margins."""
        for block in blocks:
            if isinstance(block, WordParagraph):
                yield self.set_paragraph(block, width)
            else:
                yield self.set_table(block)

    def set_section(self, section: WordSection) -> SetSection:
        """A section, and which of its blocks hold page references."""
        asking: list[int] = []
        blocks: list[SetBlock] = []
        self._maker.asked = False
        for block in self.set_blocks(self._shown(section), section.column_width):
            if self._maker.asked:
                asking.append(len(blocks))
                self._maker.asked = False
            blocks.append(block)
        return SetSection(tuple(blocks), tuple(asking))

    def _shown(self, section: WordSection) -> tuple[WordParagraph | WordTable, ...]:
        """Blocks of a section without an empty paragraph that only ends it.

        Writer drops it, unless it is the only paragraph of the section outside tables.
        """
        *before, end = section.blocks
        alone = not any(isinstance(block, WordParagraph) for block in before)
        empty = isinstance(end, WordParagraph) and not (end.inlines or end.mark)
        kept = alone or not empty or section is self._word.sections[-1]
        return section.blocks if kept else tuple(before)

    def reset_section(self, section: WordSection, made: SetSection) -> SetSection:
        """The section with its page references as they are now."""
        blocks = list(made.blocks)
        for index in made.asking:
            one = section.blocks[index : index + 1]
            blocks[index] = next(self.set_blocks(one, section.column_width))
        return SetSection(tuple(blocks), made.asking)

    def tell_folios(self, folios: Mapping[str, str]) -> bool:
        """Take page numbers for page references; whether any was another before."""
        if folios == self._maker.folios:
            return False
        self._maker.folios = folios
        for key in self._asking_notes:
            self._note_paragraphs.pop(key, None)
        return True

    def set_paragraph(
        self, paragraph: WordParagraph, width: int, start: WordInlines = ()
    ) -> SetParagraph:
        """A paragraph between two margins; `start` is what the writer sets before its text."""
        look = self._word.look(paragraph)
        lines = None if start else self._plain_lines(paragraph, look, width)
        noted = False
        if lines is None:
            lines = self._lines((*start, *paragraph.inlines), paragraph.mark, look, width)
            noted = any(line.notes for line in lines)
        borders = look.borders
        return SetParagraph(
            tuple(lines),
            look.line or _picture_height(paragraph.inlines),
            look.before,
            look.after,
            look.keep_next,
            look.keep_lines,
            look.widow_control,
            look.page_break_before,
            _border(borders.top) if borders else 0,
            _border(borders.bottom) if borders else 0,
            (borders, look.left, look.right) if borders else None,
            paragraph.labels,
            paragraph,
            noted,
        )

    def note(self, label: str, width: int) -> tuple[SetParagraph, ...]:
        """Paragraphs of a footnote between two margins."""
        found = self._note_paragraphs.get((label, width))
        if found is None:
            note = self._notes.get(label)
            self._maker.asked = False
            found = tuple(self._note_lines(note, width)) if note else ()
            self._note_paragraphs[label, width] = found
            if self._maker.asked:
                self._asking_notes.append((label, width))
        return found

    def set_table(self, table: WordTable) -> SetTable:
        """A table; its columns are as wide as it says."""
        self._meet_words(table)
        rows: list[SetRow] = []
        spans: dict[tuple[int, int], int] = {}
        widths: dict[tuple[int, ...], list[int]] = {}
        for index, row in enumerate(table.rows):
            above = table.rows[index - 1] if index else None
            cells = tuple([cell.width for cell in row.cells])
            if cells not in widths:
                widths[cells] = cell_widths(cells)
            made, spanning = self._row(table, row, edge_above(table, row, above), widths[cells])
            rows.append(made)
            for place, height in spanning:
                spans[index, place] = height
        headers = 0
        while headers < len(rows) and rows[headers].header:
            headers += 1
        if headers == len(rows):
            headers = 0
        if spans:
            rows = stretched(table, rows, spans)
        return SetTable(tuple(rows), headers)

    def _meet_words(self, table: WordTable) -> None:
        """Measure the words of plain cells together: most cells hold one word of their own."""
        met: dict[tuple[str, RunFormat], tuple[WordStyle, list[str]]] = {}
        for row in table.rows:
            for cell in row.cells:
                for block in cell.blocks:
                    if isinstance(block, WordTable) or len(block.inlines) != 1:
                        continue
                    text = block.inlines[0]
                    if isinstance(text, WordText):
                        style = self._word.look(block)
                        met.setdefault((style.id, text.format), (style, []))[1].append(text.text)
        for (_, form), (style, texts) in met.items():
            self._maker.face(style, form).meet(" ".join(texts).split(" "))

    def _note_lines(self, note: WordNote, width: int) -> Iterator[SetParagraph]:
        call = self._word.note_call_style
        number = (WordText(note.number, RunFormat(call)), self._word.note_gap(note.paragraphs[0]))
        for index, paragraph in enumerate(note.paragraphs):
            yield self.set_paragraph(paragraph, width, () if index else number)

    def _lines(
        self, inlines: WordInlines, mark: ListMark | None, look: WordStyle, width: int
    ) -> list[WordLine]:
        right = width - look.right
        frame = Frame(look.left, right, look.first, look.tabs, self._slack)
        if mark is None or not mark.text:
            return LineSetter(self._maker.pieces(inlines, look), frame, texts=self._texts).lines()
        if mark.suffix != "tab":
            start = mark.text + (" " if mark.suffix == "space" else "")
            return LineSetter(
                self._maker.pieces(inlines, look, start), frame, texts=self._texts
            ).lines()
        pieces = self._maker.pieces(inlines, look)
        if self._hangs(mark, look):
            frame = Frame(look.left, right, 0, look.tabs, self._slack)
        else:
            pieces[:0] = self._maker.mark_pieces(mark.text, look)
        return LineSetter(pieces, frame, texts=self._texts).lines()

    def _plain_lines(
        self, paragraph: WordParagraph, look: WordStyle, width: int
    ) -> list[WordLine] | None:
        """Lines of a paragraph of nothing but plain words."""
        inlines, mark = paragraph.inlines, paragraph.mark
        if len(inlines) != 1 or not isinstance(inlines[0], WordText):
            return None
        text = inlines[0]
        face = self._maker.face(look, text.format)
        if face.reserve:
            return None
        length = (width - look.right - look.left + self._slack) * FINE_PER_TWIP
        first = length - look.first * FINE_PER_TWIP
        if mark is not None and mark.text:
            if not self._hangs(mark, look):
                return None
            first = length
        piece = text_piece(text.text, face)
        if not piece.ordinary and SET_APART.search(text.text):
            return None
        return plain_lines(piece, first, length, texts=self._texts)

    def _hangs(self, mark: ListMark, look: WordStyle) -> bool:
        """Whether a mark fits into the white that hangs before the text."""
        if mark.suffix != "tab" or look.first >= 0:
            return False
        width = self._maker.mark_width(mark.text, look)
        return width <= -look.first * FINE_PER_TWIP

    def _row(
        self, table: WordTable, row: WordRow, edge: int, widths: Sequence[int]
    ) -> tuple[SetRow, list[tuple[int, int]]]:
        """A row, and the heights that its spanning cells need."""
        padding = table.margin_left + table.margin_right
        around = edge + table.margin_top + table.margin_bottom
        lines: list[WordLine] = []
        labels: list[str] = []
        spans: list[tuple[int, int]] = []
        height = 0
        keep = False
        inner: tuple[SetBlock, ...] = ()
        for place, (cell, width) in enumerate(zip(row.cells, widths, strict=True)):
            inner = tuple(self.set_blocks(cell.blocks, max(width - padding, 1)))
            needed = stacked_height(inner)
            if cell.rows > 1:
                spans.append((place, needed + around))
            elif not cell.continues:
                height = max(height, needed)
            if place == 0 and isinstance(inner[0], SetParagraph):
                keep = inner[0].keep_next
            _gather(inner, lines, labels)
        splits = not (row.whole or row.height or keep) and len(row.cells) == 1
        needed = height + around
        if row.height:
            needed = max(row.height, needed) if row.at_least else row.height
        made = SetRow(
            needed,
            row.header,
            not splits,
            keep,
            tuple(lines),
            tuple(labels),
            edge_below(table, row),
            inner if splits else (),
            edge + table.margin_top,
            table.margin_bottom,
        )
        return made, spans


def _gather(blocks: tuple[SetBlock, ...], lines: list[WordLine], labels: list[str]) -> None:
    for block in blocks:
        if isinstance(block, SetParagraph):
            lines += block.lines
            labels += block.labels
        else:
            for row in block.rows:
                lines += row.lines
                labels += row.labels


def _picture_height(inlines: WordInlines) -> int:
    """Height of a line that is as high as what stands in it."""
    height = AUTOMATIC_LINE
    for inline in inlines:
        if isinstance(inline, WordPicture):
            height = max(height, inline.height)
        elif isinstance(inline, WordLink | WordBookmarked):
            height = max(height, _picture_height(inline.children))
    return height


def _border(side: Border | None) -> int:
    """What one side of a border takes: white, and a width that Writer cuts to whole twips."""
    return side.space * 20 + side.eighths * 5 // 2 if side else 0
