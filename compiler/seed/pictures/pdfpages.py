"""A page of a PDF file in, a checked file of that page alone out (read with pikepdf).

The page becomes a form XObject that can stand in a file of PDF/A and PDF/UA: its own structure,
links, metadata and marked content are taken out, because the whole figure has one alternative text.
What cannot be mended is refused with its reason: encryption, forms, scripts, hidden layers, fonts
that are not embedded, colours of a device that is not the report's.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

import pikepdf
from msgspec import Struct
from pikepdf import Array, Dictionary, Name, Stream, String

MOST_OBJECTS = 200_000
"""In one page."""
LARGEST_CONTENT = 50_000_000
"""Bytes of one content stream."""
FORM = "/Page"
"""Name of the form XObject in the file that is made."""

_MARKS = frozenset({"BMC", "BDC", "EMC", "MP", "DP", "BX", "EX"})
_USING_RESOURCES = frozenset({"Tf", "gs", "Do", "sh", "scn", "SCN"})
_KEPT_FILTERS = ("/FlateDecode", "/DCTDecode", "/CCITTFaxDecode", "/JBIG2Decode")
_STREAM_KEYS = (
    "/StructParents", "/StructParent", "/Metadata", "/PieceInfo", "/LastModified", "/OC", "/Ref",
    "/OPI", "/PS", "/Subtype2", "/AF", "/Alternates", "/Interpolate", "/ID", "/Measure", "/PtData",
)  # fmt: skip
_STATE_KEYS = ("/TR", "/TR2", "/HT", "/HTP", "/BG", "/BG2", "/UCR", "/UCR2", "/HTO", "/Font")
_FONT_KEYS = ("/CIDSet", "/CharSet")
_PLAIN_ENCODINGS = ("/WinAnsiEncoding", "/MacRomanEncoding", "/StandardEncoding")


class PageRefused(Exception):
    """The page cannot be used; the message says why, to follow the file's name."""


class PdfPage(Struct, frozen=True):
    """A page as a file of its own."""

    data: bytes
    width: float
    height: float
    """Points."""
    left_out: tuple[str, ...]


def read_page(raw: bytes, number: int) -> PdfPage:
    """Take a page out of a file, counted from 1; raises `PageRefused`."""
    try:
        with pikepdf.open(BytesIO(raw)) as file:
            _check_file(file)
            if not 1 <= number <= len(file.pages):
                raise PageRefused(f"has {len(file.pages)} pages, and no page {number}")
            return _extracted(file.pages[number - 1])
    except pikepdf.PasswordError as error:
        raise PageRefused("is encrypted") from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise PageRefused("is damaged, or no PDF file") from error


def _check_file(file: pikepdf.Pdf) -> None:
    root = file.Root
    if file.is_encrypted:
        raise PageRefused("is encrypted")
    form = root.get("/AcroForm")
    if isinstance(form, Dictionary) and (len(form.get("/Fields", [])) or "/XFA" in form):
        raise PageRefused("has form fields")
    names = root.get("/Names", Dictionary())
    opening = root.get("/OpenAction")
    scripted = isinstance(opening, Dictionary) and opening.get("/S") == Name.JavaScript
    if "/AA" in root or "/JavaScript" in names or scripted:
        raise PageRefused("has scripts")
    layers = root.get("/OCProperties", Dictionary()).get("/D", Dictionary())
    if len(layers.get("/OFF", [])) or layers.get("/BaseState") == Name.OFF:
        raise PageRefused("has hidden layers")


def _extracted(page: pikepdf.Page) -> PdfPage:
    left_out = []
    annotations = page.obj.get("/Annots", Array())
    if any(each.get("/Subtype") == Name.Widget for each in annotations):
        raise PageRefused("has form fields")
    if len(annotations):
        left_out.append("links and comments of the page")
    with pikepdf.new() as made:
        form = made.copy_foreign(page.as_form_xobject())
        cleaner = _Cleaner(made)
        cleaner.clean(form)
        left, bottom, right, top = _box(form)
        width, height = right - left, top - bottom
        if not (0 < width <= 14_400 and 0 < height <= 14_400):
            raise PageRefused("has a page of an impossible size")
        sheet = made.add_blank_page(page_size=(width, height))
        sheet.obj.Resources = Dictionary(XObject=Dictionary({FORM: form}))
        shown = f"q 1 0 0 1 {-left:.4f} {-bottom:.4f} cm {FORM} Do Q"
        sheet.obj.Contents = made.make_stream(shown.encode("ascii"))
        packed = BytesIO()
        made.save(packed, deterministic_id=True, object_stream_mode=_GENERATED)
    return PdfPage(packed.getvalue(), width, height, tuple(left_out))


