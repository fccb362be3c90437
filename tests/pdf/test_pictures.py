import zlib
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageOps

from compiler.diagnostics import Sink
from compiler.layout.page import PlacedPicture
from compiler.layout.structure import ARTIFACT, Structure
from compiler.model.block import Picture
from compiler.pdf.color import srgb_profile
from compiler.pdf.document import write_pdf
from compiler.pdf.part import write_part
from compiler.pdf.pictures import prepare
from compiler.pdf.pixels import ORIENTATION
from tests.pdf import readback
from tests.pdf.checker import problems
from tests.pdf.samples import A4, document, library, lines, part

BACKGROUND = (255, 255, 255)
NEAR = 12
"""Difference of a channel that rendering and JPEG may make."""


def gradient(mode: str, size: tuple[int, int] = (16, 12)) -> Image.Image:
    """Four fields of different colours, the first one darkest; modes with A fade out."""
    image = Image.new("RGB", size, (230, 230, 120))
    width, height = size[0] // 2, size[1] // 2
    image.paste((20, 40, 80), (0, 0, width, height))
    image.paste((200, 60, 40), (width, 0, *size))
    image.paste((60, 160, 90), (0, height, width, size[1]))
    if mode.endswith("A"):
        image.putalpha(Image.new("L", size, 128))
    return image.convert(mode)


def saved(image: Image.Image, kind: Any = "png", **options: Any) -> Picture:
    packed = BytesIO()
    image.save(packed, kind.upper(), **options)
    upright = ImageOps.exif_transpose(image)
    data = packed.getvalue()
    return Picture(f"figures/a.{kind}", kind, *upright.size, data, digest=f"{zlib.crc32(data):08x}")


def placed(*pictures: Picture) -> bytes:
    """A page with pictures below each other, 100 points wide."""
    tree = Structure.rooted("Sect")
    items = [
        PlacedPicture(50, 50 + 110.0 * at, 100, 100 * each.height / each.width, each, figure)
        for at, each in enumerate(pictures)
        for figure in [tree.open("Figure", 0, {"Alt": "Four fields"})]
    ]
    return write_pdf(document(part([items], tree)), library())


def rendered(picture: Picture) -> Image.Image:
    """What PDFium draws at the place of the picture, brought to the size of its pixels."""
    file = pypdfium2.PdfDocument(placed(picture))
    try:
        page: Image.Image = file[0].render(scale=4).to_pil().convert("RGB")
    finally:
        file.close()
    height = 100 * picture.height / picture.width
    corners = [round(4 * each) for each in (50, 50, 150, 50 + height)]
    return page.crop((corners[0], corners[1], corners[2], corners[3])).resize(
        (picture.width, picture.height), Image.Resampling.BOX
    )


def xobjects(pdf: bytes) -> list[dict[str, Any]]:
    with readback.opened(pdf) as file:
        found = file.pages[0].resources.XObject.as_dict().values()
        return [{"space": str(each.ColorSpace), "masked": "/SMask" in each} for each in found]


def assert_alike(one: Image.Image, other: Image.Image) -> None:
    """Whether the four quarters of both have the same colours on average."""
    assert one.size == other.size
    quarters = [each.convert("RGB").resize((2, 2), Image.Resampling.BOX) for each in (one, other)]
    difference = ImageChops.difference(*quarters)
    assert max(high for _, high in difference.getextrema()) <= NEAR  # type: ignore[misc]


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "I;16"])
def test_a_png_looks_the_same_in_the_file(mode: str) -> None:
    if mode == "I;16":
        gray = gradient("L").convert("I").point(lambda value: value * 257)
        image = gray.convert("I;16")
        assert_alike(rendered(saved(image)), gradient("L"))
        return
    image = gradient(mode)
    assert_alike(rendered(saved(image)), image)


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_transparency_shows_the_paper(mode: str) -> None:
    image = gradient(mode)
    paper = Image.new("RGBA", image.size, BACKGROUND)
    seen = Image.alpha_composite(paper, image.convert("RGBA"))
    assert_alike(rendered(saved(image)), seen)


def test_a_transparent_palette_has_a_mask() -> None:
    image = gradient("P")
    packed = saved(image, transparency=image.getpixel((0, 0)))
    assert xobjects(placed(packed))[0]["masked"]


def test_transparency_that_nothing_has_is_left_out() -> None:
    image = gradient("RGB")
    image.putalpha(255)
    assert not xobjects(placed(saved(image)))[0]["masked"]


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_jpeg_is_passed_through(mode: str) -> None:
    picture = saved(gradient(mode, (64, 48)), "jpeg", quality=95)
    assert_alike(rendered(picture), gradient(mode, (64, 48)))
    assert picture.data in placed(picture)


def test_the_rows_of_a_plain_png_are_passed_through() -> None:
    picture = saved(gradient("RGB"))
    start = picture.data.index(b"IDAT") + 4
    assert picture.data[start : start + 40] in placed(picture)


def test_cmyk_becomes_rgb() -> None:
    image = gradient("RGB", (64, 48)).convert("CMYK")
    picture = saved(image, "jpeg", quality=95)
    assert xobjects(placed(picture))[0]["space"] == "/DeviceRGB"
    assert_alike(rendered(picture), image)


