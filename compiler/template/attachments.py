"""Files that go along with a document: its parts and the data of tables in, attachments out."""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from compiler.model.block import Figure, Table
from compiler.model.document import Attachment, Part
from compiler.model.walk import plain_text, walk_blocks

_MEDIA_TYPES = {".csv": "text/csv", ".tsv": "text/tab-separated-values"}
_MADE = ".csv"
"""Ending of a file that was written from a table inside another one."""


def attachments_of(parts: Iterable[Part], attached: Mapping[str, bytes]) -> dict[str, Attachment]:
    """Attachments by file name, in the order in which the tables and figures stand."""
    owners: dict[str, list[Table | Figure]] = {}
    for part in parts:
        for block in walk_blocks(part.blocks):
            if isinstance(block, Table | Figure) and block.data in attached:
                owners.setdefault(block.data, []).append(block)
    files: dict[str, Attachment] = {}
    for data, blocks in owners.items():
        name = _file_name(data, files)
        files[name] = Attachment(
            attached[data],
            _MEDIA_TYPES[PurePosixPath(name).suffix.lower()],
            next(filter(None, (plain_text(block.caption) for block in blocks)), name),
            tuple(block.label for block in blocks if block.label),
        )
    return files


def _file_name(data: str, taken: Mapping[str, Attachment]) -> str:
    """Name of the file for `data/trade.csv` or `data/book.xlsx#exports`, given to no other."""
    path, _, inner = data.partition("#")
    file = PurePosixPath(path)
    plain = not inner and file.suffix.lower() in _MEDIA_TYPES
    stem = "-".join((file.stem, *filter(None, inner.split("."))))
    ending = file.suffix if plain else _MADE
    name, count = stem + ending, 1
    while name in taken:
        count += 1
        name = f"{stem}-{count}{ending}"
    return name
