"""The face library: what it finds, and what it says when it does not."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from compiler.diagnostics import Sink, Stopped
from compiler.fonts import library as module
from compiler.fonts.library import FaceLibrary
from compiler.fonts.sfnt import read_tables, write_tables
from compiler.resources import styles_root
from compiler.stylesheet.load import load_style
from compiler.stylesheet.sheet import Family
from tests.fonts.families import FAMILIES, MONO, SERIF


def unreadable(family: Family) -> str:
    sink = Sink()
    with pytest.raises(Stopped):
        FaceLibrary({"serif": family}, sink).face("serif")
    (diagnostic,) = sink.diagnostics
    assert diagnostic.code == "font/unreadable"
    return diagnostic.message


def test_faces_are_found_by_family_and_style_and_by_key() -> None:
    library = FaceLibrary(FAMILIES, Sink())
    assert library.face("serif", bold=True).key == "serif/bold"
    assert library.by_key("serif/bolditalic") is library.face("serif", bold=True, italic=True)


def test_only_faces_asked_for_are_loaded() -> None:
    library = FaceLibrary(FAMILIES, Sink())
    library.by_key("mono/regular")
    library.by_key("sans/regular")
    assert [face.key for face in library.loaded()] == ["mono/regular", "sans/regular"]


def test_a_style_the_family_lacks_is_the_nearest_it_has() -> None:
    library = FaceLibrary(FAMILIES, Sink())
    assert library.face("mono", bold=True, italic=True).key == "mono/bold"
    assert library.face("mono", italic=True).key == "mono/regular"


def test_axes_make_different_faces_of_one_file() -> None:
    library = FaceLibrary(FAMILIES, Sink())
    regular, bold = library.face("serif"), library.face("serif", bold=True)
    assert regular.path == bold.path
    assert regular.words["Report"].width < bold.words["Report"].width


def test_a_package_that_is_not_installed_is_an_error() -> None:
    message = unreadable(replace(SERIF, package="fontpkg-no-such-thing"))
    assert message == 'the font package "fontpkg-no-such-thing" is not installed'


def test_a_file_the_package_lacks_is_an_error() -> None:
    message = unreadable(replace(SERIF, files={"regular": "Serif.ttf"}))
    assert message == 'the font package "fontpkg-source-serif-4" has no file "Serif.ttf"'


def test_a_file_that_is_no_font_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "fontpkg_broken"
    (package / "files").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "files" / "Broken.ttf").write_bytes(b"not a font at all")
    monkeypatch.syspath_prepend(tmp_path)
    broken = replace(SERIF, package="fontpkg-broken", files={"regular": "Broken.ttf"})
    assert '"Broken.ttf" of package fontpkg-broken is no TrueType font file' in unreadable(broken)


def test_a_family_without_a_package_lies_in_the_folder_of_the_style(tmp_path: Path) -> None:
    house = tmp_path / "house"
    (house / "fonts").mkdir(parents=True)
    source = FaceLibrary(FAMILIES, Sink()).face("mono").path
    (house / "fonts" / "Own.ttf").write_bytes(source.read_bytes())
    (house / "style.toml").write_text('extends = "base"\n')
    (house / "fonts.toml").write_text(
        '[own]\nname = "Own"\nregular = { file = "fonts/Own.ttf" }\n'
        '[lost]\nname = "Lost"\nregular = { file = "fonts/Lost.ttf" }\n'
    )
    families = load_style("house", tmp_path, styles_root(), Sink()).families
    assert FaceLibrary(families, Sink()).face("own").path == house / "fonts" / "Own.ttf"
    assert 'the folder of the style has no font file "fonts/Lost.ttf"' in unreadable(
        families["lost"]
    )
    (house / "fonts" / "Lost.ttf").write_bytes(b"no font")
    assert '"Lost.ttf" of the style is no TrueType font file' in unreadable(families["lost"])
    tables = read_tables(source.read_bytes())
    del tables["glyf"]
    (house / "fonts" / "Lost.ttf").write_bytes(write_tables(tables))
    assert unreadable(families["lost"]).endswith("its outlines are those of PostScript (CFF)")


def test_an_unknown_family_is_an_error() -> None:
    sink = Sink()
    with pytest.raises(Stopped):
        FaceLibrary({"mono": MONO}, sink).face("serif")
    assert sink.diagnostics[0].message == 'no family is called "serif" (there are mono)'


def test_another_family_covers_what_a_face_lacks() -> None:
    library = FaceLibrary(FAMILIES, Sink())
    mono = library.by_key("mono/regular")
    assert mono.missing("α") == "α"
    found = library.covering("α", mono)
    assert found is not None
    assert found.key == "serif/regular"
    assert library.covering("日", mono) is None


def test_what_is_the_same_everywhere_is_reported_once() -> None:
    sink = Sink()
    library = FaceLibrary(FAMILIES, sink)
    for _ in range(2):
        library.report_once("font/missing-glyph", "no face has a glyph for U+65E5", None)
    assert len(sink.diagnostics) == 1


def test_names_in_pdf_files_are_plain_ascii() -> None:
    assert module.postscript_name(replace(SERIF, name="Sérif, n° 4"), "bolditalic") == (
        "Srifn4-BoldItalic"
    )
