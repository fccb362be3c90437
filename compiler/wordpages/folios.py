"""Page numbers of a Word file without an office program: the Word flow in, folios out.

The file's contents, lists and page references have to be right when it is opened; this module
lays the flow out as LibreOffice Writer does (and Word, as far as its rules are known) and says
on which page every label stands. Page references inside the text can move lines, so the pages
are filled anew until their numbers stand still.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from compiler.diagnostics import Sink
from compiler.wordflow.flow import WordDocument, WordParagraph, WordSection
from compiler.wordflow.look import Overrides
from compiler.wordpages.columns import fill_columns, with_last_whole
from compiler.wordpages.foot import Note
from compiler.wordpages.galley import Galley
from compiler.wordpages.holds import Holds
from compiler.wordpages.matter import SetSection, stacked_height
from compiler.wordpages.measure import WordMeasures
from compiler.wordpages.pages import FilledPage, PageFiller

ROUNDS = 5
"""How often pages are filled anew because page references moved lines."""
UNSTEADY_TWIPS = 5
"""Difference of line length that must not move a heading to another page."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


_Made = tuple[int, WordSection, SetSection]


class WordFolios(Struct, frozen=True):
    """Where everything stands in the Word file."""

    folios: Mapping[str, str]
    """Label → page number as printed."""
    pages: Mapping[str, int]
    """Label → index of the page in the file, from 1."""
    total: int
    lines: tuple[tuple[str, ...], ...] = ()
    """Text of the lines page by page, where they were asked for."""
    holds: Holds = {}
    """What the file has to say for its text to stand there in LibreOffice, too."""


def word_folios(
    word: WordDocument,
    measures: WordMeasures,
    sink: Sink,
    *,
    steady: bool = False,
    with_lines: bool = False,
) -> WordFolios:
    """Page numbers of every label; `steady` also reports headings whose page hangs by a hair."""
    found = _laid_out(word, measures, 0, with_lines=with_lines)
    if steady:
        for slack in (-UNSTEADY_TWIPS, UNSTEADY_TWIPS):
            other = _laid_out(word, measures, slack, with_lines=False)
            _report_moved(word, found, other, sink)
    return found


def _laid_out(
    word: WordDocument, measures: WordMeasures, slack: int, *, with_lines: bool
) -> WordFolios:
    galley = Galley(word, measures, slack, texts=with_lines)
    sections = [galley.set_section(section) for section in word.sections]
    found = _filled(word, galley, sections, with_lines=with_lines)
    for _ in range(ROUNDS):
        if not galley.tell_folios(found.folios):
            break
        sections = [
            galley.reset_section(section, made)
            for section, made in zip(word.sections, sections, strict=True)
        ]
        found = _filled(word, galley, sections, with_lines=with_lines)
    return found


def _filled(
    word: WordDocument,
    galley: Galley,
    sections: list[SetSection],
    *,
    with_lines: bool,
) -> WordFolios:
    folios: dict[str, str] = {}
    pages: dict[str, int] = {}
    lines: list[tuple[str, ...]] = []
    rest: Note = ()
    total = 0
    number = 0
    holds: dict[tuple[int, int], Overrides] = {}
    for run in _page_runs(zip(word.sections, sections, strict=True)):
        section = run[0][1]
        number = _first_number(section, number)
        last = run[-1][1] is word.sections[-1]
        filled, rest = _section_pages(run, galley, rest, holds, last=last)
        for index, page in enumerate(filled):
            for label in page.labels:
                folios.setdefault(label, folio(number + index, section.folios))
                pages.setdefault(label, total + index + 1)
            for label in _called(page):
                folios.setdefault(label, folio(number + index, section.folios))
        if with_lines:
            lines += map(_texts, filled)
        total += len(filled)
        number += len(filled) - 1
    return WordFolios(folios, pages, total, tuple(lines), holds)


