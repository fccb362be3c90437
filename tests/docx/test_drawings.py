import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from PIL import Image

from compiler.diagnostics import Sink
from compiler.docx.write import write_docx
from compiler.model.block import Figure, Picture
from compiler.produce import previews as made
from compiler.produce.previews import previews
from compiler.wordflow.flow import WordPicture
from compiler.wordflow.pictures import pictures_of
from tests.pdf.drawings import EVERYTHING, drawing, page_file, page_picture
from tests.pdf.samples import library
from tests.wordflow.making import flow_of, part, report

PNG = b"\x89PNG"


def members(*figures: Figure) -> dict[str, bytes]:
    """The members of a Word file with these figures, their previews made up."""
    resolved = report(part(*figures))
    word = flow_of(resolved, None)
    shown = {each.picture.digest: PNG for each in pictures_of(word) if each.picture.is_drawing}
    sink = Sink()
    data = write_docx(word, resolved.document.metadata, {}, {}, sink, shown)
    assert sink.diagnostics == []
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def shown(picture: Picture, points: float) -> Image.Image:
    """The preview of a picture that is shown at that width."""
    width = round(points * 20)
    use = WordPicture(picture, width, round(width * picture.proportion), "x", False)
    sink = Sink()
    data = previews([use], library(), sink)[picture.digest]
    assert sink.diagnostics == []
    with Image.open(BytesIO(data)) as image:
        image.load()
        return image


def test_a_drawing_goes_into_word_as_such_with_pixels_for_older_programs() -> None:
    picture = drawing("<rect width='9' height='9'/>")
    files = members(Figure(picture, alt="a"), Figure(picture, alt="b"))
    media = {name: data for name, data in files.items() if "media" in name}
    assert sorted(media.values()) == sorted([PNG, picture.data])
    text = files["word/document.xml"].decode()
    relations = files["word/_rels/document.xml.rels"].decode()
    blip = re.search(r'<a:blip r:embed="(\w+)"><a:extLst>.*?svgBlip.*?r:embed="(\w+)"', text)
    assert blip is not None
    targets = dict(re.findall(r'Id="(\w+)"[^>]*Target="([^"]+)"', relations))
    assert targets[blip[1]].endswith(".png")
    assert targets[blip[2]].endswith(".svg")
    assert b'Extension="svg" ContentType="image/svg+xml"' in files["[Content_Types].xml"]


def test_a_page_goes_into_word_as_pixels() -> None:
    files = members(Figure(page_picture(page_file()), alt="a"))
    assert [data for name, data in files.items() if "media" in name] == [PNG]
    assert b"svgBlip" not in files["word/document.xml"]


def test_drawings_are_shown_at_the_resolution_of_print() -> None:
    image = shown(drawing(EVERYTHING, attributes='viewBox="0 0 100 100"'), 72)
    assert image.size == (220, 220)
    assert image.mode == "RGBA"
    page = shown(page_picture(page_file()), 144)
    assert page.size == pytest.approx((440, 220), abs=1)
    red = page.convert("RGBA").getpixel((330, 200))
    assert red == (255, 0, 0, 255)


def test_a_drawing_that_covers_its_place_has_no_transparency() -> None:
    image = shown(drawing("<rect width='100' height='100' fill='red'/>"), 72)
    assert image.mode == "RGB"


def test_the_largest_use_decides_and_pixels_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = drawing("<rect width='9' height='9'/>")
    uses = [WordPicture(picture, width, width, "x", False) for width in (1440, 2880, 720)]
    data = previews(uses, library(), Sink())[picture.digest]
    with Image.open(BytesIO(data)) as image:
        assert image.size == (440, 440)
    monkeypatch.setattr(made, "MOST_PIXELS", 10_000)
    assert shown(picture, 144).size == (100, 100)
