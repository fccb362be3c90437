"""Pages of a Word file computed without an office program."""

from pathlib import Path
from shutil import which

import pytest

from compiler.diagnostics import Sink
from compiler.fonts.instance import instance
from compiler.layout import word_folios as computing
from compiler.layout.word_breaks import opportunities
from compiler.layout.word_folios import WordFolios, folio, word_folios
from compiler.layout.word_measure import WordMeasures
from compiler.model.block import Block, Heading, Paragraph
from compiler.model.document import Document, Metadata, Part
from compiler.model.inline import Inline, Note, Reference, Text
from compiler.produce.product import load_faces
from compiler.resolve import resolve
from compiler.resources import styles_root
from compiler.stylesheet.load import load_style
from compiler.wordflow.build import build

WORDS = "The council met in spring and agreed on a plan for the river and its towns. "


def paragraph(sentences: int, *more: Inline) -> Paragraph:
    return Paragraph((Text((WORDS * sentences).strip()), *more))


def heading(level: int, label: str) -> Heading:
    return Heading(level, (Text(label.title()),), label)


def paginated(*blocks: Block, sink: Sink | None = None, steady: bool = False) -> WordFolios:
    """Pages of a report with one chapter of these blocks."""
    told = sink or Sink()
    sheet = load_style("base", Path("."), styles_root(), told)
    document = Document(
        Metadata("Rivers"),
        (
            Part("contents", (Paragraph((Text("Contents"),), "contents-title"),), "front"),
            Part("chapter", (heading(1, "water"), *blocks), "body", "Water", "water"),
        ),
    )
    faces = load_faces(sheet)

    def face_bytes(family: str, bold: bool, italic: bool) -> bytes:
        face = faces.library.face(family, bold, italic)
        return instance(face, faces.library.families[family].name)

    flow = build(resolve(document, told), sheet, told, faces=faces.library)
    return word_folios(flow, WordMeasures(face_bytes), told, steady=steady, with_lines=True)


def test_chapters_count_in_arabic_and_the_front_in_roman() -> None:
    found = paginated(paragraph(3), heading(2, "banks"))
    assert (found.total, found.folios["water"], found.folios["banks"]) == (2, "1", "1")
    assert [folio(number, "lowerRoman") for number in (1, 4, 9, 14, 40)] == [
        "i",
        "iv",
        "ix",
        "xiv",
        "xl",
    ]


def test_a_heading_is_not_left_at_the_foot_of_a_page() -> None:
    for count in range(24, 34):
        blocks = [paragraph(2) for _ in range(count)]
        found = paginated(*blocks, heading(2, "banks"), paragraph(4))
        page = found.lines[found.pages["banks"] - 1]
        at = next(index for index, line in enumerate(page) if "Banks" in line)
        assert len(page) > at + 2, count


def test_a_footnote_stands_on_the_page_of_its_call() -> None:
    note = Note("n", (Paragraph((Text("Counted once."),)),))
    called = Paragraph((Text("The call stands here."), note))
    found = paginated(*(paragraph(2) for _ in range(40)), called, paragraph(2))
    (page,) = [lines for lines in found.lines if any("Counted once." in line for line in lines)]
    assert any("The call stands here." in line for line in page)


def test_all_words_are_placed_once() -> None:
    blocks = [paragraph(count % 5 + 1) for count in range(60)]
    lines = [line for page in paginated(*blocks).lines for line in page]
    placed = " ".join(" ".join(lines).split()).count("council met")
    assert placed == sum(count % 5 + 1 for count in range(60))


def test_page_references_settle() -> None:
    blocks = [paragraph(2, Text(" See page "), Reference("end", "page")) for _ in range(40)]
    found = paginated(*blocks, heading(2, "end"))
    assert any(f"See page {found.folios['end']}" in line for page in found.lines for line in page)


def test_a_heading_whose_page_hangs_on_the_width_of_lines_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    blocks: list[Block] = [*(paragraph(3) for _ in range(60)), heading(2, "banks"), paragraph(2)]
    sink = Sink()
    paginated(*blocks, sink=sink, steady=True)
    assert not sink.diagnostics
    monkeypatch.setattr(computing, "UNSTEADY_TWIPS", 900)
    paginated(*blocks, sink=sink, steady=True)
    assert {each.code for each in sink.diagnostics} == {"word/unsteady-page"}
    assert '"banks" stands on page' in sink.diagnostics[0].message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("COVID-19", [6]),
        ("2020–21", [5]),
        ("1,000 people", [6]),
        ("a — b", [2, 4]),
        ("no\u00a0break", []),
        ("10% of", [4]),
    ],
)
def test_lines_end_where_writer_lets_them(text: str, expected: list[int]) -> None:
    assert [each for each in opportunities(text) if each < len(text)] == expected


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_puts_the_founding_report_on_the_computed_pages() -> None:
    from_office = pytest.importorskip("benchmarks.word_agreement")
    founding = from_office.SEEDS / "diplomatic-bluebook-2010"
    each = from_office.agreement("founding", founding, which("soffice"))
    assert (each.labels_right, each.lines_right) == (each.labels, each.lines)
