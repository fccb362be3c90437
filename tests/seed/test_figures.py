import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from compiler.diagnostics import Sink
from compiler.model.block import Figure
from compiler.model.dump import dump_blocks
from compiler.seed.chapter import ChapterContext, read_chapter
from compiler.seed.data.values import DataTable, Record
from compiler.seed.pictures import files as figures
from compiler.seed.pictures import images
from tests.pdf.drawings import page_file
from tests.seed.chapters import evaluate, project, read, told


def picture(
    size: tuple[int, int] = (4, 3), form: str = "PNG", orientation: int = 1, mode: str = "RGB"
) -> bytes:
    image = Image.new(mode, size)
    if mode == "RGB":
        image.putpixel((0, 0), (255, 0, 0))
    exif = Image.Exif()
    if orientation != 1:
        exif[0x0112] = orientation
    file = io.BytesIO()
    image.save(file, form, exif=exif)
    return file.getvalue()


def huge_png(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds next to nothing."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + data


def apng() -> bytes:
    """A PNG of two pictures that follow each other."""
    file = io.BytesIO()
    first, second = Image.new("RGB", (4, 3)), Image.new("RGB", (4, 3), (255, 0, 0))
    first.save(file, "PNG", save_all=True, append_images=[second])
    return file.getvalue()


def read_one(folder: Path, name: str, content: bytes, more: str = "") -> tuple[Figure, list[str]]:
    """The figure of a file, which must be usable, and what is said of it."""
    root = project(folder, {name: content})
    chapter, sink = read(f'# T\n\n![A]({name}){{alt="x" {more}}}\n', root=root)
    found = chapter.flow[0]
    assert isinstance(found, Figure)
    return found, [each.code for each in sink.diagnostics]


def color_at(figure: Figure, x: int, y: int) -> tuple[int, ...]:
    with Image.open(io.BytesIO(figure.picture.data)) as image:
        found = image.convert("RGB").getpixel((x, y))
        assert isinstance(found, tuple)
        return found


def show(folder: Path, text: str, **files: bytes) -> tuple[str, list[str]]:
    named = {f"figures/{name.replace('_', '.')}": content for name, content in files.items()}
    root = project(folder, named)
    chapter, sink = read(f"# T\n\n{text}\n", root=root)
    return dump_blocks(chapter.flow), told(sink)


def test_an_image_alone_is_a_figure(tmp_path: Path) -> None:
    text = '![The "ca*p*tion"](figures/a.png){#fig-a alt="Words: \\"x\\"" credit="*Who*" width=60%}'
    assert show(tmp_path, text, a_png=picture()) == (
        "figure #fig-a The “ca<em>p</em>tion”\n"
        "  png figures/a.png 4x3, width 0.6\n"
        '  alt "Words: \\"x\\""\n'
        "  credit <em>Who</em>\n",
        [],
    )


def test_several_images_in_a_paragraph_are_figures(tmp_path: Path) -> None:
    text = '![](figures/a.png){alt="x"}\n![B](figures/b.jpg "y")'
    printed, messages = show(tmp_path, text, a_png=picture(), b_jpg=picture(form="JPEG"))
    assert messages == []
    assert printed == (
        'figure\n  png figures/a.png 4x3\n  alt "x"\n'
        'figure B\n  jpeg figures/b.jpg 4x3\n  alt "y"\n'
    )


def test_an_image_among_words_is_set_after_them(tmp_path: Path) -> None:
    image = '![A](figures/a.png){alt="x"}'
    text = f"Before {image} after.\n\n| a |\n|---|\n| {image} |"
    printed, messages = show(tmp_path, text, a_png=picture())
    assert printed.startswith("paragraph Before after.\nfigure A\n")
    assert messages == [
        '3:8 figure/in-text the image "figures/a.png" stands among words; it is set after them',
        '7:3 figure/in-text the image "figures/a.png" stands among words; it is set after them',
    ]


def test_a_link_around_an_image_is_told(tmp_path: Path) -> None:
    text = '[![A](figures/a.png){alt="x"}](https://x.y)'
    printed, messages = show(tmp_path, text, a_png=picture())
    assert printed.startswith("figure A\n")
    assert messages == [
        '3:1 chapter/empty-link the link to "https://x.y" has no words and is left out'
    ]


def test_an_image_by_reference(tmp_path: Path) -> None:
    text = '![A][pic]{alt="x"}\n\n[pic]: figures/a.png'
    assert show(tmp_path, text, a_png=picture())[0].startswith("figure A\n")


def test_a_path_may_start_at_the_chapter(tmp_path: Path) -> None:
    text = '![A](../figures/my%20a.png){alt="x"}'
    root = project(tmp_path, {"figures/my a.png": picture(), "chapters/x.md": ""})
    chapter, sink = read(f"# T\n\n{text}\n", root=root)
    assert told(sink) == []
    assert "png figures/my a.png 4x3" in dump_blocks(chapter.flow)


def test_words_of_an_image_may_be_in_another_language(tmp_path: Path) -> None:
    image = '![Une *vue*](figures/a.png){alt="Une rue."'
    for text in (f"{image} lang=fr}}", f"::: {{lang=fr}}\n{image}}}\n:::"):
        printed, messages = show(tmp_path, text, a_png=picture())
        assert printed.startswith("figure <lang fr>Une <em>vue</em></lang>\n")
        assert '  alt "Une rue." lang fr\n' in printed
        assert messages == []
    _, messages = show(tmp_path, f"{image} lang=french}}", a_png=picture())
    assert [each.split()[1] for each in messages] == ["chapter/language-tag"]


def test_an_image_without_words_for_the_blind_is_told(tmp_path: Path) -> None:
    printed, messages = show(tmp_path, "![A *b*](figures/a.png)", a_png=picture())
    assert '  alt "A b"\n' in printed
    assert messages == [
        '3:1 figure/alt-missing "figures/a.png" has no alt text for people who cannot see it'
        ' (add {alt="…"}, or {.decorative} if it says nothing)'
    ]
    printed, messages = show(tmp_path, "![](figures/a.png){.decorative}", a_png=picture())
    assert "  decorative\n" in printed
    assert messages == []


def test_attributes_are_checked(tmp_path: Path) -> None:
    text = '![A](figures/a.png){alt="x" widht=60% .decorativ width=wide page=2}'
    assert show(tmp_path, text, a_png=picture())[1] == [
        '3:1 figure/attribute "figures/a.png" is no PDF file and has no pages',
        '3:1 figure/attribute an image has no attribute "widht" (did you mean "width"?)',
        '3:1 figure/attribute ".decorativ" means nothing on an image (did you mean "decorative"?)',
        '3:1 figure/attribute the width "wide" is neither a part of the measure (60%) nor a length'
        " (80mm)",
    ]


def test_a_missing_image_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    printed, messages = show(tmp_path, '![A](figures/sumit.png){alt="x"}', summit_png=picture())
    assert printed == ""
    assert messages == [
        '3:1 figure/missing there is no image "figures/sumit.png"'
        ' (did you mean "figures/summit.png"?)'
    ]


def test_an_image_outside_the_project_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture())
    root = project(tmp_path / "inner", {"chapters/x.md": ""})
    (root / "b.png").symlink_to(tmp_path / "a.png")
    for path in ("../a.png", "b.png", str(tmp_path / "a.png")):
        _, sink = read(f'# T\n\n![A]({path}){{alt="x"}}\n', root=root)
        assert told(sink) == [f'3:1 figure/outside "{path}" leads out of the project folder']


