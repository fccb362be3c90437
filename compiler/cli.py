"""The command: reads arguments, prints results and diagnostics, gives the exit status.

Results and `--emit` go to standard output, progress and diagnostics for people to standard error;
diagnostics for programs (`--message-format json`, `github`, `sarif`) take standard output, and the
results then go to standard error.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from compiler.arguments import Command, parse
from compiler.diagnostics import ExitStatus, Sink, Stopped
from compiler.lazy import lazy
from compiler.messages import print_diagnostics
from compiler.progress import Progress
from compiler.request import Outcome, Written

if TYPE_CHECKING:
    from compiler import newreport, pipeline
else:
    newreport = lazy("compiler.newreport")
    pipeline = lazy("compiler.pipeline")

_MEMORY_HINT = "build with --jobs 1, or one format or chapter at a time"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the value is its exit status."""
    for stream in (sys.stdout, sys.stderr):
        _make_printable(stream)
    command = parse(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(command)
    except KeyboardInterrupt:
        with suppress(OSError):
            sys.stderr.write("\ninterrupted; no output was changed\n")
        return ExitStatus.INTERRUPTED
    except BrokenPipeError:
        # The reader has seen enough. Python would complain once more when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitStatus.DONE


def _run(command: Command) -> int:
    sink = Sink(strict=command.strict)
    progress = Progress(quiet=command.name == "new")
    outcome = Outcome()
    try:
        if command.name == "new":
            outcome = newreport.write_new_report(command.request.project, sink)
        else:
            outcome = pipeline.run(command.request, sink, progress)
    except Stopped:
        pass
    except RecursionError:
        message = "something in the report is nested too deeply to be read"
        sink.report("limits/depth", message)
    except MemoryError:
        sink.report(
            "limits/memory", "there is not enough memory for this report", hint=_MEMORY_HINT
        )
    finally:
        progress.finish()
    _print_outcome(command, outcome)
    _print_diagnostics(command, sink)
    return ExitStatus.ERRORS if sink.has_errors else ExitStatus.DONE


def _print_outcome(command: Command, outcome: Outcome) -> None:
    stream = sys.stdout if command.message_format == "text" else sys.stderr
    if outcome.emitted:
        sys.stdout.write(outcome.emitted)
    for line in _result_lines(outcome.written):
        stream.write(line + "\n")
    stream.flush()


def _result_lines(written: Sequence[Written]) -> list[str]:
    """Path, pages, size and seconds of each file, in columns."""
    paths = [_shown_path(each.path) for each in written]
    width = max(map(len, paths), default=0)
    return [
        f"{path:<{width}} {_pages(each.pages):>10} {_size(each.size):>9} "
        f"{f'{each.seconds:.2f} s' if each.seconds else '':>8}".rstrip()
        for path, each in zip(paths, written, strict=True)
    ]


def _pages(pages: int) -> str:
    return f"{pages} page{'' if pages == 1 else 's'}" if pages else ""


def _shown_path(path: Path) -> str:
    """The path from the current folder when it lies below it, else in full."""
    with suppress(ValueError):
        return path.resolve().relative_to(Path.cwd()).as_posix()
    return path.as_posix()


def _size(size: int) -> str:
    if size < 1024:
        return f"{size} B"
    if size < 1024 * 1024:
        return f"{size / 1024:.0f} KiB"
    return f"{size / 1024 / 1024:.1f} MiB"


def _print_diagnostics(command: Command, sink: Sink) -> None:
    prefix = _prefix(command.request.project)
    emitting = command.request.emit
    if emitting == "diagnostics" or (emitting is None and command.message_format != "text"):
        stream = sys.stdout
    else:
        stream = sys.stderr
    colour = stream.isatty() and not os.environ.get("NO_COLOR")
    stream.write(print_diagnostics(sink.diagnostics, command.message_format, prefix, colour=colour))
    stream.flush()


def _prefix(project: Path) -> str:
    """Path from the current folder to the project; empty in the project itself."""
    with suppress(ValueError):
        relative = project.resolve().relative_to(Path.cwd()).as_posix()
        return "" if relative == "." else relative
    return project.as_posix()


def _make_printable(stream: TextIO) -> None:
    """Let a stream print any character: UTF-8 into files and pipes, escapes where letters lack."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    reconfigure(errors="backslashreplace")
    if not stream.isatty():
        reconfigure(encoding="utf-8")
