import sys
from pathlib import Path

import pytest

from compiler import kept as kept_forms
from compiler.template.bytecode import ShippedBytecode
from compiler.template.environment import Sandbox
from compiler.template.loader import StyleLoader


def rendered(style: Path) -> str:
    loader = StyleLoader((style,))
    sandbox = Sandbox("en", loader, ShippedBytecode(loader.find))
    return sandbox.get_template("cover.xml.j2").render(word="year")


def write(style: Path, text: str) -> Path:
    file = style / "templates" / "cover.xml.j2"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(kept_forms, "styles_root", lambda: tmp_path / "styles")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "styles" / "house"


def kept(style: Path) -> list[Path]:
    return sorted((style / "templates").glob("__pycache__/*"))


def test_the_compiled_form_of_a_shipped_template_is_kept_and_used(shipped: Path) -> None:
    write(shipped, "A {{ word }}")
    assert rendered(shipped) == "A year"
    (place,) = kept(shipped)
    changed = place.read_bytes().replace(b"A ", b"B ")
    place.write_bytes(changed)
    assert rendered(shipped) == "B year"


def test_a_changed_template_is_compiled_anew(shipped: Path) -> None:
    write(shipped, "A {{ word }}")
    rendered(shipped)
    write(shipped, "C {{ word }}")
    assert rendered(shipped) == "C year"
    assert len(kept(shipped)) == 1


@pytest.mark.parametrize("damage", [b"", b"old", b"x" * 400])
def test_a_damaged_form_is_made_anew(shipped: Path, damage: bytes) -> None:
    write(shipped, "A {{ word }}")
    rendered(shipped)
    (place,) = kept(shipped)
    place.write_bytes(damage)
    assert rendered(shipped) == "A year"
    assert len(place.read_bytes()) > len(damage)


def test_nothing_of_a_reports_own_templates_is_kept(shipped: Path, tmp_path: Path) -> None:
    write(tmp_path / "mine", "A {{ word }}")
    assert rendered(tmp_path / "mine") == "A year"
    assert kept(tmp_path / "mine") == kept(shipped) == []


def test_nothing_is_kept_where_python_keeps_nothing(
    shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    write(shipped, "A {{ word }}")
    assert rendered(shipped) == "A year"
    assert kept(shipped) == []


def test_a_folder_that_cannot_be_written_is_no_error(shipped: Path) -> None:
    file = write(shipped, "A {{ word }}")
    (file.parent / "__pycache__").write_text("in the way", encoding="utf-8")
    assert rendered(shipped) == "A year"
