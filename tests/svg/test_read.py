import pytest
from lxml import etree

from compiler.svg import read
from compiler.svg.read import SvgRefused, read_svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(inside: str = "", attributes: str = 'width="10" height="20"') -> bytes:
    return f"{HEAD} {attributes}>{inside}</svg>".encode()


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="10" height="20"', (10, 20)),
        ('width="1in" height="2.54cm"', (96, 96)),
        ('viewBox="0 0 300 200"', (300, 200)),
        ('width="100%" height="100%" viewBox="0 0 300 200"', (300, 200)),
        ('width="150" viewBox="5 5 300 200"', (150, 100)),
        ('height="100pt" viewBox="0 0 300 200"', (200, 400 / 3)),
        ("", (300, 150)),
    ],
)
def test_a_drawing_has_the_size_a_browser_gives_it(
    attributes: str, size: tuple[float, float]
) -> None:
    file = read_svg(svg(attributes=attributes))
    assert (file.width, file.height) == pytest.approx(size)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "is no well-formed XML"),
        (b"<svg", "is no well-formed XML"),
        (b"<html/>", "begins with <html> and is no SVG drawing"),
        (b"<svg/>", "does not name the namespace of SVG"),
        (b"\x1f\x8b\x08", "is compressed"),
        (svg(attributes='width="1e9" height="1"'), "has an impossible size"),
        (svg("<g>" * 200 + "</g>" * 200), "has elements more than 128 levels deep"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;"), "declares entities"),
        (b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg(), "declares entities"),
        (
            b'<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;&a;&a;">]>' + svg("&b;"),
            "declares entities",
        ),
    ],
)
def test_what_is_no_safe_drawing_is_refused_with_a_reason(raw: bytes, reason: str) -> None:
    with pytest.raises(SvgRefused, match=reason):
        read_svg(raw)


def test_sizes_have_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MOST_ELEMENTS", 3)
    with pytest.raises(SvgRefused, match="has more than 3 elements"):
        read_svg(svg("<g/><g/><g/>"))
    monkeypatch.setattr(read, "LARGEST_FILE", 10)
    with pytest.raises(SvgRefused, match="a drawing has at most 10"):
        read_svg(svg())


def test_a_document_type_without_declarations_is_harmless() -> None:
    kind = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x/svg11.dtd">'
    assert read_svg(kind + svg()).left_out == ()


@pytest.mark.parametrize(
    ("inside", "kept", "left_out"),
    [
        ("<script>alert(1)</script><g/>", "<g/>", ("scripts",)),
        ('<g onclick="x()"/>', "<g/>", ("scripts",)),
        ("<g><foreignObject><p/></foreignObject></g>", "<g/>", ("HTML in the drawing",)),
        ('<g><animate attributeName="x"/></g>', "<g/>", ("animation",)),
        ('<image xlink:href="http://x.y/a.png"/>', "<image/>", ("references to other files",)),
        ('<image href="a.png"/>', "<image/>", ("references to other files",)),
        ('<use href="b.svg#c"/>', "<use/>", ("references to other files",)),
        ('<g fill="url(b.svg#c)"/>', '<g fill="none"/>', ("references to other files",)),
        (
            "<style>@import url(x.css); g{fill:red}</style>",
            "<style> g{fill:red}</style>",
            ("references to other files",),
        ),
        ('<use href="#c"/>', '<use href="#c"/>', ()),
        ('<a href="http://x.y"><g/></a>', "<a><g/></a>", ()),
        (
            '<image href="data:image/png;base64,AA"/>',
            '<image href="data:image/png;base64,AA"/>',
            (),
        ),
    ],
)
def test_what_leads_out_or_moves_is_taken_out_and_named(
    inside: str, kept: str, left_out: tuple[str, ...]
) -> None:
    file = read_svg(svg(inside))
    written = etree.tostring(file.root).decode()
    assert written.partition(">")[2].removesuffix("</svg>") == kept
    assert tuple(each.partition(" (")[0] for each in file.left_out) == left_out
    assert read_svg(file.as_bytes()).left_out == ()
