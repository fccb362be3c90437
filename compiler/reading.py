"""Reads the report, and tells every mistake in it at once.

References are checked when the document is resolved, which a report with errors never reaches. So
when reading has found errors, the references of the chapters as far as they were read are looked at
all the same, and so is the style. A label that the author has written somewhere is taken to be
there, even if what carries it could not be read.

Much text is read by several processes, where they can be forked: what they share is then there
already, and a chapter comes back in a tenth of the time that reading it takes.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from compiler.diagnostics import Diagnostic, Sink, Stopped
from compiler.jobs import job_count, spread, unheard
from compiler.lazy import lazy
from compiler.model.block import Heading
from compiler.model.document import Document, Part
from compiler.resolve import resolve
from compiler.seed.chapter import ChapterContext, ChapterReading, read_chapter
from compiler.seed.project import Project, gather, read_project
from compiler.seed.report import Chapter, Report, Settings
from compiler.template import evaluator

if TYPE_CHECKING:
    from compiler import workers
else:
    workers = lazy("compiler.workers")

MUCH_TEXT = 1_000_000
"""Bytes of chapters that take longer to read than it takes to start another process."""
BYTES_PER_WORD = 6

CheckStyle = Callable[[Settings, Path, Sink], object]
"""Reads the style that a report's settings ask for; the folder is the report's."""


def read_all(
    root: Path,
    overrides: Mapping[str, str],
    sink: Sink,
    check_style: CheckStyle | None = None,
    jobs: int = 1,
) -> Report:
    """The report; raises `Stopped` when it has errors, those of references and style included.

    `jobs` processes read it, 0 stands for as many as pay off.
    """
    project = read_project(root, sink, overrides)
    readings = _chapters(project, sink, jobs)
    try:
        return gather(project, readings, sink)
    except Stopped:
        _check_references(project, [reading.chapter for reading in readings], sink)
        if check_style is not None:
            found = Sink()
            with suppress(Stopped):
                check_style(project.settings, project.root, found)
            sink.extend(found.diagnostics)
        raise


def _chapters(project: Project, sink: Sink, jobs: int) -> list[ChapterReading]:
    """The chapters in their order, each read in whatever process."""
    context = project.context(evaluator(project.data, project.settings, sink))
    size = sum(len(raw) for _, raw in project.files)
    processes = jobs or job_count(size // BYTES_PER_WORD)
    if size >= MUCH_TEXT and processes > 1 and workers.forks():
        with suppress(workers.WorkerLost):
            read = spread(partial(_read, context, sink), project.files, processes, unheard)
            sink.extend(chain.from_iterable(found for _, found in read))
            return [reading for reading, _ in read]
    return [read_chapter(path, raw, context, sink) for path, raw in project.files]


def _read(
    context: ChapterContext, sink: Sink, file: tuple[str, bytes]
) -> tuple[ChapterReading, list[Diagnostic]]:
    """A chapter, and what the sink of the process has heard of it."""
    heard = len(sink.diagnostics)
    reading = read_chapter(*file, context, sink)
    return reading, sink.diagnostics[heard:]


def _check_references(project: Project, chapters: Iterable[Chapter], sink: Sink) -> None:
    parts = tuple(
        Part("chapter", (Heading(1, each.title, each.label), *each.flow), "body")
        for each in chapters
    )
    found = Sink()
    resolve(Document(project.settings.metadata, parts), found)
    sink.extend(each for each in found.diagnostics if not _names_any(each, project.labels))


def _names_any(diagnostic: Diagnostic, labels: Iterable[str]) -> bool:
    return any(f'"{label}"' in diagnostic.message for label in labels)
