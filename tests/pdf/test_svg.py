import base64
import re
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from compiler.diagnostics import Sink
from compiler.model.block import Picture
from compiler.pdf import vector
from compiler.pdf.content import Shown
from compiler.pdf.svg import draw
from tests.pdf import readback
from tests.pdf.checker import problems
from tests.pdf.drawings import EVERYTHING, SCALE, drawing, placed, rendered, seen
from tests.pdf.samples import library

WHITE, BLACK = (255, 255, 255), (0, 0, 0)
RED, GREEN, BLUE = (255, 0, 0), (0, 128, 0), (0, 0, 255)
NEAR = 3


def near(one: tuple[int, ...], other: tuple[int, ...], within: int = NEAR) -> bool:
    return all(abs(a - b) <= within for a, b in zip(one, other, strict=True))


def lost(inside: str) -> list[str]:
    """What is said to be left out of a drawing."""
    sink = Sink()
    vector.prepare(drawing(inside), library(), Shown(), sink)
    assert {each.code for each in sink.diagnostics} <= {"figure/left-out"}
    return [each.message.partition(": ")[2] for each in sink.diagnostics]


def words(*insides: str) -> list[str]:
    """Text as PDFium reads it, a string a drawing."""
    file = pypdfium2.PdfDocument(placed(*map(drawing, insides)))
    try:
        return [page.get_textpage().get_text_bounded() for page in file]
    finally:
        file.close()


@pytest.mark.parametrize(
    "shape",
    [
        '<rect x="20" y="20" width="60" height="60" fill="red"/>',
        '<rect x="20%" y="20%" width="60%" height="60%" style="fill:red"/>',
        '<circle cx="50" cy="50" r="40" fill="red"/>',
        '<ellipse cx="50" cy="50" rx="40" ry="30" fill="red"/>',
        '<polygon points="20,20 80,20 80,80 20,80" fill="red"/>',
        '<path d="M20 20h60v60h-60z" fill="red"/>',
        '<g transform="translate(20 20) scale(6)"><rect width="10" height="10" fill="red"/></g>',
        '<line x1="10" y1="50" x2="90" y2="50" stroke="red" stroke-width="20"/>',
        '<polyline points="50,20 50,80" stroke="red" stroke-width="20"/>',
        '<svg x="20" y="20" width="60" height="60" viewBox="0 0 1 1"><rect width="1" height="1" '
        'fill="red"/></svg>',
        '<defs><rect id="a" width="60" height="60"/></defs><use href="#a" x="20" y="20" '
        'fill="red"/>',
        '<symbol id="a" viewBox="0 0 2 2"><rect width="2" height="2"/></symbol>'
        '<use xlink:href="#a" x="20" y="20" width="60" height="60" fill="red"/>',
        '<switch><g requiredExtensions="x"><rect width="9" height="9"/></g>'
        '<circle cx="50" cy="50" r="40" fill="red"/></switch>',
        '<g color="red"><circle cx="50" cy="50" r="40" fill="currentColor"/></g>',
        '<circle cx="50" cy="50" r="40" fill="url(#none) red"/>',
        '<a href="http://x.y"><circle cx="50" cy="50" r="40" fill="red"/></a>',
    ],
)
def test_a_shape_stands_in_its_place(shape: str) -> None:
    assert seen(shape, (50, 50), (3, 3)) == [RED, WHITE]


@pytest.mark.parametrize(
    "shape",
    [
        '<circle cx="50" cy="50" r="40" display="none"/>',
        '<circle cx="50" cy="50" r="40" visibility="hidden"/>',
        '<circle cx="50" cy="50" r="40" fill="none"/>',
        '<circle cx="50" cy="50" r="40" fill-opacity="0"/>',
        '<defs><circle cx="50" cy="50" r="40"/></defs>',
        '<g transform="scale(0)"><circle cx="50" cy="50" r="40"/></g>',
        '<path d="M20 20h60v60h-60zM30 30h40v40h-40z" fill-rule="evenodd"/>',
    ],
)
def test_what_is_hidden_is_not_drawn(shape: str) -> None:
    assert seen(shape, (50, 50)) == [WHITE]


def test_strokes_have_width_dashes_and_order() -> None:
    dashed = '<path d="M0 50h100" stroke="red" stroke-width="10" stroke-dasharray="50" {}/>'
    assert seen(dashed.format(""), (25, 50), (75, 50)) == [RED, WHITE]
    assert seen(dashed.format('stroke-dashoffset="-50"'), (25, 50), (75, 50)) == [WHITE, RED]
    both = '<circle cx="50" cy="50" r="30" fill="red" stroke="blue" stroke-width="20" {}/>'
    assert seen(both.format(""), (75, 50)) == [BLUE]
    assert seen(both.format('paint-order="stroke"'), (75, 50)) == [RED]
    scaled = '<g transform="scale(10)"><path d="M0 5h10" stroke="red" stroke-width="4" {}/></g>'
    assert seen(scaled.format(""), (50, 60)) == [RED]
    assert seen(scaled.format('vector-effect="non-scaling-stroke"'), (50, 60)) == [WHITE]


