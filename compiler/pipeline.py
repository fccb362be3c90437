"""Puts the stages in order; the only module that knows both engines.

    read ─▶ Report ─▶ plan: assemble, resolve ─▶ Planned documents ─▶ PDF and Word files ─▶ written

Mistakes are gathered through reading, assembling and resolving, so that they are told together;
the engines begin only when there are none, and files are written only when all are finished.
"""

import time
from pathlib import Path
from typing import TYPE_CHECKING

from compiler.diagnostics import Sink, Stopped
from compiler.emit import emit_planned
from compiler.lazy import lazy
from compiler.plan import Planned, plan
from compiler.progress import Progress
from compiler.request import Outcome, Request, Written
from compiler.resources import styles_root
from compiler.seed.dump import dump_chapters
from compiler.seed.project import read_report
from compiler.seed.report import Report
from compiler.stylesheet.load import load_style
from compiler.stylesheet.sheet import StyleSheet
from compiler.template import evaluator


def run(request: Request, sink: Sink, progress: Progress) -> Outcome:
    """One run of `build` or `check`; raises `Stopped` when there are errors, all in the sink."""
    progress.step(f"reading {request.project}")
    report = read_report(request.project, sink, evaluator, request.overrides)
    if request.emit == "chapters":
        return Outcome(emitted=dump_chapters(report))
    sheet = load_style(style_name(request, report), report.root, styles_root(), sink)
    planned = plan(report, sheet, request, sink)
    if request.emit in ("document", "resolved"):
        return Outcome(emitted=emit_planned(request.emit, planned))
    sink.stop_on_errors()
    return Outcome()


def style_name(request: Request, report: Report) -> str:
    """The style to use; a folder named on the command line is looked for from where one stands."""
    if not request.style:
        return report.settings.style
    folder = Path(request.style)
    return str(folder.resolve()) if (folder / "style.toml").is_file() else request.style
