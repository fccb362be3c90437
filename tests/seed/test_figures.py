import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from compiler.diagnostics import Sink
from compiler.model.block import Figure
from compiler.model.dump import dump_blocks
from compiler.seed import figures, images
from compiler.seed.chapter import ChapterContext, read_chapter
from compiler.seed.data import DataTable, Record
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
    text = '![A](figures/a.png){alt="x" widht=60% .decorativ width=4cm}'
    assert show(tmp_path, text, a_png=picture())[1] == [
        '3:1 figure/attribute an image has no attribute "widht" (did you mean "width"?)',
        '3:1 figure/attribute ".decorativ" means nothing on an image (did you mean "decorative"?)',
        '3:1 figure/attribute the width "4cm" is not a part of the measure from 1% to 100%',
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
        ("a_svg", b"<svg/>", 'figure/format "figures/a.svg" is SVG, which is not supported'),
        ("a_pdf", b"%PDF-1.7", 'figure/format "figures/a.pdf" is PDF, which is not supported'),
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
