"""Compiled forms of the shipped templates, kept beside them as Python keeps those of modules.

Compiling the templates of a style takes longer than setting a page. A compiled form is used while
its source, this package and Jinja2 are those it was made from, and is kept where Python would keep
one: not where folders cannot be written, nor with `PYTHONDONTWRITEBYTECODE`. Templates of reports
are compiled for each run, and nothing of them is kept.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import jinja2.compiler
from jinja2.bccache import Bucket, BytecodeCache

from compiler.resources import styles_root

FOLDER = "__pycache__"


class ShippedBytecode(BytecodeCache):
    """Keeps the compiled forms of templates that lie in the shipped styles.

    `find` gives the file of a template by its name.
    """

    def __init__(self, find: Callable[[str], Path | None]) -> None:
        self._find = find
        self._home = styles_root().resolve()
        self._stamp = b"".join(
            os.stat(module).st_mtime_ns.to_bytes(8, "big")
            for module in (__file__, jinja2.compiler.__file__)
        )

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Where the compiled form of a template is kept; nothing for those of a report."""
        file = self._find(name)
        if file is None or not file.is_relative_to(self._home):
            return ""
        kept = f"{name.replace('/', '.')}.{sys.implementation.cache_tag}"
        return str(file.parent / FOLDER / kept)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the kept form, if there is one of this source."""
        if not bucket.key:
            return
        try:
            kept = Path(bucket.key).read_bytes()
        except OSError:
            return
        stamp = len(self._stamp)
        if kept[:stamp] == self._stamp:
            bucket.bytecode_from_string(kept[stamp:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled form where that can be done."""
        if not bucket.key or sys.dont_write_bytecode:
            return
        place = Path(bucket.key)
        beside = place.with_name(f"{place.name}.{os.getpid()}")
        with suppress(OSError):
            place.parent.mkdir(exist_ok=True)
            beside.write_bytes(self._stamp + bucket.bytecode_to_string())
            beside.replace(place)
