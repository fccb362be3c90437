"""A text page, as a website's text dump gives it, to a title and blocks.

In: the bytes of one `.txt` chapter. Out: a `TextPage`: title, headings, paragraphs and lists with
spans into the text as it was decoded, and a record of every change. The steps are decoding
(`decode`), undoing misread encodings (`repair.encoding`), dropping navigation (`navigation`),
joining lines (`lines`), repairing lost characters (`repair.lost`), then the title (`title`) and the
blocks (`blocks`).
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from compiler.diagnostics import Sink
from compiler.model.block import Blocks
from compiler.model.inline import Inline, Inlines, LineBreak
from compiler.seed.decode import MAX_TEXT_BYTES, decode_text
from compiler.seed.repair.edit import Edit, Origins, record
from compiler.seed.repair.encoding import undo_misreading
from compiler.seed.repair.lost import Loss, Repaired, repair_lost
from compiler.seed.repair.words import LOST
from compiler.seed.report import Repair
from compiler.seed.slug import slug
from compiler.seed.textpage.blocks import build_blocks, words_of
from compiler.seed.textpage.lines import Passage, Stretch, passages, split_lines, stanzas
from compiler.seed.textpage.markers import NAMED, heading_marker
from compiler.seed.textpage.navigation import drop_navigation
from compiler.seed.textpage.title import count_title_lines
from compiler.source import Source, Span

MAX_REPORTED_LOSSES = 100
"""Lost characters of a page that get a diagnostic each; the others are counted in one."""


class TextPage(Struct, frozen=True):
    """One text page as read."""

    source: Source
    """The text as decoded, before any repair; spans and repairs count in it."""
    title: Inlines
    slug: str
    """Made from the file's name, for the chapter's label and files."""
    blocks: Blocks
    """The page below its title."""
    repairs: tuple[Repair, ...]
    """In the order of the page."""
    numbered: bool = True
    """Whether the title leaves its number to the report: `Section 5` does not."""
    span: Span | None = None
    """Where the title stands."""


def read_text_page(path: str, raw: bytes, sink: Sink) -> TextPage:
    """Read one page; `path` is relative to the project. No bytes make it raise."""
    source, repairs = decode_text(path, raw, sink)
    text, misread = undo_misreading(source.text)
    origins = Origins(misread)
    lines, dropped = drop_navigation(split_lines(text))
    found = passages(stanzas(lines))
    repaired = repair_lost([passage.text for passage in found])
    links = _in_source(dropped, source, origins)
    edits = [*misread, *links, *_repair_edits(found, repaired, origins)]
    _report_losses(found, repaired.losses, source, origins, sink)
    repairs += record(source, edits, sink)
    repairs = tuple(sorted(repairs, key=lambda repair: (repair.line, repair.column)))
    page = TextPage(source, (), slug(PurePosixPath(path).stem), (), repairs)
    if len(raw) > MAX_TEXT_BYTES:
        return replace(page, title=words_of(_title_from_slug(page.slug)))
    return _with_structure(page, _stretches(found, repaired, origins), sink)


def _in_source(edits: Iterable[Edit], source: Source, origins: Origins) -> Iterator[Edit]:
    """Dropped lines as they stand in the source."""
    for edit in edits:
        start, end = origins.origin(edit.start), origins.origin(edit.end)
        yield replace(edit, start=start, end=end, before=source.text[start:end])


def _repair_edits(found: Sequence[Passage], repaired: Repaired, origins: Origins) -> Iterator[Edit]:
    for passage, edits in zip(found, repaired.edits, strict=True):
        for edit in edits:
            start = origins.origin(passage.offset(edit.start))
            yield replace(edit, start=start, end=start + len(edit.before))


def _report_losses(
    found: Sequence[Passage], losses: Sequence[Loss], source: Source, origins: Origins, sink: Sink
) -> None:
    for loss in losses[:MAX_REPORTED_LOSSES]:
        start = origins.origin(found[loss.passage].offset(loss.position))
        guess = f"perhaps {loss.guess}; " if loss.guess != LOST else ""
        sink.report(
            "text/lost-character",
            "a character was lost and its neighbours do not tell which",
            source.span(start),
            hint=f"{guess}look it up in the original and put it into the file",
        )
    if len(losses) > MAX_REPORTED_LOSSES:
        others = len(losses) - MAX_REPORTED_LOSSES
        message = f"{others:,} more characters of the page are lost"
        hint = "get the file again from where it comes from"
        sink.report("text/lost-character", message, path=source.path, hint=hint)


def _stretches(
    found: Sequence[Passage], repaired: Repaired, origins: Origins
) -> tuple[Stretch, ...]:
    return tuple(
        Stretch(text, origins.origin(passage.start), origins.origin(passage.end), passage.stanza)
        for passage, text in zip(found, repaired.texts, strict=True)
    )


def _with_structure(page: TextPage, stretches: Sequence[Stretch], sink: Sink) -> TextPage:
    """The page with its title and blocks."""
    if not stretches:
        sink.report("text/empty", "the page has no text", path=page.source.path)
    count = count_title_lines(stretches)
    title = stretches[:count]
    if stretches and not title:
        sink.report(
            "text/no-title",
            "the page starts with a paragraph and has no title",
            Span(page.source, stretches[0].start, stretches[0].end),
            hint="put the title on a line of its own at the top",
        )
    markers = [heading_marker(line.text) for line in title]
    return replace(
        page,
        title=_title(title) or words_of(_title_from_slug(page.slug)),
        blocks=build_blocks(stretches[count:], page.source, page.slug),
        numbered=not any(marker and marker.kind in NAMED for marker in markers),
        span=Span(page.source, title[0].start, title[-1].end) if title else None,
    )


def _title(lines: Sequence[Stretch]) -> Inlines:
    inlines: list[Inline] = []
    for line in lines:
        inlines += (LineBreak(), *words_of(line.text))
    return tuple(inlines[1:])


def _title_from_slug(name: str) -> str:
    words = name.replace("-", " ")
    return words[:1].upper() + words[1:] or "Untitled"
