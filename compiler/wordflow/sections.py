"""Parts of the document → sections: geometry, page numbers, running lines."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from compiler.model.block import Blocks, Columns, Heading
from compiler.model.document import Field, Part, PartKind, Running, RunningInlines, RunningLine
from compiler.model.inline import Note, Text
from compiler.model.walk import (
    block_inlines,
    column_runs,
    page_runs,
    walk_blocks,
    walk_inlines,
)
from compiler.stylesheet.sheet import PageMaster
from compiler.units import TWIPS_PER_POINT, to_twips
from compiler.wordflow.flow import (
    WordBlock,
    WordField,
    WordInline,
    WordParagraph,
    WordRunning,
    WordSection,
    WordTab,
    WordText,
)
from compiler.wordflow.look import Overrides, TabStop, WordStyle
from compiler.wordflow.measure import rough_width
from compiler.wordflow.work import Work

FolioFormat = Literal["none", "lowerRoman", "decimal"]

BASELINE = 0.8
"""Part of an exact line that stands above its baseline in office programs."""

LEAST_GAP = 18.0
"""White between two running words on one line, in points."""
WIDEST_SHARE = 0.5
"""Part of the measure that words at one place may take."""
ELLIPSIS = "…"
GUTTER = 16.0
"""White between two columns, in points."""
_FRONT: tuple[PartKind, ...] = ("cover", "contents", "front")


def folio_format(kind: PartKind) -> FolioFormat:
    """How the pages of a part are numbered."""
    if kind == "cover":
        return "none"
    return "lowerRoman" if kind in _FRONT else "decimal"


def folio_starts(parts: Sequence[Part]) -> list[int | None]:
    """First page number of each part: front parts are one count, the cover silently among them."""
    starts: list[int | None] = []
    counted: set[bool] = set()
    for part in parts:
        front = part.kind in _FRONT
        starts.append(None if front in counted else 1)
        counted.add(front)
    return starts


class Stretch(Struct, frozen=True):
    """Blocks of a part that stand on pages of one shape and in as many columns."""

    blocks: Blocks
    broad: bool = False
    columns: int = 1
    wide: bool = False
    """Whether it takes the whole width between columns."""


def stretches(blocks: Blocks, work: Work) -> Iterator[Stretch]:
    """A part in stretches, in order; one at least."""
    last = Stretch(())
    for stretch in _stretches(blocks, work):
        plain = stretch.columns == 1 and not stretch.wide
        if not last.blocks or (plain and stretch == replace(last, blocks=stretch.blocks)):
            last = replace(stretch, blocks=last.blocks + stretch.blocks)
        else:
            yield last
            last = stretch
    yield last


def bounded(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """The stretches with an empty one where columns begin or end on a page of their own.

    Columns are even at their end only if text goes on below them, and Writer takes those that begin
    a page for the columns of the page.
    """
    for index, stretch in enumerate(stretches):
        empty = Stretch((), stretch.broad)
        beside = (*stretches[max(index - 1, 0) : index], *stretches[index + 1 : index + 2])
        same = [each.broad == stretch.broad for each in beside]
        divided = stretch.columns > 1
        if divided and not (index and same[0]):
            yield empty
        yield stretch
        if divided and not (index + 1 < len(stretches) and same[-1]):
            yield empty


def _stretches(blocks: Blocks, work: Work) -> Iterator[Stretch]:
    for broad, run in page_runs(blocks):
        for single, same in groupby(run, lambda block: not isinstance(block, Columns)):
            if single:
                yield Stretch(tuple(same), broad)
                continue
            for block in same:
                if isinstance(block, Columns):
                    yield from _columns(block, broad, work)


def _columns(block: Columns, broad: bool, work: Work) -> Iterator[Stretch]:
    if _calls_notes(block.blocks):
        # Writer does not come to an end with even columns that call notes over several pages.
        message = "these columns call footnotes, so the Word file has their text in one column"
        work.sink.report("word/columns-notes", message, block.span)
        yield Stretch(block.blocks, broad)
        return
    for wide, inner in column_runs(block):
        yield Stretch(inner, broad, 1 if wide else block.count, wide)


def _calls_notes(blocks: Blocks) -> bool:
    return any(
        isinstance(inline, Note)
        for block in walk_blocks(blocks)
        for inlines in block_inlines(block)
        for inline in walk_inlines(inlines)
    )


def master_of(part: Part, work: Work, *, broad: bool = False) -> PageMaster:
    """The page master of a part, turned where its pages lie broad."""
    master = work.sheet.masters.get(part.master) or work.sheet.masters["body"]
    return master.turned() if broad else master


def resumed(
    before: WordSection, part: Part, stretch: Stretch, blocks: tuple[WordBlock, ...], work: Work
) -> WordSection:
    """A section that goes on with the part of the one before."""
    after = section(before.part, part, None, blocks, work, stretch)
    return replace(
        after,
        title_page=False,
        odd_page=False,
        continuous=(after.width, after.height) == (before.width, before.height),
    )


def section(
    index: int,
    part: Part,
    start: int | None,
    blocks: tuple[WordBlock, ...],
    work: Work,
    stretch: Stretch,
) -> WordSection:
    """The section of a part, or of a stretch of it, whose blocks are made."""
    master = master_of(part, work, broad=stretch.broad)
    style = work.book.head(ruled=master.head_rule)
    above = round(style.line * BASELINE)
    return WordSection(
        part=index,
        slug=part.slug,
        kind=part.kind,
        master=part.master,
        blocks=blocks,
        width=to_twips(master.width),
        height=to_twips(master.height),
        top=to_twips(master.top),
        right=to_twips(master.outer),
        bottom=to_twips(master.bottom),
        left=to_twips(master.inner),
        header=max(to_twips(master.head) - above, 0),
        footer=max(to_twips(master.foot) - (style.line - above), 0),
        folios=folio_format(part.kind),
        start=start,
        running=_running(part, master, work),
        odd_page=work.sheet.double_sided and part.kind == "chapter",
        language=part.language,
        columns=stretch.columns,
        gutter=to_twips(GUTTER) if stretch.columns > 1 else 0,
    )


def _running(part: Part, master: PageMaster, work: Work) -> WordRunning:
    lines = work.resolved.document.running.get(part.master, Running())
    head = work.book.head(ruled=master.head_rule)
    foot = work.book.foot()
    frame = to_twips(master.width) - to_twips(master.inner) - to_twips(master.outer)
    double = work.sheet.double_sided
    first = lines.foot_right if lines.foot_first == RunningLine() else lines.foot_first
    return WordRunning(
        head=_line(lines.head_right, head, frame, part, work),
        head_even=_line(lines.head_left, head, frame, part, work) if double else (),
        foot=_line(lines.foot_right, foot, frame, part, work),
        foot_even=_line(lines.foot_left, foot, frame, part, work) if double else (),
        foot_first=_line(first, foot, frame, part, work),
    )


def _line(
    line: RunningLine, style: WordStyle, frame: int, part: Part, work: Work
) -> tuple[WordParagraph, ...]:
    if not (line.left or line.center or line.right):
        return ()
    places = [_words(each, part, work) for each in (line.left, line.center, line.right)]
    _shorten(places, style, frame)
    left, center, rest = places
    right = TabStop(frame, "right")
    tabs = (TabStop(frame // 2, "center"), right) if center else (right,)
    inlines = [*left]
    if center:
        inlines += [WordTab(), *center]
    if rest:
        inlines += [WordTab(), *rest]
    overrides = None if tabs == style.tabs else Overrides(tabs=tabs)
    return (WordParagraph(style.id, tuple(inlines), overrides=overrides),)


def _shorten(places: list[list[WordInline]], style: WordStyle, frame: int) -> None:
    """Take words off the longest until the line holds all, as the PDF does.

    A field would grow back, so what is shortened is plain text.
    """
    size = style.half_points / 2
    texts = ["".join(map(_plain, each)) for each in places]
    measure = frame / TWIPS_PER_POINT
    room = measure - LEAST_GAP * (sum(map(bool, texts)) - 1)
    while True:
        widths = [rough_width(text, size) for text in texts]
        if max(widths) <= measure * WIDEST_SHARE and sum(widths) <= room:
            return
        widest = widths.index(max(widths))
        words = texts[widest].removesuffix(ELLIPSIS).split()
        if len(words) < 2:
            return
        texts[widest] = " ".join(words[:-1]) + ELLIPSIS
        places[widest] = [WordText(texts[widest])]


def _plain(inline: WordInline) -> str:
    return inline.text if isinstance(inline, WordText | WordField) else ""


def _words(inlines: RunningInlines, part: Part, work: Work) -> list[WordInline]:
    made: list[WordInline] = []
    for inline in inlines:
        match inline:
            case Text(text=text):
                made.append(WordText(work.legal(text)))
            case Field(name="folio"):
                made.append(WordField("page", "", "1"))
            case Field(name="pages"):
                made.append(WordField("numpages", "", "1"))
            case Field(name="chapter"):
                made.append(_chapter(part, work))
            case Field(name="report"):
                made.append(WordText(work.legal(work.resolved.document.metadata.title)))
    return [each for each in made if not isinstance(each, WordText) or each.text]


def _chapter(part: Part, work: Work) -> WordInline:
    """The title of the part; where it has a title heading, a field that follows it."""
    title = work.legal(part.title, part.span)
    heading = next((each for each in part.blocks if isinstance(each, Heading)), None)
    if part.kind == "contents" or heading is None or heading.level != 1:
        return WordText(title)
    counted = work.headings.depth < 1 or work.resolved.number_of(heading.label)
    style = work.book.of("chapter-title") if counted else work.book.unnumbered("chapter-title")
    return WordField("styleref", style.name, title)