_GENERATED = pikepdf.ObjectStreamMode.generate


def _box(form: pikepdf.Object) -> tuple[float, float, float, float]:
    left, bottom, right, top = (float(side) for side in form.BBox)
    a, b, c, d, e, f = (float(value) for value in form.get("/Matrix", [1, 0, 0, 1, 0, 0]))
    corners = [(x, y) for x in (left, right) for y in (bottom, top)]
    xs = [a * x + c * y + e for x, y in corners]
    ys = [b * x + d * y + f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


class _Cleaner:
    """Walks everything a page uses; takes out what must go, refuses what cannot stay."""

    def __init__(self, file: pikepdf.Pdf) -> None:
        self._file = file
        self._seen: set[tuple[int, int]] = set()
        self._count = 0

    def clean(self, form: pikepdf.Object) -> None:
        """Check and clean a form and all it refers to."""
        waiting: list[Any] = [form]
        while waiting:
            each = waiting.pop()
            if isinstance(each, pikepdf.Object):
                if each.is_indirect:
                    if each.objgen in self._seen:
                        continue
                    self._seen.add(each.objgen)
                self._count += 1
                if self._count > MOST_OBJECTS:
                    raise PageRefused(f"has a page of more than {MOST_OBJECTS:,} objects")
                waiting += self._kids(each)

    def _kids(self, each: pikepdf.Object) -> Iterator[Any]:
        if isinstance(each, Name):
            if each == Name.DeviceCMYK:
                raise PageRefused("has colours in CMYK")
        elif isinstance(each, Array):
            yield from iter(each)
        elif isinstance(each, Dictionary | Stream):
            self._dictionary(each)
            if isinstance(each, Stream):
                self._stream(each)
            yield from (each.get(key) for key in list(each.keys()) if key != "/Parent")

    def _dictionary(self, each: Dictionary | Stream) -> None:
        kind = each.get("/Type")
        _drop(each, "/ProcSet", "/Properties")
        if kind == Name.Font:
            _check_font(each)
        elif kind == Name.FontDescriptor:
            _drop(each, *_FONT_KEYS)
        elif kind == Name.ExtGState or ("/ca" in each and "/CA" in each):
            _drop(each, *_STATE_KEYS)

    def _stream(self, each: Stream) -> None:
        subtype = each.get("/Subtype")
        if subtype == Name.PS:
            raise PageRefused("has PostScript in it")
        is_form = subtype == Name.Form or "/PatternType" in each
        _drop(each, *(key for key in _STREAM_KEYS if key != "/Alternates" or not is_form))
        filters: Any = each.get("/Filter", [])
        named = [filters] if isinstance(filters, Name) else list(filters)
        if any(name == "/JPXDecode" for name in named):
            raise PageRefused("has pictures in JPEG 2000")
        if any(name == "/Crypt" for name in named):
            raise PageRefused("is encrypted")
        if any(name not in _KEPT_FILTERS for name in named):
            each.write(each.read_bytes())
        if is_form:
            self._content(each)

    def _content(self, each: Stream) -> None:
        data = each.read_bytes()
        if len(data) > LARGEST_CONTENT:
            raise PageRefused(f"has a page of more than {LARGEST_CONTENT:,} bytes")
        instructions = list(pikepdf.parse_content_stream(each))
        for instruction in instructions:
            _check_color(instruction)
        _check_resources(each, instructions)
        shown = _texts_shown(instructions)
        _check_glyphs(each, shown)
        _drop_idle_fonts(each, shown)
        kept = [
            instruction
            for instruction in instructions
            if (operator := str(instruction.operator)) not in _MARKS
            and (operator != "Tf" or str(instruction.operands[0]) in shown)
        ]
        if len(kept) < len(instructions):
            each.write(pikepdf.unparse_content_stream(kept))


def _check_color(instruction: Any) -> None:
    operator = str(instruction.operator)
    match operator:
        case "k" | "K":
            named = True
        case "cs" | "CS":
            named = instruction.operands[0] == Name.DeviceCMYK
        case "INLINE IMAGE":
            named = "CMYK" in str(instruction.operands[0])
        case _:
            named = False
    if named:
        raise PageRefused("has colours in CMYK")


def _texts_shown(instructions: list[Any]) -> dict[str, list[bytes]]:
    """By the name of a font, the strings that are really shown in it."""
    shown: dict[str, list[bytes]] = {}
    font, outer = "", []
    for instruction in instructions:
        match str(instruction.operator):
            case "Tf":
                font = str(instruction.operands[0])
            case "q":
                outer.append(font)
            case "Q" if outer:
                font = outer.pop()
            case "Tj" | "TJ" | "'" | '"':
                last = instruction.operands[-1]
                pieces = list(last) if isinstance(last, Array) else [last]
                texts = [bytes(each) for each in pieces if isinstance(each, String)]
                shown.setdefault(font, []).extend(texts)
            case _:
                pass
    return shown


def _check_resources(form: Stream, instructions: list[Any]) -> None:
    """A form without resources of its own would use those of whatever page it stands on."""
    if "/Resources" in form:
        return
    if any(str(each.operator) in _USING_RESOURCES for each in instructions):
        raise PageRefused("has parts that do not name what they use")
    form.Resources = Dictionary()


def _check_glyphs(form: Stream, shown: Mapping[str, list[bytes]]) -> None:
    """The first glyph of a composite font stands for what is missing (ISO 19005-2, 6.2.11.8)."""
    fonts = form.get("/Resources", Dictionary()).get("/Font", Dictionary())
    for name, font in fonts.items():
        if font.get("/Subtype") != Name.Type0 or font.get("/Encoding") != Name("/Identity-H"):
            continue
        texts = shown.get(name, ())
        if any(text[at : at + 2] == b"\0\0" for text in texts for at in range(0, len(text), 2)):
            called = str(font.get("/BaseFont", "/?"))[1:]
            raise PageRefused(f"shows the sign for missing characters of the font {called}")


def _drop_idle_fonts(form: Stream, shown: Mapping[str, list[bytes]]) -> None:
    """Leave fonts that show nothing out of the resources, as programs name some in any page."""
    resources = form.get("/Resources", Dictionary())
    fonts = resources.get("/Font", Dictionary())
    if any(name not in shown for name in fonts):
        kept = Dictionary({key: font for key, font in fonts.items() if key in shown})
        # Other streams may share the dictionary.
        entries = {key: kept if key == "/Font" else value for key, value in resources.items()}
        form.Resources = Dictionary(entries)


def _drop(each: Dictionary | Stream, *keys: str) -> None:
    for key in keys:
        if key in each:
            del each[key]


def _check_font(font: Dictionary | Stream) -> None:
    kind = font.get("/Subtype")
    if kind in (Name.CIDFontType0, Name.CIDFontType2):
        # Part of a composite font, which is looked at as a whole.
        return
    name = str(font.get("/BaseFont", "/?"))[1:]
    encoding = font.get("/Encoding")
    if kind == Name.Type0:
        descendant = font.DescendantFonts[0]
        descriptor = descendant.get("/FontDescriptor", Dictionary())
        if descendant.get("/Subtype") == Name.CIDFontType2 and "/CIDToGIDMap" not in descendant:
            descendant["/CIDToGIDMap"] = Name.Identity
    else:
        descriptor = font.get("/FontDescriptor", Dictionary())
    if kind != Name.Type3 and not any(
        key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")
    ):
        raise PageRefused(f"uses the font {name}, which is not embedded")
    tells = isinstance(encoding, Dictionary) or str(encoding) in _PLAIN_ENCODINGS
    if "/ToUnicode" not in font and (kind == Name.Type0 or not tells):
        raise PageRefused(f"does not tell the characters of the font {name}")
    _drop(font, "/Name")