def _called(page: FilledPage) -> Iterator[str]:
    """Footnotes called on a page: references to the page of a note lead to its call."""
    for line in page.lines:
        if line.notes:
            yield from line.notes


def _texts(page: FilledPage) -> tuple[str, ...]:
    """Lines of a page in order, notes last, without empty ones."""
    return tuple(line.text for line in (*page.lines, *page.notes) if line.text.strip())


def _first_number(section: WordSection, last: int) -> int:
    number = last + 1 if section.start is None else section.start
    return number + 1 if section.odd_page and number % 2 == 0 else number


def _page_runs(sections: Iterable[tuple[WordSection, SetSection]]) -> Iterator[list[_Made]]:
    """Sections that start a page, each with those that go on on its pages."""
    run: list[_Made] = []
    for index, (section, made) in enumerate(sections):
        if run and not section.continuous:
            yield run
            run = []
        run.append((index, section, made))
    if run:
        yield run


def _section_pages(
    run: list[_Made],
    galley: Galley,
    carried: Note,
    holds: dict[tuple[int, int], Overrides],
    *,
    last: bool,
) -> tuple[list[FilledPage], Note]:
    """Pages of sections that follow each other, and what is left of the note of the last page."""
    section = run[0][1]
    width = section.text_width
    running = section.running
    first = section.text_height
    if section.title_page:
        first -= _overhang(section, running.head_first, running.foot_first, galley)
    rest = section.text_height - _overhang(section, running.head, running.foot, galley)
    if not section.title_page:
        first = rest
    filler = PageFiller(
        lambda index: rest if index else first, lambda label: galley.note(label, width), carried
    )
    for place, each, made in run:
        if each.columns > 1:
            blocks = with_last_whole(made.blocks)
            if blocks is not made.blocks:
                holds[place, len(blocks) - 1] = Overrides(keep_lines=True)
            fill_columns(filler, blocks, each.columns)
        else:
            filler.fill(made.blocks)
            for index, white in filler.widened.items():
                holds[place, index] = Overrides(before=white)
    pages = filler.pages
    while last and filler.rest:
        filler.turn()
    return pages, filler.rest


def _overhang(
    section: WordSection,
    head: tuple[WordParagraph, ...],
    foot: tuple[WordParagraph, ...],
    galley: Galley,
) -> int:
    """What running lines take of the text area because they are higher than the margin."""
    over = 0
    for paragraphs, space in (
        (head, section.top - section.header),
        (foot, section.bottom - section.footer),
    ):
        blocks = tuple(galley.set_blocks(paragraphs, section.text_width))
        over += max(stacked_height(blocks) - space, 0) if blocks else 0
    return over


def folio(number: int, form: str) -> str:
    """A page number as it is printed."""
    if form == "none":
        return ""
    if form == "lowerRoman" and 0 < number < 4000:
        return roman(number)
    return str(number)


def roman(number: int) -> str:
    """Small roman numerals."""
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _report_moved(word: WordDocument, found: WordFolios, other: WordFolios, sink: Sink) -> None:
    """Name each heading that moves by itself; those that only move along with it are not named."""
    before = 0
    for paragraph in _headings(word):
        label = paragraph.labels[0]
        page, moved = found.pages.get(label), other.pages.get(label)
        if page is None or moved is None:
            continue
        if moved - page not in {0, before}:
            sink.report(
                "word/unsteady-page",
                f'"{label}" stands on page {page} of the Word file, but a line '
                f"{UNSTEADY_TWIPS} twips longer or shorter would put it on page {moved}",
                paragraph.span,
                hint="a word more or less in the text before it settles the matter",
            )
        before = moved - page


def _headings(word: WordDocument) -> Iterable[WordParagraph]:
    for section in word.sections:
        for block in section.blocks:
            if not isinstance(block, WordParagraph) or not block.labels:
                continue
            if word.styles[block.style].outline is not None:
                yield block
