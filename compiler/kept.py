"""What was made of shipped files, kept beside them as Python keeps the compiled forms of modules.

Reading the style files and compiling the templates of a style takes longer than setting a page. A
form is used while its stamp, which says what it was made of, is the same, and is kept where Python
would keep one: not where folders cannot be written, nor with `PYTHONDONTWRITEBYTECODE`. Nothing is
kept of the files of reports.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

from compiler.resources import styles_root

FOLDER = "__pycache__"


def place_of(file: Path, name: str) -> Path | None:
    """Where the form of a shipped file, which may be found by several names, is kept."""
    if not file.is_relative_to(styles_root()):
        return None
    return file.parent / FOLDER / f"{name}.{sys.implementation.cache_tag}"


def kept_form(place: Path, stamp: bytes) -> bytes | None:
    """The form that is kept there, if it has this stamp."""
    try:
        kept = place.read_bytes()
    except OSError:
        return None
    return kept[len(stamp) :] if kept.startswith(stamp) else None


def keep_form(place: Path, stamp: bytes, form: bytes) -> None:
    """Keep a form where that can be done."""
    if sys.dont_write_bytecode:
        return
    beside = place.with_name(f"{place.name}.{os.getpid()}")
    with suppress(OSError):
        place.parent.mkdir(exist_ok=True)
        beside.write_bytes(stamp + form)
        beside.replace(place)