def test_an_image_on_the_web_is_told(tmp_path: Path) -> None:
    assert show(tmp_path, '![A](https://x.y/a.png){alt="x"}')[1] == [
        '3:1 figure/remote "https://x.y/a.png" is not a file of the project'
        " (put a copy under figures/)"
    ]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a_png", picture()[:60], 'figure/broken "figures/a.png" is broken'),
        ("a_jpg", picture((64, 64), "JPEG")[:400], 'figure/broken "figures/a.jpg" is broken'),
        ("a_png", b"", 'figure/broken "figures/a.png" is empty'),
        ("a_png", b"words", 'figure/format "figures/a.png" is not a picture in a form'),
        ("a_gif", picture(form="GIF"), 'figure/format "figures/a.gif" is GIF, which is not'),
        ("a_png", picture(form="WEBP"), 'figure/format "figures/a.png" is WEBP, which is not'),
        ("a_svg", b"<svg/>", 'figure/drawing "figures/a.svg" does not name the namespace of SVG'),
        ("a_pdf", b"%PDF-1.7", 'figure/drawing "figures/a.pdf" is damaged, or no PDF file'),
        ("a_eps", b"%!PS", 'figure/format "figures/a.eps" is EPS, which is not supported'),
        ("a_png", apng(), 'figure/format "figures/a.png" is an animation, which is not supported'),
        ("a_png", huge_png(10_000, 10_000), 'figure/too-large "figures/a.png" has 100 million'),
        ("a_png", huge_png(60_000, 60_000), 'figure/too-large "figures/a.png" has far too many'),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 9 else "",
)
def test_images_that_can_not_be_used_are_told(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    path = name.replace("_", ".")
    printed, messages = show(tmp_path, f'![A](figures/{path}){{alt="x"}}', **{name: content})
    assert printed == ""
    assert len(messages) == 1
    assert message in messages[0]


def test_a_file_that_is_too_large_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "LARGEST_FILE", 10)
    _, messages = show(tmp_path, '![A](figures/a.png){alt="x"}', a_png=picture())
    assert "figure/too-large" in messages[0]


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_turned_photograph_is_set_upright(tmp_path: Path, form: str) -> None:
    root = project(tmp_path, {"a.img": picture((40, 30), form, orientation=6)})
    chapter, sink = read('# T\n\n![A](a.img){alt="x"}\n', root=root)
    assert told(sink) == []
    figure = chapter.flow[0]
    assert isinstance(figure, Figure)
    assert (figure.picture.width, figure.picture.height) == (30, 40)
    with Image.open(io.BytesIO(figure.picture.data)) as image:
        assert image.size == (30, 40)
        assert image.getexif().get(0x0112, 1) == 1
        red, green, _ = image.convert("RGB").getpixel((29, 0))  # type: ignore[misc]
        assert red > green


