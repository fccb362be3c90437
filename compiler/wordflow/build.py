"""ResolvedDocument + StyleSheet → WordDocument.

Takes the tree with its numbers and the typed style sheet; returns the flow of the Word file,
complete but for page numbers. Characters that XML cannot hold, tables that Word cannot open and
the like are reported to the sink, never dropped in silence.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from compiler.diagnostics import Sink
from compiler.fonts.library import FaceLibrary
from compiler.model.block import Blocks, Heading
from compiler.model.document import Document, Part
from compiler.model.inline import Note, Reference, ReferenceForm
from compiler.model.walk import block_inlines, walk_blocks, walk_inlines
from compiler.resolve.resolved import ResolvedDocument
from compiler.stylesheet.sheet import PageMaster, StyleSheet
from compiler.units import to_twips
from compiler.wordflow.blocks import set_blocks
from compiler.wordflow.book import StyleBook
from compiler.wordflow.captions import LABEL_STYLE, is_label_of
from compiler.wordflow.columns import Measures
from compiler.wordflow.covers import held_to_page
from compiler.wordflow.flow import WordBlock, WordDocument, WordList, WordParagraph, WordSection
from compiler.wordflow.headings import HeadingCount
from compiler.wordflow.inlines import LINK_STYLE, NOTE_STYLE
from compiler.wordflow.lists import DATE_STYLE, bullet_list
from compiler.wordflow.look import CharacterStyle
from compiler.wordflow.measure import face_width, rough_width
from compiler.wordflow.names import BookmarkNames
from compiler.wordflow.roles import HEADING_ROLES
from compiler.wordflow.rows import closed, settle, white_above, white_below
from compiler.wordflow.sections import (
    GUTTER,
    Stretch,
    bounded,
    folio_starts,
    master_of,
    resumed,
    section,
    stretches,
)
from compiler.wordflow.work import Place, Work, overriding

NUMBER_GAP = 0.75
"""White between a heading's number and its title, as a part of the type size."""


def build(
    resolved: ResolvedDocument,
    sheet: StyleSheet,
    sink: Sink,
    *,
    faces: FaceLibrary | None = None,
    lock_values: bool = False,
) -> WordDocument:
    """Make the flow of a Word file; `lock_values` lets values from the data tell their origin.

    Columns of tables are as wide as the faces say, or about so where there are none at hand.
    """
    work = _work(resolved, sheet, sink)
    work.lock_values = lock_values
    if faces is not None:
        work.measures = _measures(sheet, faces)
    parts = resolved.document.parts
    if sheet.initial_lines and any(part.kind == "chapter" for part in parts):
        message = "the large first letters of chapters stand in their lines in the Word file"
        sink.report("word/initial", message)
    starts = folio_starts(parts)
    sections = _without_white_above(
        [
            section
            for index, part in enumerate(parts)
            for section in _sections(index, part, starts[index], work)
        ],
        work,
    )
    work.book.fill_up()
    work.headings.link(work.book.styles)
    lists: tuple[WordList, ...] = (
        work.headings.heading_list(),
        bullet_list(work),
        work.headings.no_numbers(),
        *work.lists,
        *work.headings.restarts,
    )
    return WordDocument(
        sections=sections,
        notes=tuple(work.notes),
        styles=work.book.styles,
        character_styles=_character_styles(sheet, work.book),
        lists=lists,
        bookmarks=work.names.all(),
        families=sheet.families,
        language=resolved.document.metadata.language,
        double_sided=sheet.double_sided,
        palette=sheet.colors,
        look_name=sheet.name,
    )


def _measures(sheet: StyleSheet, faces: FaceLibrary) -> Measures:
    plain, strong = sheet.style("table-text"), sheet.style("table-head")
    return Measures(
        face_width(faces.face(plain.family, plain.bold, plain.italic)),
        face_width(faces.face(strong.family, strong.bold, strong.italic)),
    )