def test_a_line_has_no_inside() -> None:
    for data in ("M0 50h100", "M0 0L100 100"):
        assert seen(f'<path d="{data}"/>', (50, 50)) == [WHITE]


def test_gradients_run_along_lines_and_circles() -> None:
    stops = '<stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/>'
    fill = '<rect width="100" height="100" fill="url(#g)"/>'
    linear = f'<linearGradient id="g">{stops}</linearGradient>{fill}'
    left, middle, right = seen(linear, (1, 50), (50, 50), (99, 50))
    assert near(left, RED, 8)
    assert near(middle, (128, 0, 128), 6)
    assert near(right, BLUE, 8)
    radial = f'<radialGradient id="g">{stops}</radialGradient>{fill}'
    middle, corner = seen(radial, (50, 50), (2, 2))
    assert near(middle, RED, 6)
    assert near(corner, BLUE, 6)
    turned = (
        f'<linearGradient id="a">{stops}</linearGradient><linearGradient id="g" href="#a" '
        f'gradientTransform="rotate(90 .5 .5)"/>{fill}'
    )
    top, bottom = seen(turned, (50, 1), (50, 99))
    assert near(top, RED, 8)
    assert near(bottom, BLUE, 8)


def test_gradients_let_through_and_paint_lines() -> None:
    fading = (
        '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="red" '
        'stop-opacity="0"/></linearGradient><rect width="100" height="100" fill="url(#g)"/>'
    )
    left, right = seen(fading, (1, 50), (99, 50))
    assert near(left, RED, 8)
    assert near(right, WHITE, 8)
    units = 'gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="100" y2="0"'
    line = (
        f'<linearGradient id="g" {units}><stop stop-color="red"/><stop offset="1" '
        'stop-color="blue"/></linearGradient><path d="M0 50h100" stroke="url(#g)" '
        'stroke-width="20"/>'
    )
    assert near(seen(line, (1, 50))[0], RED, 8)


def test_a_gradient_of_one_colour_is_that_colour() -> None:
    one = '<linearGradient id="g"><stop stop-color="red"/></linearGradient>'
    assert seen(f'{one}<rect width="100" height="100" fill="url(#g)"/>', (50, 50)) == [RED]


def test_patterns_are_repeated() -> None:
    pattern = (
        '<pattern id="p" width="20" height="20" patternUnits="userSpaceOnUse">'
        '<rect width="10" height="20" fill="red"/></pattern>'
        '<rect width="100" height="100" fill="url(#p)"/>'
    )
    assert seen(pattern, (5, 50), (15, 50), (85, 50)) == [RED, WHITE, RED]
    in_box = (
        '<pattern id="p" width=".5" height="1" patternContentUnits="objectBoundingBox">'
        '<rect width=".25" height="1" fill="red"/></pattern>'
        '<rect width="100" height="100" fill="url(#p)"/>'
    )
    assert seen(in_box, (10, 50), (40, 50), (60, 50)) == [RED, WHITE, RED]


def test_clip_paths_cut() -> None:
    cut = (
        '<clipPath id="c">{}</clipPath><rect width="100" height="100" fill="red" '
        'clip-path="url(#c)"/>'
    )
    assert seen(cut.format('<rect width="50" height="100"/>'), (25, 50), (75, 50)) == [RED, WHITE]
    used = '<use href="#b" x="50"/></clipPath><clipPath><rect id="b" width="50" height="100"/>'
    assert seen(cut.format(used), (25, 50), (75, 50)) == [WHITE, RED]
    assert seen(cut.format(""), (25, 50)) == [WHITE]


def test_masks_and_opacity_let_through() -> None:
    masked = (
        '<mask id="m"><rect width="50" height="100" fill="#fff"/></mask>'
        '<g mask="url(#m)"><rect width="100" height="100" fill="red"/></g>'
    )
    assert seen(masked, (25, 50), (75, 50)) == [RED, WHITE]
    over = '<rect width="60" height="100" fill="red"/><rect x="40" width="60" height="100"/>'
    left, middle = seen(f'<g opacity=".5">{over}</g>', (20, 50), (50, 50))
    assert near(left, (255, 128, 128))
    assert near(middle, (128, 128, 128))
    single = '<rect width="100" height="100" fill="red" opacity=".5"/>'
    assert near(seen(single, (50, 50))[0], (255, 128, 128))