def test_an_interlaced_png_is_decoded() -> None:
    # Two rows of grey by the seven passes of Adam7: 1x1 pixels in the first pass only.
    header = (1).to_bytes(4, "big") * 2 + bytes((8, 0, 0, 0, 1))
    data = b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, body)
        for kind, body in (
            (b"IHDR", header),
            (b"IDAT", zlib.compress(b"\0\x80")),
            (b"IEND", b""),
        )
    )
    picture = Picture("a.png", "png", 1, 1, data, digest="adam")
    assert_alike(rendered(picture), Image.new("L", (1, 1), 128))


def _chunk(kind: bytes, body: bytes) -> bytes:
    checked = kind + body
    return len(body).to_bytes(4, "big") + checked + zlib.crc32(checked).to_bytes(4, "big")


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["jpeg", "png"])
def test_a_picture_stands_upright(orientation: int, kind: str) -> None:
    image = gradient("RGB", (64, 48))
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    packed = BytesIO()
    image.save(packed, kind.upper(), exif=exif, **({"quality": 95} if kind == "jpeg" else {}))
    with Image.open(BytesIO(packed.getvalue())) as stored:
        upright = ImageOps.exif_transpose(stored)
    picture = Picture("a", kind, *upright.size, packed.getvalue(), digest="turned")  # type: ignore[arg-type]
    assert_alike(rendered(picture), upright)


def wide_gamut(space: str = "RGB") -> bytes:
    """A profile that is not that of sRGB, by its name and its header."""
    made = bytearray(srgb_profile())
    made[16:20] = f"{space:4}".encode("ascii")
    return bytes(made.replace("sRGB".encode("utf-16-be"), "wide".encode("utf-16-be")))


@pytest.mark.parametrize(
    ("mode", "kind", "profile", "kept"),
    [
        ("RGB", "png", b"not read by anyone", False),
        ("RGB", "png", srgb_profile(), False),
        ("RGB", "png", wide_gamut(), True),
        ("RGB", "jpeg", wide_gamut(), True),
        ("RGBA", "png", wide_gamut(), True),
        ("P", "png", wide_gamut(), True),
        ("L", "png", wide_gamut(), False),
        ("L", "png", wide_gamut("GRAY"), True),
        ("RGB", "png", wide_gamut("CMYK"), False),
    ],
)
def test_a_colour_profile_that_fits_goes_along(
    mode: str, kind: str, profile: bytes, kept: bool
) -> None:
    picture = saved(gradient(mode), kind, icc_profile=profile)
    with readback.opened(placed(picture, picture)) as file:
        found = [each.ColorSpace for each in file.pages[0].resources.XObject.as_dict().values()]
        assert ["ICCBased" in str(each) for each in found] == [kept]
        profiles = [
            each
            for each in file.objects
            if isinstance(each, pikepdf.Stream) and each.get("/N") in (1, 3)
        ]
        # One is that of the file's output intent.
        assert len(profiles) == 1 + kept


def test_a_picture_shown_twice_is_stored_once() -> None:
    picture = saved(gradient("RGB"))
    pdf = placed(picture, picture)
    assert len(xobjects(pdf)) == 1
    with readback.opened(pdf) as file:
        shown = [str(each.operator) for each in pikepdf.parse_content_stream(file.pages[0])]
    assert shown.count("Do") == 2


def test_a_picture_that_is_decoration_is_an_artifact() -> None:
    item = PlacedPicture(50, 50, 10, 10, saved(gradient("L")), ARTIFACT)
    tree = Structure.rooted("Sect")
    below = lines(["Words"], tree.open("P", 0), y=200)
    pdf = write_pdf(document(part([[item, *below]], tree)), library())
    assert problems(pdf) == []
    assert readback.artifacts(pdf) == [[("/Layout", "")]]
    assert readback.structure(pdf).found("Figure") == []


def test_a_page_without_pictures_names_none() -> None:
    tree = Structure.rooted("Sect")
    figure = tree.open("Figure", 0, {"Alt": "x"})
    item = PlacedPicture(50, 50, 10, 10, saved(gradient("L")), figure)
    with readback.opened(write_pdf(document(part([[item], []], tree)), library())) as file:
        assert "/XObject" in file.pages[0].resources
        assert "/XObject" not in file.pages[1].resources


@pytest.mark.parametrize("kind", ["png", "jpeg"])
@pytest.mark.parametrize("damage", ["none", "empty", "head", "middle"])
def test_a_broken_picture_is_an_error_and_no_traceback(kind: Any, damage: str) -> None:
    whole = saved(gradient("RGBA" if kind == "png" else "CMYK"), kind)
    data = {
        "none": b"no picture at all",
        "empty": b"",
        "head": whole.data[:20],
        "middle": whole.data[: len(whole.data) // 3],
    }[damage]
    sink = Sink()
    broken = Picture("figures/a", kind, 8, 6, data, digest="broken")
    assert prepare(broken, sink) is None
    assert [(each.code, each.path) for each in sink.diagnostics] == [
        ("pdf/unreadable-picture", "figures/a")
    ]


def test_a_broken_picture_is_told_with_its_part() -> None:
    tree = Structure.rooted("Sect")
    figure = tree.open("Figure", 0, {"Alt": "x"})
    broken = Picture("figures/a.png", "png", 8, 6, b"", digest="broken")
    item = PlacedPicture(50, 50, 10, 10, broken, figure)
    streams = write_part(part([[item]], tree), {"body": A4})
    assert [each.code for each in streams.diagnostics] == ["pdf/unreadable-picture"]
    assert streams.pictures == {}