def _work(resolved: ResolvedDocument, sheet: StyleSheet, sink: Sink) -> Work:
    document = resolved.document
    body = _master(document, sheet, "chapter")
    contents = _master(document, sheet, "contents")
    labelled = frozenset(_labelled(resolved))
    book = StyleBook(
        sheet,
        to_twips(body.text_indent),
        _frame(body),
        to_twips(contents.text_indent),
        _frame(contents),
        to_twips(body.opening_sink),
        labelled=bool(labelled),
    )
    book.hang_headings(_hangs(resolved, sheet))
    headings = HeadingCount(
        tuple(book.of(role) for role in HEADING_ROLES),
        _numbered_depth(document, sheet, resolved),
        chapter_label=sheet.numbers.chapter_label,
        first=_first_chapter(resolved),
    )
    return Work(
        resolved=resolved,
        sheet=sheet,
        sink=sink,
        book=book,
        names=BookmarkNames(_labels(resolved)),
        wanted=_wanted(document),
        set_blocks=set_blocks,
        headings=headings,
        labelled=labelled,
    )


def _sections(index: int, part: Part, start: int | None, work: Work) -> Iterator[WordSection]:
    """The section of a part; more than one where its pages or columns change."""
    report = work.resolved.document.metadata.language
    work.part_kind = part.kind
    work.language = part.language if part.language not in ("", report) else ""
    work.notes_restart = True
    before: WordSection | None = None
    for stretch in bounded(tuple(stretches(part.blocks, work))):
        master = master_of(part, work, broad=stretch.broad)
        work.text_height = to_twips(master.height) - to_twips(master.top) - to_twips(master.bottom)
        blocks = settle(set_blocks(stretch.blocks, _place(master, stretch), work), work)
        blocks = closed(blocks, work)
        if before is None:
            opened = _opened(blocks, part, master, work)
            before = section(index, part, start, opened, work, stretch)
        else:
            before = resumed(before, part, stretch, _turned(blocks, before, stretch, work), work)
        yield before