def test_an_upright_picture_keeps_its_bytes_and_is_read_once(tmp_path: Path) -> None:
    content = picture((40, 30), "JPEG")
    root = project(tmp_path, {"a.jpg": content})
    chapter, _ = read('# T\n\n![A](a.jpg){alt="x"}\n\n![B](a.jpg){alt="y"}\n', root=root)
    first, second = chapter.flow
    assert isinstance(first, Figure)
    assert isinstance(second, Figure)
    assert first.picture.data == content
    assert first.picture is second.picture


def test_an_alternative_text_is_cleaned_of_what_cannot_be_heard(tmp_path: Path) -> None:
    text = '![](figures/a.png){alt="Two\n\u00admen\ue000 \u202eshake"}'
    printed, messages = show(tmp_path, text, a_png=picture())
    assert '  alt "Two men shake"\n' in printed
    assert messages == [
        '3:1 figure/alt-control the alt text of "figures/a.png" held 3 characters that cannot be'
        " read aloud"
    ]


def test_a_long_alternative_text_is_noted_and_kept(tmp_path: Path) -> None:
    alt = "a " * (images.LONGEST_ALT // 2) + "bc"
    printed, messages = show(tmp_path, f'![](figures/a.png){{alt="{alt}"}}', a_png=picture())
    assert alt in printed
    assert messages == [
        f'3:1 figure/alt-long the alt text of "figures/a.png" has {images.LONGEST_ALT + 2}'
        f" characters (keep to {images.LONGEST_ALT}, and say the rest in the text)"
    ]


def test_an_alternative_text_of_nothing_is_missing(tmp_path: Path) -> None:
    _, messages = show(tmp_path, '![](figures/a.png){alt="\u200b "}', a_png=picture())
    assert [each.split()[1] for each in messages] == ["figure/alt-control", "figure/alt-missing"]


def test_a_decorative_image_with_an_alternative_text_is_told(tmp_path: Path) -> None:
    text = '![](figures/a.png){.decorative alt="A vase"}'
    printed, messages = show(tmp_path, text, a_png=picture())
    assert "decorative" in printed
    assert messages == [
        '3:1 figure/attribute "figures/a.png" is decorative, so its alt text "A vase" is left out'
    ]


def test_an_image_names_the_data_it_shows(tmp_path: Path) -> None:
    table = DataTable(("A",), (Record({"A": 1}),))
    root = project(tmp_path, {"figures/a.png": picture()})
    sink = Sink()
    context = ChapterContext(
        root, "en", evaluate, Record({"trade": table}), data_paths={"trade": "data/Trade.csv"}
    )
    text = (
        '# T\n\n![](figures/a.png){alt="x" data="trade"}\n\n![](figures/a.png){alt="x" data="x"}\n'
    )
    chapter = read_chapter("chapters/a.md", text.encode(), context, sink).chapter
    assert [each.data for each in chapter.flow if isinstance(each, Figure)] == [
        "data/Trade.csv",
        "",
    ]
    assert told(sink) == ['5:1 table/data there is no data "x"']


@pytest.mark.parametrize(
    ("spelled", "points"), [("60mm", 60 / 25.4 * 72), ("8cm", 8 / 2.54 * 72), ("100pt", 100)]
)
def test_a_width_may_be_a_length(tmp_path: Path, spelled: str, points: float) -> None:
    figure, said = read_one(tmp_path, "a.png", picture(), f"width={spelled}")
    assert said == []
    assert figure.width is None
    assert figure.length == pytest.approx(points)
    assert figure.width_in(1000) == pytest.approx(points)
    assert figure.width_in(50) == 50


def test_a_drawing_keeps_its_bytes_and_its_own_size(tmp_path: Path) -> None:
    raw = b'<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48"/>'
    figure, said = read_one(tmp_path, "a.svg", raw)
    assert said == []
    assert figure.picture.data == raw
    assert (figure.picture.format, figure.width_in(1000)) == ("svg", 72)
    assert figure.picture.proportion == 0.5


def test_what_has_no_place_in_a_drawing_is_told_and_taken_out(tmp_path: Path) -> None:
    raw = b'<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>'
    printed, messages = show(tmp_path, '![A](figures/a.svg){alt="x"}', a_svg=raw)
    assert "svg figures/a.svg 300x150" in printed
    assert messages == [
        '3:1 figure/left-out "figures/a.svg" holds what is left out: scripts',
    ]


def test_a_page_of_a_pdf_file_is_chosen_by_its_number(tmp_path: Path) -> None:
    first, _ = read_one(tmp_path / "1", "a.pdf", page_file(2))
    second, said = read_one(tmp_path / "2", "a.pdf", page_file(2), "page=2")
    assert said == []
    assert first.picture.digest != second.picture.digest
    assert second.picture.format == "pdf"
    assert second.width_in(1000) == pytest.approx(200, abs=0.01)
    _, messages = show(tmp_path / "3", '![A](figures/a.pdf){alt="x" page=3}', a_pdf=page_file(2))
    assert messages == [
        '3:1 figure/drawing "figures/a.pdf" has 2 pages, and no page 3 (export it anew: RGB'
        " colours, fonts embedded, no forms and scripts; or as PNG)"
    ]
    _, messages = show(tmp_path / "4", '![A](figures/a.pdf){alt="x" page=x}', a_pdf=page_file(2))
    assert messages == ['3:1 figure/attribute the page "x" is no whole number']


def cmyk(inks: tuple[int, int, int, int], **options: object) -> bytes:
    file = io.BytesIO()
    Image.new("CMYK", (16, 16), inks).save(file, "JPEG", quality=95, **options)
    return file.getvalue()


def test_cmyk_becomes_rgb_in_both_outputs(tmp_path: Path) -> None:
    figure, said = read_one(tmp_path, "a.jpg", cmyk((0, 255, 255, 0)))
    assert said == ["figure/converted"]
    red, green, blue = color_at(figure, 8, 8)
    assert red > 240
    assert max(green, blue) < 20
    again, _ = read_one(tmp_path, "a.jpg", cmyk((0, 255, 255, 0)))
    assert again.picture.digest == figure.picture.digest


def test_cmyk_of_other_programs_than_adobes_is_not_turned_round(tmp_path: Path) -> None:
    raw = cmyk((255, 0, 0, 255))
    at = raw.index(b"\xff\xee")
    plain = raw[:at] + raw[at + 2 + int.from_bytes(raw[at + 2 : at + 4], "big") :]
    # Without the mark of Adobe the same numbers are the inks themselves.
    figure, _ = read_one(tmp_path, "a.jpg", plain)
    red, green, blue = color_at(figure, 8, 8)
    assert red > 240
    assert max(green, blue) < 20


def test_a_profile_of_other_colours_cannot_be_used(tmp_path: Path) -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    _, said = read_one(tmp_path, "a.jpg", cmyk((0, 0, 0, 0), icc_profile=srgb))
    assert said == ["figure/profile", "figure/converted"]
    for name, profile, expected in (
        ("b.png", b"junk" * 40, ["figure/profile"]),
        ("c.png", srgb, []),
    ):
        file = io.BytesIO()
        Image.new("RGB", (4, 3)).save(file, "PNG", icc_profile=profile)
        _, said = read_one(tmp_path, name, file.getvalue())
        assert said == expected


def test_of_several_pictures_in_a_file_the_first_is_taken(tmp_path: Path) -> None:
    file = io.BytesIO()
    first, second = Image.new("RGB", (8, 8), (255, 0, 0)), Image.new("RGB", (8, 8))
    first.save(file, "MPO", save_all=True, append_images=[second])
    figure, said = read_one(tmp_path, "a.jpg", file.getvalue())
    assert said == []
    assert len(figure.picture.data) < len(file.getvalue())
    assert color_at(figure, 4, 4)[0] > 240


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_png_is_read(tmp_path: Path, mode: str) -> None:
    figure, said = read_one(tmp_path, "a.png", picture(mode=mode))
    assert said == []
    assert (figure.picture.width, figure.picture.height) == (4, 3)