def test_markers_stand_at_the_ends() -> None:
    arrow = (
        '<marker id="m" markerWidth="10" markerHeight="10" refX="5" refY="5" orient="auto" '
        'markerUnits="userSpaceOnUse"><rect width="10" height="10" fill="red"/></marker>'
        '<path d="M20 50L50 50L80 50" stroke="#000" marker-end="url(#m)"/>'
    )
    assert seen(arrow, (80, 53), (20, 53), (50, 53)) == [RED, WHITE, WHITE]


def test_pictures_inside_are_shown() -> None:
    packed = BytesIO()
    Image.new("RGB", (1, 1), RED).save(packed, "PNG")
    png = base64.b64encode(packed.getvalue()).decode()
    image = f'<image x="20" y="20" width="60" height="60" href="data:image/png;base64,{png}"/>'
    assert seen(image, (50, 50), (10, 10)) == [RED, WHITE]
    assert lost('<image href="data:image/png;base64,AAAA"/>') == [
        "pictures inside that cannot be read"
    ]


def test_text_stays_text_in_the_faces_of_the_report() -> None:
    assert words(
        '<text x="5" y="50">Exports <tspan font-weight="bold">grew</tspan></text>',
        '<text x="50" y="50" text-anchor="middle" font-family="Times New Roman">2009 Ωα</text>',
    ) == ["Exports grew", "2009 Ωα"]
    pdf = placed(drawing('<text y="50" style="font: bold 12px Arial">Bold</text>'))
    with readback.opened(pdf) as file:
        form = next(iter(file.pages[0].resources.XObject.as_dict().values()))
        shown = form.read_bytes().decode("latin-1")
        assert "(Bold)" in shown
        assert re.search(r"/sans\.bold 12 Tf", shown)
        assert all("/FontDescriptor" in font for font in form.Resources.Font.as_dict().values())


def ink(picture: Picture) -> tuple[float, float]:
    """Where the first and the last dark column of a drawing stand."""
    dark = rendered(picture).convert("L").point(lambda value: 255 if value < 128 else 0)
    box = dark.getbbox()
    assert box is not None
    return box[0] / SCALE, box[2] / SCALE


def test_blanks_collapse_unless_they_are_kept() -> None:
    assert words('<text y="50">\n  a   <tspan> b </tspan>\n c </text>') == ["a b c"]
    _, collapsed = ink(drawing('<text y="50">a   b</text>'))
    _, kept = ink(drawing('<text y="50" xml:space="preserve">a   b</text>'))
    assert kept > collapsed + 5


@pytest.mark.parametrize(("anchor", "start", "end"), [("start", 50, 90), ("end", 10, 50)])
def test_text_is_anchored(anchor: str, start: float, end: float) -> None:
    left, right = ink(drawing(f'<text x="50" y="60" text-anchor="{anchor}">mmm</text>'))
    assert start <= left < right <= end
    left, right = ink(drawing('<text x="50" y="60" text-anchor="middle">mmm</text>'))
    assert 48 <= (left + right) / 2 <= 52


@pytest.mark.parametrize("adjust", ["spacing", "spacingAndGlyphs"])
def test_text_is_stretched_to_the_length_it_asks_for(adjust: str) -> None:
    _, right = ink(drawing(f'<text y="60" textLength="90" lengthAdjust="{adjust}">MM</text>'))
    assert 84 <= right <= 92


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ('<g filter="url(#f)"><rect width="9" height="9"/></g>', "filters"),
        ('<g style="mix-blend-mode:multiply"/>', "blend modes"),
        ('<text><textPath href="#p">Words</textPath></text>', "text along a path"),
        ("<text>本</text>", 'characters that no face has: "本"'),
        ('<use href="#none"/>', "uses of what is not there, or of themselves"),
        ('<g id="a"><use href="#a"/></g>', "uses of what is not there, or of themselves"),
        ("<mesh/>", "<mesh>"),
        (
            '<clipPath id="c"><text>a</text></clipPath><g clip-path="url(#c)"/>',
            "<text> in a clip path",
        ),
        (
            '<g clip-path="circle(5px)"/>',
            "clip paths that are not there, or basic shapes as clip paths",
        ),
        (
            '<linearGradient id="g" spreadMethod="reflect"><stop/><stop offset="1" '
            'stop-color="red"/></linearGradient><rect width="9" height="9" fill="url(#g)"/>',
            "repeated gradients, which go on in their last colour",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_said_is_named(inside: str, message: str) -> None:
    assert lost(inside) == [message]


def test_nothing_is_said_of_what_can_be_drawn() -> None:
    assert lost(EVERYTHING) == []


def test_drawing_ends_at_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draw, "MOST_DRAWN", 2)
    assert lost("<g/><g/><g/>") == ["all after 2 elements"]