def _place(master: PageMaster, stretch: Stretch) -> Place:
    frame = _frame(master)
    if stretch.columns == 1:
        return Place("body", 0 if stretch.wide else to_twips(master.text_indent), frame)
    gutters = to_twips(GUTTER) * (stretch.columns - 1)
    return Place("body", 0, (frame - gutters) // stretch.columns)


def _opened(
    blocks: tuple[WordBlock, ...], part: Part, master: PageMaster, work: Work
) -> tuple[WordBlock, ...]:
    """The first blocks of a part, with the white above them."""
    first = blocks[0]
    sink = to_twips(master.opening_sink)
    if sink and isinstance(first, WordParagraph) and white_above(first, work) != sink:
        blocks = (overriding(first, before=sink), *blocks[1:])
    return held_to_page(blocks, work) if part.kind == "cover" else blocks


def _turned(
    blocks: tuple[WordBlock, ...], before: WordSection, stretch: Stretch, work: Work
) -> tuple[WordBlock, ...]:
    """The first block of a section has no white above it at the top of a page."""
    first = blocks[0]
    turns = stretch.broad != (before.width > before.height)
    if turns and isinstance(first, WordParagraph) and white_above(first, work):
        return (overriding(first, before=0), *blocks[1:])
    return blocks


def _without_white_above(sections: list[WordSection], work: Work) -> tuple[WordSection, ...]:
    """No white below the text that ends before a part which begins with white.

    Word takes the one off the other though a page lies between them, Writer does not.
    """
    made = list(sections)
    for index, following in enumerate(sections[1:]):
        if following.continuous:
            continue
        *blocks, last = made[index].blocks
        first = following.blocks[0]
        if not isinstance(last, WordParagraph) or not isinstance(first, WordParagraph):
            continue
        if white_above(first, work) and white_below(last, work):
            closed = (*blocks, overriding(last, after=0))
            made[index] = replace(made[index], blocks=closed)
    return tuple(made)


def _master(document: Document, sheet: StyleSheet, kind: str) -> PageMaster:
    """The page master that most text of a kind stands on: that of the first such part."""
    for part in document.parts:
        if part.kind == kind and part.master in sheet.masters:
            return sheet.masters[part.master]
    return sheet.masters["body"]


def _frame(master: PageMaster) -> int:
    return to_twips(master.width) - to_twips(master.inner) - to_twips(master.outer)


def _numbered_depth(document: Document, sheet: StyleSheet, resolved: ResolvedDocument) -> int:
    """Deepest heading level in the heading list: none of which all headings go without numbers."""
    counted: defaultdict[int, bool] = defaultdict(bool)
    for part in document.parts:
        for block in walk_blocks(part.blocks):
            if isinstance(block, Heading):
                counted[block.level] |= bool(resolved.number_of(block.label))
    depth = sheet.numbers.heading_depth
    return min([depth, *(level - 1 for level, numbered in counted.items() if not numbered)])


def _first_chapter(resolved: ResolvedDocument) -> int:
    for entry in resolved.outline:
        if entry.level == 1 and entry.number.isdecimal():
            return int(entry.number)
    return 1


def _hangs(resolved: ResolvedDocument, sheet: StyleSheet) -> dict[str, int]:
    """How far the titles of numbered headings stand from their numbers, by role, in twips."""
    first = 2 if sheet.numbers.chapter_label else 1
    hangs: dict[str, int] = {}
    for target in resolved.targets.values():
        level = target.number.count(".") + 1
        if target.kind != "heading" or not target.number:
            continue
        if first <= level <= min(sheet.numbers.heading_depth, len(HEADING_ROLES)):
            role = HEADING_ROLES[level - 1]
            size = sheet.style(role).size
            hang = to_twips(rough_width(target.number, size) + size * NUMBER_GAP)
            hangs[role] = max(hangs.get(role, 0), hang)
    return hangs


def _labelled(resolved: ResolvedDocument) -> Iterator[str]:
    """Chapters whose number stands in a line of its own, as the template has put it there."""
    for part in resolved.document.parts:
        for above, heading in pairwise(part.blocks):
            if isinstance(heading, Heading) and is_label_of(above, heading, resolved.targets):
                yield heading.label


def _labels(resolved: ResolvedDocument) -> Iterator[str]:
    """Labels that stand in this file: not those of a book of which it is one chapter."""
    for label, target in resolved.targets.items():
        if label and (target.part >= 0 or label in resolved.note_numbers):
            yield label


def _wanted(document: Document) -> dict[str, frozenset[ReferenceForm]]:
    forms: defaultdict[str, set[ReferenceForm]] = defaultdict(set)
    for part in document.parts:
        for reference in _references(part.blocks):
            forms[reference.label].add(reference.form)
    return {label: frozenset(found) for label, found in forms.items()}


def _references(blocks: Blocks) -> Iterator[Reference]:
    for block in walk_blocks(blocks):
        for inlines in block_inlines(block):
            for inline in walk_inlines(inlines):
                if isinstance(inline, Reference):
                    yield inline
                elif isinstance(inline, Note):
                    yield from _references(inline.blocks)


def _character_styles(sheet: StyleSheet, book: StyleBook) -> dict[str, CharacterStyle]:
    body = sheet.style("body")
    caption, label = sheet.style("caption"), sheet.style("caption-label")
    text, date = sheet.style("chronology-text"), sheet.style("chronology-date")
    accent = sheet.colors.get("accent", body.color)
    styles = (
        CharacterStyle(
            LABEL_STYLE,
            "Caption Label",
            family=label.family if label.family != caption.family else "",
            bold=None if label.bold == caption.bold else label.bold,
            italic=None if label.italic == caption.italic else label.italic,
            color=label.color,
        ),
        CharacterStyle(
            DATE_STYLE,
            "Chronology Date",
            family=date.family if date.family != text.family else "",
            half_points=round(date.size * 2),
            bold=None if date.bold == text.bold else date.bold,
            color=date.color,
        ),
        *(book.codes[size] for size in sorted(book.codes)),
        CharacterStyle(LINK_STYLE, "Hyperlink", color=accent),
        CharacterStyle(NOTE_STYLE, "footnote reference", vertical="superscript"),
    )
    return {style.id: style for style in styles}
