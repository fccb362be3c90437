"""Reads the report, and tells every mistake in it at once.

References are checked when the document is resolved, which a report with errors never reaches. So
when reading has found errors, the references of the chapters as far as they were read are looked at
all the same, and so is the style. A label that the author has written somewhere is taken to be
there, even if what carries it could not be read.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from compiler.diagnostics import Diagnostic, Sink, Stopped
from compiler.model.block import Heading
from compiler.model.document import Document, Part
from compiler.resolve import resolve
from compiler.seed.chapter import read_chapter
from compiler.seed.project import Project, gather, read_project
from compiler.seed.report import Chapter, Report, Settings
from compiler.template import evaluator

CheckStyle = Callable[[Settings, Path, Sink], object]
"""Reads the style that a report's settings ask for; the folder is the report's."""


def read_all(
    root: Path, overrides: Mapping[str, str], sink: Sink, check_style: CheckStyle | None = None
) -> Report:
    """The report; raises `Stopped` when it has errors, those of references and style included."""
    project = read_project(root, sink, overrides)
    context = project.context(evaluator(project.data, project.settings, sink))
    readings = [read_chapter(path, raw, context, sink) for path, raw in project.files]
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