def test_a_character_that_no_face_has_is_left_out_of_the_file() -> None:
    assert words('<text y="50">a本b</text>') == ["ab"]


@pytest.mark.parametrize("standard", ["ua-1+a-2a", "ua-2+wtpdf", "none"])
def test_a_drawing_is_one_tagged_figure(standard: str) -> None:
    pdf = placed(drawing(EVERYTHING), standard=standard)
    assert problems(pdf) == []
    assert pdf == placed(drawing(EVERYTHING), standard=standard)


def test_a_drawing_shown_twice_is_stored_once() -> None:
    picture = drawing(EVERYTHING)
    with readback.opened(placed(picture, picture)) as file:
        forms = {
            each.objgen for page in file.pages for each in page.resources.XObject.as_dict().values()
        }
        assert len(forms) == 1


def test_elements_deep_inside_each_other_keep_to_the_depth_that_pdf_allows() -> None:
    deep = '<g transform="translate(1 0)">' * 60
    inside = f'{deep}<rect width="20" height="100" fill="red"/>{"</g>" * 60}'
    assert seen(inside, (70, 50), (40, 50)) == [RED, WHITE]
    with readback.opened(placed(drawing(inside))) as file:
        for each in file.objects:
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form":
                operators = [str(one.operator) for one in pikepdf.parse_content_stream(each)]
                depth = most = 0
                for operator in operators:
                    depth += {"q": 1, "Q": -1}.get(operator, 0)
                    most = max(most, depth)
                assert depth == 0
                assert most <= 28


def test_a_file_that_is_no_drawing_is_an_error() -> None:
    sink = Sink()
    broken = Picture("a.svg", "svg", 1, 1, b"<svg", "d")
    assert vector.prepare(broken, library(), Shown(), sink) is None
    assert [each.code for each in sink.diagnostics] == ["pdf/unreadable-picture"]


def test_a_drawing_needs_the_faces_of_the_report() -> None:
    with pytest.raises(ValueError, match="needs the faces"):
        vector.prepare(drawing(""), None, Shown(), Sink())


NAMES = st.sampled_from(
    ["g", "rect", "path", "text", "tspan", "use", "svg", "image", "line", "circle", "marker",
     "mask", "clipPath", "pattern", "linearGradient", "radialGradient", "stop", "style", "symbol",
     "switch"]
)  # fmt: skip
VALUES = st.sampled_from(
    ["url(#a)", "#a", "none", "0", "-1", "1e9", "50%", "10", "1 2 3 4", "M0 0C1 2 3 4 5 6z", "red",
     "rotate(9)", "scale(0)", "", "nonsense", "objectBoundingBox", "userSpaceOnUse", "inherit"]
)  # fmt: skip
KEYS = st.sampled_from(
    ["id", "x", "y", "x1", "y2", "r", "width", "height", "d", "points", "fill", "stroke", "mask",
     "clip-path", "marker-end", "opacity", "transform", "viewBox", "href", "style", "offset",
     "gradientUnits", "patternUnits", "clipPathUnits", "stroke-dasharray", "stroke-width",
     "font-size", "textLength", "dx", "rotate", "gradientTransform", "maskContentUnits"]
)  # fmt: skip


@st.composite
def elements(draw_one: st.DrawFn, depth: int = 3) -> str:
    """An element with any attributes, sensible or not; many are called `a`."""
    name = draw_one(NAMES)
    pairs = draw_one(st.dictionaries(KEYS, VALUES, max_size=5))
    if draw_one(st.booleans()):
        pairs["id"] = "a"
    inside = draw_one(st.text("ab é本\n", max_size=4))
    if depth:
        inside += "".join(draw_one(st.lists(elements(depth - 1), max_size=3)))
    written = " ".join(f'{key}="{value}"' for key, value in pairs.items())
    return f"<{name} {written}>{inside}</{name}>"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(elements())
def test_any_drawing_can_be_drawn_and_read_back(inside: str) -> None:
    picture = drawing(inside)
    prepared = vector.prepare(picture, library(), Shown(), Sink())
    assert prepared is not None
    for each in prepared.objects:
        assert all(
            -1 <= part < len(prepared.objects) for part in each.body if isinstance(part, int)
        )
    pdf = placed(picture)
    with readback.opened(pdf) as file:
        for found in file.objects:
            if isinstance(found, pikepdf.Stream) and found.get("/Subtype") == "/Form":
                pikepdf.parse_content_stream(found)
