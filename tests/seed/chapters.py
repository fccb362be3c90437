"""Chapters and projects written out in a test, and what the reader says of them."""

from collections.abc import Mapping
from pathlib import Path

from compiler.diagnostics import Diagnostic, Sink
from compiler.model.dump import dump_blocks
from compiler.model.inline import Value
from compiler.seed.chapter import ChapterContext, labels_in, read_chapter
from compiler.seed.data.values import Record
from compiler.seed.project import gather, read_project
from compiler.seed.report import Chapter, Data, Report
from compiler.source import Span

NO_DATA = Record({})


def evaluate(source: str, span: Span) -> Value | None:
    """Stands in for the templates: the expression in brackets; `unknown` has no value."""
    return None if source.startswith("unknown") else Value(f"[{source}]", source, span)


def read_report(root: Path, sink: Sink, overrides: Mapping[str, str] | None = None) -> Report:
    """A project on disk, read without templates; raises `Stopped` on errors."""
    files = read_project(root, sink, overrides or {})
    context = files.context(evaluate)
    readings = [read_chapter(path, raw, context, sink) for path, raw in files.files]
    return gather(files, readings, sink)


def read(
    text: str | bytes,
    *,
    path: str = "chapters/10-trade.md",
    root: Path = Path("nowhere"),
    language: str = "en",
    data: Data = NO_DATA,
    labels: frozenset[str] | None = None,
) -> tuple[Chapter, Sink]:
    raw = text.encode() if isinstance(text, str) else text
    known = labels_in(raw.decode("utf-8", "ignore")) if labels is None else labels
    sink = Sink()
    context = ChapterContext(root, language, evaluate, data, known)
    return read_chapter(path, raw, context, sink).chapter, sink


def flow(text: str, language: str = "en") -> str:
    """Printed blocks of a chapter that must be read without a message."""
    chapter, sink = read(f"# Title\n\n{text}", language=language)
    assert told(sink) == []
    return dump_blocks(chapter.flow)


def flow_and_codes(text: str) -> tuple[str, list[str]]:
    chapter, sink = read(f"# Title\n\n{text}")
    return dump_blocks(chapter.flow), [each.code for each in sink.diagnostics]


def told(sink: Sink) -> list[str]:
    """Diagnostics as `line:column code message (hint)`."""
    return [_line(each) for each in sink.diagnostics]


def _line(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    place = f"{span.line}:{span.column}" if span else diagnostic.path
    hint = f" ({diagnostic.hint})" if diagnostic.hint else ""
    return f"{place} {diagnostic.code} {diagnostic.message}{hint}"


def project(
    folder: Path, files: Mapping[str, str | bytes], chapters: str = "chapters/*.md"
) -> Path:
    """A project with these files; `report.toml` is made unless it is among them."""
    settings = f'[report]\ntitle = "Bluebook"\nlanguage = "en"\nchapters = ["{chapters}"]\n'
    for path, content in {"report.toml": settings, **files}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder
