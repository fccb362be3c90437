import os
from pathlib import Path

import pytest

from compiler.write import WriteFailed, write_files


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_files_and_their_folders_are_made(tmp_path: Path) -> None:
    write_files({tmp_path / "a.pdf": b"1", tmp_path / "chapters" / "b.pdf": b"2"})
    assert files_below(tmp_path) == {"a.pdf": b"1", "chapters/b.pdf": b"2"}


def test_old_files_are_replaced(tmp_path: Path) -> None:
    write_files({tmp_path / "a.pdf": b"old"})
    write_files({tmp_path / "a.pdf": b"new"})
    assert files_below(tmp_path) == {"a.pdf": b"new"}


def test_a_folder_in_the_way_leaves_everything_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    (tmp_path / "b.pdf").mkdir()
    with pytest.raises(WriteFailed) as failure:
        write_files({tmp_path / "a.pdf": b"new", tmp_path / "b.pdf": b"new"})
    assert failure.value.path == tmp_path / "b.pdf"
    assert files_below(tmp_path) == {"a.pdf": b"old"}


def test_a_file_where_a_folder_is_wanted_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(WriteFailed) as failure:
        write_files({tmp_path / "out" / "a.pdf": b"new"})
    assert str(tmp_path / "out") in str(failure.value)


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, OSError])
@pytest.mark.parametrize("moment", [1, 2, 3])
def test_an_interruption_while_renaming_brings_the_old_files_back(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    interruption: type[BaseException],
    moment: int,
) -> None:
    names = ["a.pdf", "b.docx", "c.json"]
    for name in names[:2]:
        (tmp_path / name).write_bytes(b"old")
    replace = Path.replace
    calls = 0

    def interrupted(self: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls == moment:
            raise interruption
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises((WriteFailed, KeyboardInterrupt)):
        write_files({tmp_path / name: b"new" for name in names})
    assert files_below(tmp_path) == {"a.pdf": b"old", "b.docx": b"old"}


def test_a_failure_while_writing_removes_the_folders_that_were_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteFailed, match="No space left on device"):
        write_files({tmp_path / "x" / "y" / "a.pdf": b"new"})
    assert list(tmp_path.iterdir()) == []


def test_a_failure_names_the_file_and_not_its_temporary_name(tmp_path: Path) -> None:
    name = "n" * 300
    with pytest.raises(WriteFailed) as failure:
        write_files({tmp_path / name: b"new"})
    assert failure.value.path == tmp_path / name
