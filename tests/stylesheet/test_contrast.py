"""What is said of colours that do not stand out from each other."""

from pathlib import Path

import pytest

from compiler.diagnostics import Severity, Sink
from compiler.resources import styles_root
from compiler.stylesheet.contrast import contrast, luminance
from compiler.stylesheet.load import load_style


def told(root: Path, text: str, base: str = "base") -> list[str]:
    """Warnings about a style that extends another one, as `file:line message`."""
    folder = root / "house"
    folder.mkdir()
    (folder / "style.toml").write_text(f'extends = "{base}"\n{text}', encoding="utf-8")
    sink = Sink()
    load_style("house", root, styles_root(), sink)
    assert {each.code for each in sink.diagnostics} <= {"style/contrast"}
    assert all(each.severity is Severity.WARNING for each in sink.diagnostics)
    return [
        f"{each.span.path}:{each.span.line} {each.message}"
        for each in sink.diagnostics
        if each.span
    ]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("000000", "FFFFFF", 21.0),
        ("FFFFFF", "FFFFFF", 1.0),
        ("767676", "FFFFFF", 4.54),
        ("FFFFFF", "777777", 4.48),
        ("FF0000", "FFFFFF", 4.0),
        ("0000FF", "FFFFFF", 8.59),
        ("FFFF00", "FFFFFF", 1.07),
    ],
)
def test_the_ratio_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(one, other) == contrast(other, one)


def test_dark_channels_are_linear() -> None:
    assert luminance("0A0A0A") == pytest.approx(10 / 255 / 12.92)
    assert luminance("FFFFFF") == pytest.approx(1.0)


@pytest.mark.parametrize("name", sorted(each.name for each in styles_root().iterdir()))
def test_the_text_of_a_shipped_style_stands_out(name: str, tmp_path: Path) -> None:
    sink = Sink()
    load_style(name, tmp_path, styles_root(), sink)
    assert [each.message for each in sink.diagnostics] == []


def test_a_pale_role_is_told_at_its_colour(tmp_path: Path) -> None:
    text = '[text.footnote]\nsize = "8pt"\ncolor = "#AAAAAA"\n'
    assert told(tmp_path, text) == [
        'house/style.toml:4 text of the role "footnote" in #AAAAAA on the page, #FFFFFF:'
        " a contrast of 2.32:1, less than 4.5:1"
    ]


def test_a_pale_colour_of_the_palette_is_told_once_at_the_palette(tmp_path: Path) -> None:
    pages, boxes = told(tmp_path, '[colors]\ngrey = "#8A8A8A"\n')
    assert pages.startswith('house/style.toml:3 text of the role "heading-6" and ')
    assert pages.endswith(
        " others in #8A8A8A on the page, #FFFFFF: a contrast of 3.45:1, less than 4.5:1"
    )
    assert boxes.endswith("a contrast of 3.08:1, less than 4.5:1")
    assert boxes.startswith('house/style.toml:3 text of the role "heading-6" and ')
    assert "on [box.box], #F2F2F2" in boxes or "on [box.note], #F2F2F2" in boxes


def test_large_text_may_be_paler(tmp_path: Path) -> None:
    text = (
        '[text.chapter-title]\ncolor = "#8A8A8A"\n'
        '[text.key-figure-label]\nsize = "14pt"\nbold = true\ncolor = "#808080"\n'
    )
    assert told(tmp_path, text) == []


def test_large_text_may_not_be_as_pale_as_paper(tmp_path: Path) -> None:
    [message, *_] = told(tmp_path, '[text.chapter-title]\ncolor = "#DDDDDD"\n')
    assert message.endswith("a contrast of 1.35:1, less than 3:1")


def test_a_dark_fill_is_told_where_the_style_gives_it(tmp_path: Path) -> None:
    messages = told(tmp_path, '[box.note]\nfill = "#404040"\n')
    assert len(messages) == 3
    assert all(each.startswith("house/style.toml:3 ") for each in messages)
    assert messages[0] == (
        'house/style.toml:3 text of the role "box-text" and 18 others in #000000 on [box.note],'
        " #404040: a contrast of 2.02:1, less than 4.5:1"
    )


def test_heads_and_tints_of_tables_are_grounds(tmp_path: Path) -> None:
    text = (
        '[table]\nhead_fill = "accent"\nzebra = "#777777"\n[text.table-text]\ncolor = "#222222"\n'
    )
    messages = told(tmp_path, text)
    assert messages[0] == (
        'house/style.toml:6 text of the role "table-head" in #222222 on the head of tables,'
        " #000000: a contrast of 1.31:1, less than 4.5:1"
    )
    assert any("on every second row of tables, #777777" in each for each in messages)


def test_white_heads_on_a_dark_fill_are_fine(tmp_path: Path) -> None:
    text = '[table]\nhead_fill = "accent"\n[text.table-head]\ncolor = "paper"\n'
    assert told(tmp_path, text, "bluebook") == []


def test_words_of_a_cover_have_to_stand_out_from_the_page_or_the_cover(tmp_path: Path) -> None:
    text = '[box.cover]\nfill = "#808080"\n[text.cover-period]\ncolor = "#707070"\n'
    assert [each for each in told(tmp_path, text) if "cover-period" in each] == []


def test_the_colour_of_a_role_like_another_is_told_where_it_is_said(tmp_path: Path) -> None:
    text = '[text.remark]\nlike = "footnote"\n[text.footnote]\ncolor = "#BBBBBB"\n'
    assert [each.split(" in ")[0] for each in told(tmp_path, text)] == [
        'house/style.toml:5 text of the role "footnote" and 1 other'
    ]
