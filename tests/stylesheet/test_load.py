"""Style folders → style sheets, and what is said of wrong ones."""

import sys
from pathlib import Path

import pytest

from compiler import kept
from compiler.diagnostics import Sink, Stopped
from compiler.resources import styles_root
from compiler.stylesheet.load import load_style


def make_style(root: Path, text: str, fonts: str = "") -> None:
    folder = root / "house"
    folder.mkdir()
    (folder / "style.toml").write_text(text, encoding="utf-8")
    if fonts:
        (folder / "fonts.toml").write_text(fonts, encoding="utf-8")


def problems(root: Path, name: str = "house") -> list[str]:
    sink = Sink()
    with pytest.raises(Stopped):
        load_style(name, root, styles_root(), sink)
    return sorted(
        f"{each.span.path if each.span else each.path}:{each.span.line if each.span else 0}: "
        f"{each.code}: {each.message}" + (f" ({each.hint})" if each.hint else "")
        for each in sink.diagnostics
    )


@pytest.mark.parametrize("name", sorted(each.name for each in styles_root().iterdir()))
def test_a_shipped_style_has_everything(name: str, tmp_path: Path) -> None:
    sink = Sink()
    sheet = load_style(name, tmp_path, styles_root(), sink)
    assert not sink.diagnostics
    assert {style.family for style in sheet.text.values()} <= set(sheet.families)
    assert {box.text_role for box in sheet.boxes.values()} <= set(sheet.text)


@pytest.mark.parametrize("name", sorted(each.name for each in styles_root().iterdir()))
def test_a_shipped_style_has_sizes_that_word_knows(name: str, tmp_path: Path) -> None:
    sheet = load_style(name, tmp_path, styles_root(), Sink())
    for style in sheet.text.values():
        assert style.size * 2 == int(style.size * 2), style.role
        assert style.leading >= style.size, style.role


def test_a_style_says_only_what_differs(tmp_path: Path) -> None:
    make_style(tmp_path, 'extends = "bluebook"\n[colors]\naccent = "#008000"\n'
                         '[text.heading-2]\nsize = "16pt"\n')  # fmt: skip
    sheet = load_style("house", tmp_path, styles_root(), Sink())
    assert sheet.style("heading-2").color == "008000"
    assert sheet.style("heading-2").size == 16
    assert sheet.style("heading-3").indent == 0
    assert sheet.boxes["box"].bar_color == "008000"
    assert [folder.name for folder in sheet.folders] == ["house", "bluebook", "base"]


def test_like_takes_the_values_of_another_role(tmp_path: Path) -> None:
    make_style(tmp_path, 'extends = "base"\n[text.body]\nsize = "11pt"\n')
    sheet = load_style("house", tmp_path, styles_root(), Sink())
    assert sheet.style("quote").size == 11
    assert sheet.style("quote").italic


def test_a_role_without_style_is_set_as_body(tmp_path: Path) -> None:
    sheet = load_style("base", tmp_path, styles_root(), Sink())
    assert sheet.style("no-such-role") is sheet.text["body"]


def test_lengths_come_in_any_unit(tmp_path: Path) -> None:
    make_style(tmp_path, 'extends = "base"\n[page.body]\nwidth = "8.5in"\nheight = 792\n')
    master = load_style("house", tmp_path, styles_root(), Sink()).masters["body"]
    assert (master.width, master.height) == (612, 792)
    assert master.measure == pytest.approx(612 - master.inner - master.outer - master.text_indent)


def test_everything_wrong_is_said_at_once_with_its_place(tmp_path: Path) -> None:
    make_style(tmp_path, 'extends = "base"\n'
                         '[text.body]\nsise = "10pt"\ncolor = "inc"\nbold = "yes"\n'
                         'leading = "14 points"\nalign = "middle"\n')  # fmt: skip
    assert problems(tmp_path) == [
        'house/style.toml:3: style/unknown-key: there is no key "sise" in [text.body] '
        '(did you mean "size"?)',
        "house/style.toml:4: style/value: color: 'inc' is neither a colour as #RRGGBB nor one of "
        "ink, accent, second, grey, tint, hairline, paper",
        "house/style.toml:5: style/value: bold: 'yes' is not true or false",
        "house/style.toml:6: style/value: leading: '14 points' is not a length "
        "(a number and one of pt, mm, cm, in, pc, px)",
        "house/style.toml:7: style/value: align: 'middle' is not one of "
        "left, right, center, justify",
    ]


