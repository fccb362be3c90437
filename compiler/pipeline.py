"""Puts the stages in order.

    read ─▶ Report ─▶ plan: assemble, resolve ─▶ Planned documents ─▶ PDF and Word files ─▶ written

Mistakes are gathered through reading, assembling and resolving, so that they are told together;
the engines begin only when there are none, and files are written only when all are finished.
"""

import datetime
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import asdict

from compiler.diagnostics import Sink
from compiler.jobs import job_count
from compiler.lazy import lazy
from compiler.plan import Planned, plan
from compiler.produce.press import Finished, make_products
from compiler.produce.product import Setup, load_faces
from compiler.progress import Progress
from compiler.reading import read_all
from compiler.request import Outcome, Request, Written
from compiler.resources import styles_root
from compiler.seed.project import select_chapters
from compiler.seed.report import Report, Settings
from compiler.stylesheet.load import load_style
from compiler.stylesheet.sheet import StyleSheet
from compiler.words import count_words
from compiler.write import WriteFailed, write_files

if TYPE_CHECKING:
    from compiler import emit, workers
else:
    emit = lazy("compiler.emit")
    workers = lazy("compiler.workers")

REPAIR_LOG = "repairs.json"
DEFAULT_OUT = "build"
EPOCH_VARIABLE = "SOURCE_DATE_EPOCH"


def run(request: Request, sink: Sink, progress: Progress) -> Outcome:
    """One run of `build` or `check`; raises `Stopped` when there are errors, all in the sink."""
    progress.step(f"reading {request.project}")

    def styled(settings: Settings, root: Path, sink: Sink) -> StyleSheet:
        return load_style(style_name(request, settings), root, styles_root(), sink)

    report = read_all(request.project, request.overrides, sink, styled, request.jobs)
    chosen = select_chapters(report, request.chapters, sink) if request.chapters else report
    if request.emit == "chapters":
        return Outcome(emitted=emit.emit_chapters(chosen))
    sheet = styled(report.settings, report.root, sink)
    planned = plan(report, sheet, request, sink)
    if request.emit in ("document", "resolved"):
        return Outcome(emitted=emit.emit_planned(request.emit, planned))
    sink.stop_on_errors()
    output = report.settings.output
    setup = Setup(
        sheet,
        load_faces(sheet),
        output.pdf_standard,
        _timestamp(sink),
        lock_values=output.lock_values,
        paginate=request.paginate,
        check_pages=request.check_pages,
    )
    sink.stop_on_errors()
    if request.emit == "pages":
        return Outcome(emitted=emit.emit_pages(planned, setup, sink))
    finished = _finished(request, report, planned, setup, sink, progress)
    sink.stop_on_errors()
    return _write(request, report, finished, sink) if request.write else Outcome()


def style_name(request: Request, settings: Settings) -> str:
    """The style to use; a folder named on the command line is looked for from where one stands."""
    if not request.style:
        return settings.style
    folder = Path(request.style)
    return str(folder.resolve()) if (folder / "style.toml").is_file() else request.style


def _timestamp(sink: Sink) -> datetime.datetime | None:
    """The moment that stands for the report's date where it has none."""
    seconds = os.environ.get(EPOCH_VARIABLE, "")
    if not seconds:
        return None
    try:
        return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        message = f'{EPOCH_VARIABLE} is "{seconds}", which is no number of seconds since 1970'
        sink.report("output/epoch", message)
        return None


def _finished(
    request: Request,
    report: Report,
    planned: Sequence[Planned],
    setup: Setup,
    sink: Sink,
    progress: Progress,
) -> list[Finished]:
    formats = request.formats or report.settings.output.formats
    jobs = request.jobs or job_count(sum(count_words(each.resolved.document) for each in planned))
    if jobs == 1:
        return make_products(planned, formats, setup, jobs, sink, progress)
    try:
        return make_products(planned, formats, setup, jobs, sink, progress)
    except workers.WorkerLost:
        message = "a worker process ended before its work was done"
        sink.report("jobs/worker-lost", message, hint="build with --jobs 1")
        return []


def _write(request: Request, report: Report, finished: Sequence[Finished], sink: Sink) -> Outcome:
    out = request.out or request.project / DEFAULT_OUT
    files: dict[Path, bytes] = {}
    written: list[Written] = []
    for each in finished:
        if each.product is not None:
            path = out / each.path
            files[path] = each.product.data
            written.append(Written(path, len(each.product.data), each.product.pages, each.seconds))
    if any(chapter.path.lower().endswith(".txt") for chapter in report.chapters):
        path = out / REPAIR_LOG
        files[path] = repair_log(report)
        written.append(Written(path, len(files[path])))
    try:
        write_files(files)
    except WriteFailed as error:
        message = f'can not write "{error.path}": {error.reason}'
        sink.report("output/not-writable", message)
        return Outcome()
    return Outcome(tuple(written))


def repair_log(report: Report) -> bytes:
    """What the readers changed in the text, as JSON, an object a line."""
    lines = [json.dumps(asdict(repair), ensure_ascii=False) for repair in report.repairs]
    return ("[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n").encode()
