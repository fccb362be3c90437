"""Reads the report, and tells every mistake in it at once.

References are checked when the document is resolved, which a report with errors never reaches. So
when reading has found errors, the references of the chapters as far as they were read are looked at
all the same. A label that the author has written somewhere is taken to be there, even if what
carries it could not be read.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from compiler.diagnostics import Diagnostic, Sink, Stopped
from compiler.model.block import Heading
from compiler.model.document import Document, Part
from compiler.resolve import resolve
from compiler.seed.chapter import read_chapter
from compiler.seed.project import Project, gather, read_project
from compiler.seed.report import Chapter, Report
from compiler.template import evaluator


def read_all(root: Path, overrides: Mapping[str, str], sink: Sink) -> Report:
    """The report; raises `Stopped` when it has errors, those of its references included."""
    project = read_project(root, sink, overrides)
    context = project.context(evaluator(project.data, project.settings, sink))
    readings = [read_chapter(path, raw, context, sink) for path, raw in project.files]
    try:
        return gather(project, readings, sink)
    except Stopped:
        _check_references(project, [reading.chapter for reading in readings], sink)
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
