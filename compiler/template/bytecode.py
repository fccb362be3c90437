"""Compiled forms of the shipped templates, in the way of Jinja2.

A compiled form is used while its source, this package and Jinja2 are those it was made from.
Templates of reports are compiled for each run.
"""

import os
from collections.abc import Callable
from pathlib import Path

import jinja2.compiler
from jinja2.bccache import Bucket, BytecodeCache

from compiler.kept import keep_form, kept_form, place_of


class ShippedBytecode(BytecodeCache):
    """Keeps the compiled forms of templates that lie in the shipped styles.

    `find` gives the file of a template by its name.
    """

    def __init__(self, find: Callable[[str], Path | None]) -> None:
        self._find = find
        self._stamp = b"".join(
            os.stat(module).st_mtime_ns.to_bytes(8, "big")
            for module in (__file__, jinja2.compiler.__file__)
        )

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Where the compiled form of a template is kept; nothing for those of a report."""
        file = self._find(name)
        place = place_of(file, name.replace("/", ".")) if file else None
        return str(place or "")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the kept form, if there is one of this source."""
        form = kept_form(Path(bucket.key), self._stamp) if bucket.key else None
        if form is not None:
            bucket.bytecode_from_string(form)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled form where that can be done."""
        if bucket.key:
            keep_form(Path(bucket.key), self._stamp, bucket.bytecode_to_string())
