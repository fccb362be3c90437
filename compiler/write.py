"""Puts finished files in their places: all of them, or none.

In: paths with their bytes. Each file is written beside its place under a temporary name; when all
are safely on the disk they are renamed, one after the other. Should anything fail or the user
press Ctrl-C, the files that stood there before stand there still.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import Struct, field


class WriteFailed(Exception):
    """A file could not be put in its place; names the path and what the system said."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class _Placing(Struct):
    """One file under way."""

    path: Path
    data: bytes
    replaces: bool = False
    """Whether a file stood there before."""

    @property
    def temporary(self) -> Path:
        return self.path.with_name(f".{self.path.name}.{os.getpid()}.new")

    @property
    def old(self) -> Path:
        return self.path.with_name(f".{self.path.name}.{os.getpid()}.old")


class _Transaction(Struct):
    """The files of one run and the folders made for them."""

    files: list[_Placing]
    folders: list[Path] = field(default_factory=list)

    def prepare(self) -> None:
        for each in self.files:
            self._make_folder(each.path.parent)
            if each.path.is_dir():
                raise IsADirectoryError(21, "a folder of this name is in the way", str(each.path))
            with each.temporary.open("wb") as stream:
                stream.write(each.data)
                stream.flush()
                os.fsync(stream.fileno())

    def place(self) -> None:
        for each in self.files:
            each.replaces = each.path.exists()
            if each.replaces:
                # A second name for the old file: should a later rename fail, it comes back. Where
                # the file system has no hard links there is no way back for this one file.
                with suppress(OSError):
                    each.old.unlink(missing_ok=True)
                    os.link(each.path, each.old)
            each.temporary.replace(each.path)

    def undo(self) -> None:
        for each in self.files:
            with suppress(OSError):
                if each.old.exists():
                    each.old.replace(each.path)
                elif not each.replaces and not each.temporary.exists():
                    each.path.unlink(missing_ok=True)
        self.clear()
        for folder in reversed(self.folders):
            with suppress(OSError):
                folder.rmdir()

    def clear(self) -> None:
        """Remove what stands beside the files."""
        for each in self.files:
            for beside in (each.temporary, each.old):
                with suppress(OSError):
                    beside.unlink(missing_ok=True)

    def _make_folder(self, folder: Path) -> None:
        missing = [each for each in (folder, *folder.parents) if not each.exists()]
        folder.mkdir(parents=True, exist_ok=True)
        self.folders += reversed(missing)


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write every file or leave everything as it was; raises `WriteFailed`."""
    transaction = _Transaction([_Placing(path, data) for path, data in files.items()])
    try:
        transaction.prepare()
        transaction.place()
    except OSError as error:
        transaction.undo()
        path = Path(error.filename) if error.filename else next(iter(files))
        raise WriteFailed(_final_name(path, files), error.strerror or str(error)) from None
    except BaseException:
        transaction.undo()
        raise
    transaction.clear()


def _final_name(path: Path, files: Mapping[Path, bytes]) -> Path:
    """The name the user knows a temporary file by."""
    for known in files:
        if path.parent == known.parent and path.name.startswith(f".{known.name}."):
            return known
    return path
