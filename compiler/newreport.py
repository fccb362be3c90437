"""`yearbook new`: copies the starter report into a folder of the user's."""

from pathlib import Path

from compiler.diagnostics import Sink
from compiler.request import Outcome, Written
from compiler.resources import starter_root
from compiler.write import WriteFailed, write_files


def write_new_report(folder: Path, sink: Sink) -> Outcome:
    """Copy the starter report; a folder that holds anything is left alone."""
    if folder.exists() and not _is_empty_folder(folder):
        sink.report(
            "new/not-empty",
            f'"{folder}" is not an empty folder',
            hint="give the name of a new folder",
        )
        return Outcome()
    root = starter_root()
    files = {
        folder / path.relative_to(root): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }
    try:
        write_files(files)
    except WriteFailed as error:
        sink.report("output/not-writable", f'can not write "{error.path}": {error.reason}')
        return Outcome()
    return Outcome(tuple(Written(path, len(data)) for path, data in files.items()))


def _is_empty_folder(folder: Path) -> bool:
    try:
        return folder.is_dir() and not any(folder.iterdir())
    except OSError:
        return False