def test_a_first_letter_goes_over_a_few_lines_at_most(tmp_path: Path) -> None:
    make_style(tmp_path, 'extends = "base"\n[layout]\ninitial_lines = 30\n')
    assert problems(tmp_path) == [
        "house/style.toml:3: style/value: initial_lines: 30 is not one of 0 to 5"
    ]


def test_an_unknown_section_is_named(tmp_path: Path) -> None:
    make_style(tmp_path, 'extends = "base"\n[colours]\nink = "#000000"\n')
    assert problems(tmp_path) == [
        'house/style.toml:2: style/unknown-key: a style has no "colours" (did you mean "colors"?)'
    ]


def test_an_unknown_style_is_named_with_the_nearest(tmp_path: Path) -> None:
    assert problems(tmp_path, "bluebok") == [
        'bluebok:0: style/unknown: there is no style "bluebok" (did you mean "bluebook"?)'
    ]


def test_a_circle_of_styles_is_found(tmp_path: Path) -> None:
    make_style(tmp_path, 'extends = "house"\n')
    assert problems(tmp_path) == [
        'house/style.toml:0: style/extends: the style "house" extends itself in the end'
    ]


def test_a_style_that_is_no_toml_is_unreadable(tmp_path: Path) -> None:
    make_style(tmp_path, "extends = \n")
    assert problems(tmp_path)[0].startswith("house/style.toml:0: style/unreadable: ")


def test_a_style_that_extends_nothing_must_have_everything(tmp_path: Path) -> None:
    make_style(tmp_path, '[text.heading-2]\nsize = "10pt"\n')
    assert "house/style.toml:0: style/missing-key: the style lacks [text.body] " \
        '(extend "base", which has everything)' in problems(tmp_path)  # fmt: skip


def test_a_family_nobody_defines_is_named(tmp_path: Path) -> None:
    make_style(tmp_path, 'extends = "base"\n[text.body]\nfamily = "serf"\n')
    assert problems(tmp_path)[0] == (
        'house/style.toml:3: style/value: there is no family "serf" in fonts.toml '
        '(did you mean "serif"?)'
    )


def test_a_wrong_family_is_reported_in_its_file(tmp_path: Path) -> None:
    make_style(tmp_path, 'extends = "base"\n', '[serif]\nfil = "x"\nbold = 3\n')
    assert [each for each in problems(tmp_path) if "fonts" in each] == [
        'house/fonts.toml:2: style/unknown-key: there is no key "fil" in [serif]',
        "house/fonts.toml:3: style/value: bold is a table with a file and axes as numbers",
    ]


def size_of_body(root: Path, size: str) -> float:
    text = f'extends = "base"\n[text.body]\nsize = "{size}"\n'
    (root / "house" / "style.toml").write_text(text, encoding="utf-8")
    return load_style("house", root, styles_root(), Sink()).style("body").size


@pytest.mark.parametrize("damaged", [0, 3, 32, 60])
def test_what_was_read_of_a_shipped_style_is_kept_while_it_is_the_same(
    damaged: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "styles_root", lambda: tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    make_style(tmp_path, "")
    assert size_of_body(tmp_path, "11pt") == 11
    (place,) = (tmp_path / "house").glob("__pycache__/*")
    whole = place.read_bytes()
    place.write_bytes(whole.replace(b"11pt", b"12pt"))
    assert size_of_body(tmp_path, "11pt") == 12
    place.write_bytes(whole[:damaged])
    assert size_of_body(tmp_path, "11pt") == 11
    assert place.read_bytes() == whole
    assert size_of_body(tmp_path, "13pt") == 13


def test_nothing_that_was_read_of_a_reports_own_style_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    make_style(tmp_path, "")
    assert size_of_body(tmp_path, "11pt") == 11
    assert [each.name for each in (tmp_path / "house").iterdir()] == ["style.toml"]
