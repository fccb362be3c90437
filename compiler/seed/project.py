"""A project folder in, a `Report` out.

The stage in order: settings, data, chapter files, chapters, labels across chapters. Everything
that is wrong is gathered before the stage stops.
"""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from compiler.diagnostics import Sink, Stopped, nearest
from compiler.seed.chapter import ChapterContext, ChapterReading, labels_in
from compiler.seed.chapterfiles import find_chapters
from compiler.seed.data.attach import attached_data
from compiler.seed.data.files import find_data, read_data
from compiler.seed.decode import MAX_TEXT_BYTES, decode_text
from compiler.seed.labels import check_names
from compiler.seed.report import Chapter, Data, Evaluate, Repair, Report, Settings
from compiler.seed.settings import SETTINGS_FILE, read_settings
from compiler.source import Source


class Project(Struct, frozen=True):
    """A report before its chapters are read."""

    root: Path
    source: Source
    """Text of `report.toml`."""
    settings: Settings
    data: Data
    files: tuple[tuple[str, bytes], ...]
    """Chapter files in order: path and content."""
    labels: frozenset[str]
    data_paths: Mapping[str, str]
    """Paths of data files by the name that expressions use."""

    def context(self, evaluate: Evaluate) -> ChapterContext:
        """What `read_chapter` needs for each chapter."""
        settings = self.settings
        return ChapterContext(
            self.root,
            settings.metadata.language,
            evaluate,
            self.data,
            self.labels,
            settings.abbreviations,
            self.data_paths,
        )


def read_project(root: Path, sink: Sink, overrides: Mapping[str, str]) -> Project:
    """Settings, data and the bytes of the chapters; raises `Stopped` when settings are broken."""
    source = _settings_source(root, sink)
    settings = read_settings(source, overrides, sink)
    paths = find_chapters(root, settings.chapters, source, sink)
    files = tuple((path, raw) for path in paths if (raw := _bytes(root, path, sink)) is not None)
    texts = (raw.decode("utf-8", "ignore") for path, raw in files if path.lower().endswith(".md"))
    labels = frozenset().union(*(labels_in(text) for text in texts))
    data_paths = find_data(root, sink)
    data = read_data(root, data_paths, sink)
    return Project(root, source, settings, data, files, labels, data_paths)


def gather(project: Project, readings: list[ChapterReading], sink: Sink) -> Report:
    """The report from its chapters, wherever they were read; raises `Stopped` on errors."""
    chapters = tuple(reading.chapter for reading in readings)
    check_names(chapters, sink)
    wanted = chapters if project.settings.output.attach_data else ()
    attached = attached_data(wanted, project.data, project.root, sink)
    sink.stop_on_errors()
    repairs = tuple(repair for reading in readings for repair in reading.repairs)
    return Report(project.root, project.settings, chapters, project.data, repairs, attached)


def select_chapters(report: Report, slugs: tuple[str, ...], sink: Sink) -> Report:
    """The report with only the chapters of these slugs; an unknown slug raises `Stopped`."""
    known = [chapter.slug for chapter in report.chapters]
    for slug in slugs:
        if slug not in known:
            message = f'no chapter has the slug "{slug}"'
            hint = nearest(slug, known) or f"the slugs are {', '.join(known[:20])}"
            sink.report("project/unknown-chapter", message, path=SETTINGS_FILE, hint=hint)
    if any(slug not in known for slug in slugs):
        raise Stopped
    chosen = tuple(chapter for chapter in report.chapters if chapter.slug in slugs)
    return replace(report, chapters=chosen, repairs=_repairs_of(report, chosen))


def _repairs_of(report: Report, chapters: tuple[Chapter, ...]) -> tuple[Repair, ...]:
    paths = {chapter.path for chapter in chapters}
    return tuple(repair for repair in report.repairs if repair.path in paths)


def _settings_source(root: Path, sink: Sink) -> Source:
    file = root / SETTINGS_FILE
    if not file.is_file():
        message = (
            f"{root} has no {SETTINGS_FILE}" if root.is_dir() else f"there is no folder {root}"
        )
        sink.report("project/missing", message, path=SETTINGS_FILE)
        raise Stopped
    raw = _bytes(root, SETTINGS_FILE, sink)
    if raw is None:
        raise Stopped
    return decode_text(SETTINGS_FILE, raw, sink)[0]


def _bytes(root: Path, path: str, sink: Sink) -> bytes | None:
    try:
        with (root / path).open("rb") as file:
            return file.read(MAX_TEXT_BYTES + 1)
    except OSError as error:
        message = f'"{path}" cannot be read: {error.strerror}'
        sink.report("project/unreadable", message, path=path)
        return None
