"""Slugs and labels across the chapters of a report: each stands for one thing only."""

from collections.abc import Iterator

from compiler.diagnostics import Sink
from compiler.model.block import Blocks, Box, Figure, Heading, Table
from compiler.model.walk import walk_blocks
from compiler.seed.reading import report_duplicate
from compiler.seed.report import Chapter
from compiler.source import Span


def check_names(chapters: tuple[Chapter, ...], sink: Sink) -> None:
    """Report chapters that share a slug; where none do, report labels given in two chapters."""
    if _slugs_differ(chapters, sink):
        _check_labels(chapters, sink)


def _slugs_differ(chapters: tuple[Chapter, ...], sink: Sink) -> bool:
    first: dict[str, str] = {}
    for chapter in chapters:
        if chapter.slug in first:
            message = (
                f'{first[chapter.slug]} and {chapter.path} both have the slug "{chapter.slug}"'
            )
            hint = "rename one, or give it a slug in its front matter"
            sink.report("project/same-slug", message, path=chapter.path, hint=hint)
        else:
            first[chapter.slug] = chapter.path
    return len(first) == len(chapters)


def _check_labels(chapters: tuple[Chapter, ...], sink: Sink) -> None:
    first: dict[str, tuple[str, Span | None]] = {}
    for chapter in chapters:
        for label, span in _labels(chapter):
            path, place = first.setdefault(label, (chapter.path, span))
            if path != chapter.path:
                report_duplicate(label, place, span, sink)


def _labels(chapter: Chapter) -> Iterator[tuple[str, Span | None]]:
    yield chapter.label, chapter.span
    yield from _block_labels(chapter.flow)


def _block_labels(blocks: Blocks) -> Iterator[tuple[str, Span | None]]:
    for block in walk_blocks(blocks):
        if isinstance(block, Heading | Table | Figure | Box) and block.label:
            yield block.label, block.span
