"""Files of which every position is known, read back."""

from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from benchmarks.quality_manuscript import manuscript
from benchmarks.quality_reading import Area, Face, Glyph, TextLine, bare, lines_of, match, read_file

SIZE = 10.0
LETTERS = "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ.,-0123456789"
FACE = Face(SIZE, 14.0, {each: stringWidth(each, "Helvetica", 1.0) for each in LETTERS})
AREA = Area(50.0, 40.0, 250.0, 260.0)


def write(path: Path, lines: list[tuple[float, str, float, float]]) -> Path:
    """A page of lines: distance from the top, words, white added to blanks, scale of letters."""
    canvas = Canvas(str(path), pagesize=(300, 300))
    for top, words, added, scale in lines:
        text = canvas.beginText(50, 300 - top)
        text.setFont("Helvetica", SIZE)
        text.setWordSpace(added)
        text.setHorizScale(scale)
        text.textOut(words)
        canvas.drawText(text)
    canvas.showPage()
    canvas.save()
    return path


def test_gaps_are_what_the_file_makes_of_them(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", [(50, "some words stand", 1.5, 100), (64, "here.", 0, 100)])
    (paragraph,) = read_file(path, ["some words stand here."], FACE, AREA).paragraphs
    assert paragraph[0].words == ("some", "words", "stand")
    assert paragraph[0].gap == pytest.approx(FACE.blank + 1.5, abs=0.02)
    assert paragraph[0].baseline == pytest.approx(50, abs=0.01)


def test_letters_set_wider_do_not_count_as_white(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", [(50, "some words stand", 0, 105)])
    (paragraph,) = read_file(path, ["some words stand"], FACE, AREA).paragraphs
    assert paragraph[0].gap == pytest.approx(FACE.blank * 1.05, abs=0.02)
    width = stringWidth("some words stand", "Helvetica", SIZE)
    assert paragraph[0].right == pytest.approx(50 + 1.05 * width, abs=0.05)


def test_lines_that_are_not_of_the_manuscript_are_left_out(tmp_path: Path) -> None:
    lines = [(30, "Running head", 0, 100), (50, "Heading", 0, 100), (70, "The text of it", 0, 100)]
    reading = read_file(write(tmp_path / "a.pdf", [*lines]), ["The text of it"], FACE, AREA)
    assert [line.text for line in reading.others] == ["Heading"]
    assert [line.text for line in reading.paragraphs[0]] == ["The text of it"]


def test_a_missing_word_is_an_error(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", [(50, "some words", 0, 100)])
    with pytest.raises(ValueError, match="missing"):
        read_file(path, ["some words stand"], FACE, AREA)


def glyphs(words: str, left: float, baseline: float) -> list[Glyph]:
    found = []
    for letter in words:
        right = left + FACE.advances[letter] * SIZE
        if letter != " ":
            found.append(Glyph(letter, left, right, baseline))
        left = right
    return found


def test_a_gap_needs_no_blank_in_the_file_and_kerning_makes_none() -> None:
    kerned = glyphs("To", 50, 80)
    kerned[1] = Glyph("o", kerned[1].left + 0.6, kerned[1].right + 0.6, 80)
    (line,) = lines_of(0, [*glyphs("be", 66, 80), *kerned], FACE)
    assert line.words == ("To", "be")


def test_characters_are_lines_by_their_baselines() -> None:
    found = lines_of(3, [*glyphs("below", 50, 94), *glyphs("above", 50, 80.4)], FACE)
    assert [(line.text, line.page) for line in found] == [("above", 3), ("below", 3)]


def test_divided_words_are_found_with_their_hyphens() -> None:
    rows = [("a divi-", 80.0), ("ded word", 94.0)]
    lines = [
        TextLine(0, baseline, 50, 250, tuple(words.split()), ((60, 62),))
        for words, baseline in rows
    ]
    reading = match(lines, ["a divided word"], AREA)
    assert [line.hyphenated for line in reading.paragraphs[0]] == [True, False]


def test_only_letters_and_figures_are_compared() -> None:
    assert bare("“Who-e debel you?”—1851") == "Whoedebelyou1851"


def test_the_manuscript_is_the_same_every_time_and_can_begin_later() -> None:
    both = manuscript(2)
    assert manuscript(1, skip=1) == both[1:]
    assert [chapter[0].kind for chapter in both] == ["title", "title"]
    words = sum(piece.text.count(" ") + 1 for piece in both[0])
    assert 5_400 < words < 5_800
