import subprocess
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.layout.page import PlacedLine
from compiler.layout.structure import Structure
from compiler.pdf.document import write_pdf
from tests.pdf import readback
from tests.pdf.samples import document, fragment, hyphenated, library, line, lines, part

LATIN = "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789äéîõüßçñøåÆŒœŠž'()-/\\&%$£€“”‘’–—…"
OTHER = "αβγδεζηθκλνξοπρστφχψωΑΒΓΔбвгджзийклмнптфцчшщыьэюяЖИЦ"


def paragraph(*texts: str) -> bytes:
    tree = Structure.rooted("Sect")
    return write_pdf(document(part([lines(texts, tree.open("P", 0))], tree)), library())


def words_of(alphabet: str) -> st.SearchStrategy[str]:
    covered = [each for each in alphabet if not library().by_key("serif/regular").missing(each)]
    return st.text(covered, min_size=1, max_size=10)


def seen(texts: Sequence[str]) -> list[str]:
    """Words as PDFium extracts them and as the tree has them; both must be the same."""
    pdf = paragraph(*texts)
    from_tree = readback.structure(pdf).all_text().split()
    from_page = readback.pages_text(pdf)[0].split()
    assert _composed(from_page) == _composed(from_tree)
    return from_tree


def _composed(words: Sequence[str]) -> list[str]:
    return [unicodedata.normalize("NFC", word) for word in words]


@given(st.lists(st.lists(words_of(LATIN), min_size=1, max_size=6), min_size=1, max_size=4))
@settings(max_examples=25, deadline=None)
def test_words_are_extracted_as_they_were_written(rows: list[list[str]]) -> None:
    pdf = paragraph(*[" ".join(row) for row in rows])
    assert readback.structure(pdf).all_text().split() == [word for row in rows for word in row]


@given(st.lists(words_of(OTHER), min_size=3, max_size=5))
@settings(max_examples=15, deadline=None)
def test_words_in_two_byte_codes_are_extracted_as_they_were_written(words: list[str]) -> None:
    assert seen([" ".join(words), " ".join(words)]) == [*words, *words]


def test_ligatures_are_extracted_as_letters() -> None:
    assert seen(["office affluent fjord flight efficient"]) == [
        "office",
        "affluent",
        "fjord",
        "flight",
        "efficient",
    ]


def test_characters_that_share_a_glyph_are_told_apart() -> None:
    pdf = paragraph("5 µm of μ and κόσμος", "R = 5 Ω or Ω or ∆ and Δ")
    text = "5 µm of μ and κόσμος R = 5 Ω or Ω or ∆ and Δ"
    assert readback.structure(pdf).all_text() == text
    assert readback.pages_text(pdf)[0].split() == text.split()


def test_words_of_two_lines_do_not_run_together() -> None:
    assert seen(["one two", "three four"]) == ["one", "two", "three", "four"]


def test_a_divided_word_is_one_word() -> None:
    pdf = paragraph("a hy\u00ad", "phen and more")
    assert readback.pages_text(pdf)[0].split() == ["a", "hyphen", "and", "more"]
    assert readback.structure(pdf).all_text() == "a hy\u00adphen and more"


def test_a_hyphen_of_the_text_stays_a_hyphen() -> None:
    pdf = paragraph("well-known half-")
    assert readback.structure(pdf).all_text() == "well-known half-"


def test_no_font_brings_glyphs_that_nobody_sees() -> None:
    with readback.opened(paragraph("only these")) as file:
        fonts = file.pages[0].resources.Font.as_dict()
        assert list(fonts) == ["/serif.regular"]
        program = fonts["/serif.regular"].FontDescriptor.FontFile2.read_bytes()
        assert len(program) < 20_000


def test_widths_in_the_file_are_those_of_the_face() -> None:
    face = library().by_key("serif/regular")
    with readback.opened(paragraph("Wide mm")) as file:
        font = file.pages[0].resources.Font["/serif.regular"]
        for character in "Wide m":
            width = float(font.Widths[ord(character) - int(font.FirstChar)])
            assert width == pytest.approx(face.advances[character] * 1000, abs=0.01)


@pytest.mark.poppler
def test_poppler_reads_the_same_words(tmp_path: Path) -> None:
    tree = Structure.rooted("Sect")
    owner = tree.open("P", 0)
    first = hyphenated(fragment("The af"))
    items = [
        PlacedLine(70, 100, line(first, hyphenated=True), owner),
        PlacedLine(70, 114, line("ternoon office of"), owner),
        PlacedLine(70, 128, line("Ελλάδα και άλλα"), owner),
        PlacedLine(70, 142, line("words."), owner),
    ]
    path = tmp_path / "a.pdf"
    path.write_bytes(write_pdf(document(part([items], tree)), library()))
    done = subprocess.run(
        ["pdftotext", path, "-"], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    text = done.stdout.replace("\u00ad\n", "").replace("µ", "μ")
    assert text.split() == ["The", "afternoon", "office", "of", "Ελλάδα", "και", "άλλα", "words."]
    assert done.stderr == ""
