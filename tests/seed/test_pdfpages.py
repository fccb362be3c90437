import re
import warnings
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from compiler.seed.pictures import pdfpages
from compiler.seed.pictures.pdfpages import PageRefused, read_page
from tests.pdf.drawings import page_file


def changed(change: Callable[[pikepdf.Pdf], object], **options: object) -> bytes:
    """The sample file with a change."""
    packed = BytesIO()
    with pikepdf.open(BytesIO(page_file())) as file:
        change(file)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            file.save(packed, **options)  # type: ignore[arg-type]
    return packed.getvalue()


def with_content(more: bytes) -> bytes:
    def change(file: pikepdf.Pdf) -> None:
        file.pages[0].contents_add(file.make_stream(more))

    return changed(change)


def with_root(**entries: object) -> bytes:
    return changed(lambda file: [file.Root.__setitem__(f"/{k}", v) for k, v in entries.items()])


def with_page(**entries: object) -> bytes:
    return changed(
        lambda file: [file.pages[0].obj.__setitem__(f"/{k}", v) for k, v in entries.items()]
    )


def form_of(data: bytes) -> tuple[bytes, set[str]]:
    """Content of the form and all keys of the file's dictionaries."""
    with pikepdf.open(BytesIO(data)) as file:
        form = file.pages[0].resources.XObject["/Page"]
        keys = {
            str(key)
            for each in file.objects
            if isinstance(each, pikepdf.Dictionary | pikepdf.Stream)
            for key in each.keys()  # noqa: SIM118
        }
        return form.read_bytes(), keys


def test_a_page_becomes_a_file_of_its_own() -> None:
    page = read_page(page_file(3), 2)
    assert (page.width, page.height, page.left_out) == (200, 100, ())
    assert page == read_page(page_file(3), 2)
    assert page.data != read_page(page_file(3), 3).data
    with pikepdf.open(BytesIO(page.data)) as file:
        assert len(file.pages) == 1


def test_fonts_that_show_nothing_are_left_out() -> None:
    assert b"Helvetica" in page_file()
    content, _ = form_of(read_page(page_file(), 1).data)
    assert content.count(b" Tf") == 1


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "is damaged, or no PDF file"),
        (b"%PDF-1.7 and nothing more", "is damaged, or no PDF file"),
        (page_file()[:200], "is damaged, or no PDF file"),
        (page_file(embedded=False), "uses the font Helvetica, which is not embedded"),
        (page_file(cmyk=True), "has colours in CMYK"),
        (with_content(b"/DeviceCMYK cs 0 0 0 1 sc"), "has colours in CMYK"),
        (with_content(b"BI /W 1 /H 1 /BPC 8 /CS /CMYK ID 1234 EI"), "has colours in CMYK"),
        (
            changed(lambda file: None, encryption=pikepdf.Encryption(owner="a", user="b")),
            "is encrypted",
        ),
        (
            changed(lambda file: None, encryption=pikepdf.Encryption(owner="a", user="")),
            "is encrypted",
        ),
        (with_root(AcroForm=Dictionary(Fields=Array([Dictionary(T="a")]))), "has form fields"),
        (with_root(OpenAction=Dictionary(S=Name.JavaScript, JS="x")), "has scripts"),
        (with_root(Names=Dictionary(JavaScript=Dictionary(Names=Array()))), "has scripts"),
        (
            with_root(OCProperties=Dictionary(D=Dictionary(OFF=Array([Dictionary(Type=Name.OCG)])))),
            "has hidden layers",
        ),
        (with_page(Annots=Array([Dictionary(Subtype=Name.Widget)])), "has form fields"),
        (with_page(MediaBox=Array([0, 0, 0, 0])), "has a page of an impossible size"),
        (
            with_page(Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)),
            "has colours in CMYK",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_mended_is_refused_with_a_reason(raw: bytes, reason: str) -> None:
    with pytest.raises(PageRefused, match=re.escape(reason)):
        read_page(raw, 1)


def test_a_form_has_resources_of_its_own() -> None:
    def add(content: bytes) -> bytes:
        def change(file: pikepdf.Pdf) -> None:
            form = file.make_stream(
                content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9]
            )
            file.pages[0].resources["/XObject"] = Dictionary(X=form)
            file.pages[0].contents_add(file.make_stream(b"/X Do"))

        return changed(change)

    assert read_page(add(b"0 0 9 9 re f"), 1).left_out == ()
    with pytest.raises(PageRefused, match="has parts that do not name what they use"):
        read_page(add(b"/F1 9 Tf"), 1)


def test_the_sign_for_missing_characters_is_refused() -> None:
    def change(file: pikepdf.Pdf) -> None:
        fonts = file.pages[0].resources.Font
        simple = next(font for font in fonts.values() if "/ToUnicode" in font)
        wide = Dictionary(Type=Name.Font, Subtype=Name.Type0, Encoding=Name("/Identity-H"))
        wide.BaseFont, wide.ToUnicode = simple.BaseFont, simple.ToUnicode
        wide.DescendantFonts = Array(
            [
                Dictionary(
                    Type=Name.Font, Subtype=Name.CIDFontType2, FontDescriptor=simple.FontDescriptor
                )
            ]
        )
        fonts["/W"] = wide
        file.pages[0].contents_add(file.make_stream(b"BT /W 9 Tf <00010000> Tj ET"))

    with pytest.raises(PageRefused, match="shows the sign for missing characters of the font"):
        read_page(changed(change), 1)


def test_a_page_that_is_not_there_is_refused() -> None:
    with pytest.raises(PageRefused, match="has 1 pages, and no page 2"):
        read_page(page_file(), 2)


def test_marked_content_and_structure_are_taken_out() -> None:
    raw = with_content(b"/P <</MCID 0>> BDC 0 g /Span BMC EMC EMC /X MP 1 0 0 rg 0 0 5 5 re f")
    content, keys = form_of(read_page(raw, 1).data)
    assert not re.search(rb"\b(?:BDC|BMC|EMC|MP)\b", content)
    assert b"1 0 0 rg" in content
    page = read_page(with_page(StructParents=3, PieceInfo=Dictionary(), Tabs=Name.S), 1)
    assert not {"/StructParents", "/PieceInfo", "/ProcSet"} & form_of(page.data)[1]
    assert not {"/StructParents", "/PieceInfo", "/ProcSet"} & keys


def test_links_and_comments_of_the_page_are_named() -> None:
    raw = with_page(Annots=Array([Dictionary(Subtype=Name.Link)]))
    assert read_page(raw, 1).left_out == ("links and comments of the page",)


def test_sizes_have_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfpages, "LARGEST_CONTENT", 10)
    with pytest.raises(PageRefused, match="has a page of more than 10 bytes"):
        read_page(page_file(), 1)
    monkeypatch.setattr(pdfpages, "LARGEST_CONTENT", 10_000)
    monkeypatch.setattr(pdfpages, "MOST_OBJECTS", 3)
    with pytest.raises(PageRefused, match="has a page of more than 3 objects"):
        read_page(page_file(), 1)
