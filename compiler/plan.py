"""Which documents a run makes: the book, single chapters, or both; each resolved.

In: the report, its style and what was asked for. Out: `Planned` documents, each with the path of
its files below the output folder, without an ending.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from compiler.diagnostics import Sink
from compiler.offprint import offprint
from compiler.request import Request
from compiler.resolve import ResolvedDocument, resolve
from compiler.seed.report import Report
from compiler.stylesheet.sheet import StyleSheet
from compiler.template import Templates, assemble

CHAPTERS_FOLDER = "chapters"


class Planned(Struct, frozen=True):
    """A document to be made."""

    path: PurePosixPath
    """Below the output folder, without an ending."""
    resolved: ResolvedDocument
    is_chapter: bool = False
    """Whether it is one chapter of the report."""


def plan(report: Report, sheet: StyleSheet, request: Request, sink: Sink) -> tuple[Planned, ...]:
    """Assemble and resolve every document that was asked for.

    Chapters are resolved against the book, so that they keep their numbers and the words of what
    they say of other chapters.
    """
    templates = Templates(sheet.folders, style_values(sheet))
    book = resolve(assemble(report, templates, sink), sink)
    planned = (
        [] if request.chapters else [Planned(PurePosixPath(report.settings.output.name), book)]
    )
    for path, slug in _chapter_paths(report):
        if request.every_chapter or slug in request.chapters:
            document = assemble(report, templates, sink, offprint=slug)
            document = offprint(document, slug, book, sink)
            planned.append(Planned(path, resolve(document, sink, book), is_chapter=True))
    return tuple(planned)


def style_values(sheet: StyleSheet) -> dict[str, object]:
    """What templates may know of the style."""
    return {
        "contents_depth": sheet.numbers.contents_depth,
        "chapter_label": sheet.numbers.chapter_label,
        "double_sided": sheet.double_sided,
        "lists_from": sheet.numbers.lists_from,
    }


def _chapter_paths(report: Report) -> Iterator[tuple[PurePosixPath, str]]:
    """Path and slug of each chapter; the number in the path is its place in the book."""
    digits = max(2, len(str(len(report.chapters))))
    for place, chapter in enumerate(report.chapters, 1):
        yield PurePosixPath(CHAPTERS_FOLDER, f"{place:0{digits}}-{chapter.slug}"), chapter.slug
