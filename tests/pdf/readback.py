"""Reads a finished PDF back: its words, its tree of tags with their text, links, bookmarks, labels.

What comes in are the bytes of a file, what leaves are plain values and indented text for
assertions. Pages are decoded here, from marked content through `ToUnicode`, so that a test sees
what assistive technology sees; `pages_text` asks PDFium instead, as a second witness.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2

_CODE_SPACE = re.compile(r"begincodespacerange\s*<([0-9A-Fa-f]+)>")
_SINGLE = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGE = re.compile(r"beginbfrange(.*?)endbfrange", re.DOTALL)
_PAIR = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_TRIPLE = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_PDFIUM_HYPHENS = "\x02\ufffe\u00ad"
"""How PDFium hands out the hyphen at a line's end."""


@dataclass(slots=True)
class Tag:
    """A structure element as read back."""

    tag: str
    text: str = ""
    """Of the marked content that is directly its own, in reading order, as it is shown."""
    attributes: dict[str, Any] = field(default_factory=dict)
    """Alt, ActualText, Lang, E, ID, T and the entries of its attribute objects."""
    kids: "list[Tag]" = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    """Pages that show its own content, counted from 0."""
    links: int = 0
    """How many annotations belong to it."""
    pieces: "list[str | Tag]" = field(default_factory=list)
    """Its own text and its kids in reading order."""

    def all_text(self) -> str:
        """Text of the element with that of everything below it, in reading order."""
        return "".join(
            piece if isinstance(piece, str) else piece.all_text() for piece in self.pieces
        )

    def walk(self) -> "Iterator[Tag]":
        """The element and everything below it."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def found(self, tag: str) -> "list[Tag]":
        """Elements of a tag, in reading order."""
        return [each for each in self.walk() if each.tag == tag]


@dataclass(frozen=True, slots=True)
class LinkBack:
    """A link annotation as read back."""

    page: int
    target: str
    """A URL, or `page 3 at 700` with the page counted from 0."""
    contents: str
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class BookmarkBack:
    """A bookmark as read back; level and page counted from 0."""

    level: int
    title: str
    page: int


def opened(pdf: bytes) -> pikepdf.Pdf:
    """The file as objects."""
    return pikepdf.open(BytesIO(pdf))


def pages_text(pdf: bytes) -> list[str]:
    """Text of each page as PDFium extracts it, soft hyphens and the line ends after them gone."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = []
        for page in document:
            text = page.get_textpage().get_text_bounded()
            texts.append(_joined(text))
        return texts
    finally:
        document.close()


def _joined(text: str) -> str:
    text = text.replace("\r\n", "\n")
    return re.sub(f"[{_PDFIUM_HYPHENS}]\\s*", "", text)


def structure(pdf: bytes) -> Tag:
    """The tree of tags, `Document` at its top."""
    with opened(pdf) as file:
        reader = _TreeReader(file)
        kids = file.Root.StructTreeRoot.K
        return reader.read(kids[0] if isinstance(kids, pikepdf.Array) else kids)


def is_element(value: Any) -> bool:
    """Whether an object is a structure element."""
    return isinstance(value, pikepdf.Dictionary) and value.get("/Type") == "/StructElem"


def dump_structure(pdf: bytes) -> str:
    """The tree as indented text: tag, attributes, own text; pieces of text stand between kids."""
    return "\n".join(_dumped(structure(pdf), 0))


def links(pdf: bytes) -> list[LinkBack]:
    """Link annotations, page by page in their order."""
    with opened(pdf) as file:
        places = _page_places(file)
        return [
            LinkBack(
                at,
                _target(annotation, places),
                str(annotation.get("/Contents", "")),
                _box(annotation.Rect),
            )
            for at, page in enumerate(file.pages)
            for annotation in page.obj.get("/Annots", [])
        ]


def bookmarks(pdf: bytes) -> list[BookmarkBack]:
    """The outline in order."""
    with opened(pdf) as file:
        places = _page_places(file)
        outlines = file.Root.get("/Outlines")
        return [] if outlines is None else list(_outline(outlines, places, 0))


def page_labels(pdf: bytes) -> list[str]:
    """Label of each page as a viewer shows it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [document.get_page_label(at) for at in range(len(document))]
    finally:
        document.close()


def information(pdf: bytes) -> dict[str, str]:
    """The information dictionary."""
    with opened(pdf) as file:
        return {key[1:]: str(value) for key, value in file.docinfo.items()}


def metadata(pdf: bytes) -> str:
    """The XMP packet."""
    with opened(pdf) as file:
        return bytes(file.Root.Metadata.read_bytes()).decode("utf-8")


def artifacts(pdf: bytes) -> list[list[tuple[str, str]]]:
    """Per page, the artifacts in order of drawing: type (with subtype) and text."""
    with opened(pdf) as file:
        return [_PageReader(page).artifacts for page in file.pages]


def _dumped(tag: Tag, depth: int) -> Iterator[str]:
    shown = "".join(f" {key}={value!r}" for key, value in sorted(tag.attributes.items()))
    only = f" “{tag.text}”" if tag.text and not tag.kids else ""
    yield "  " * depth + tag.tag + shown + only
    for piece in tag.pieces:
        if isinstance(piece, Tag):
            yield from _dumped(piece, depth + 1)
        elif tag.kids:
            yield "  " * (depth + 1) + f"“{piece}”"


class _TreeReader:
    """Reads elements; pages are decoded when first asked for."""

    def __init__(self, file: pikepdf.Pdf) -> None:
        self._pages = {page.obj.objgen: at for at, page in enumerate(file.pages)}
        self._decoded: dict[int, _PageReader] = {}
        self._file = file

    def read(self, element: Any, page: Any = None) -> Tag:
        page = element.get("/Pg", page)
        tag = Tag(str(element.S)[1:], attributes=_attributes(element))
        for kid in _each(element.get("/K")):
            if not isinstance(kid, pikepdf.Dictionary):
                self._own(tag, page, int(kid))
            elif kid.get("/Type") == "/MCR":
                self._own(tag, kid.get("/Pg", page), int(kid.MCID))
            elif kid.get("/Type") == "/OBJR":
                tag.links += 1
            else:
                below = self.read(kid, page)
                tag.kids.append(below)
                tag.pieces.append(below)
        return tag

    def _own(self, tag: Tag, page: Any, mcid: int) -> None:
        at = self._pages[page.objgen]
        if at not in self._decoded:
            self._decoded[at] = _PageReader(self._file.pages[at])
        text = self._decoded[at].texts.get(mcid, "")
        tag.text += text
        tag.pages.append(at)
        if tag.pieces and isinstance(tag.pieces[-1], str):
            tag.pieces[-1] += text
        else:
            tag.pieces.append(text)


class _PageReader:
    """Decodes the text of a page by marked content."""

    def __init__(self, page: pikepdf.Page) -> None:
        self.texts: dict[int, str] = {}
        self.artifacts: list[tuple[str, str]] = []
        self._fonts: dict[str, _Font] = {}
        self._resources = page.resources
        self._font: _Font | None = None
        self._stack: list[tuple[str, int | None]] = []
        self._told = 0
        """How deep the sequence is whose text is told; 0: what is shown is the text."""
        for step in pikepdf.parse_content_stream(page):
            self._step(str(step.operator), list(step.operands))

    def _step(self, operator: str, operands: list[Any]) -> None:
        match operator:
            case "Tf":
                self._font = self._font_named(str(operands[0]))
            case "BMC" | "BDC":
                self._open(str(operands[0]), operands[1] if len(operands) > 1 else None)
            case "EMC":
                self._told = 0 if len(self._stack) == self._told else self._told
                self._stack.pop()
            case "TJ":
                strings = [each for each in operands[0] if isinstance(each, pikepdf.String)]
                self._show("".join(self._decoded(each) for each in strings))
            case "Tj" | "'":
                self._show(self._decoded(operands[0]))
            case _:
                pass

    def _open(self, tag: str, properties: Any) -> None:
        mcid = None
        if isinstance(properties, pikepdf.Name):
            properties = self._resources.Properties[str(properties)]
        if tag == "/Artifact":
            kind = "".join(
                str(properties[key]) for key in ("/Type", "/Subtype") if key in (properties or {})
            )
            self.artifacts.append((kind, ""))
        elif isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
            mcid = int(properties["/MCID"])
            self.texts[mcid] = ""
        self._stack.append((tag, mcid))
        if isinstance(properties, pikepdf.Dictionary) and "/ActualText" in properties:
            self._show(str(properties.ActualText))
            self._told = self._told or len(self._stack)

    def _show(self, text: str) -> None:
        if self._told:
            return
        for tag, mcid in reversed(self._stack):
            if mcid is not None:
                self.texts[mcid] += text
                return
            if tag == "/Artifact":
                kind, before = self.artifacts[-1]
                self.artifacts[-1] = kind, before + text
                return

    def _decoded(self, string: Any) -> str:
        assert self._font is not None
        return self._font.decoded(bytes(string))

    def _font_named(self, name: str) -> "_Font":
        if name not in self._fonts:
            self._fonts[name] = _Font(self._resources.Font[name])
        return self._fonts[name]


class _Font:
    """Codes of a font → characters, by its ToUnicode map."""

    def __init__(self, font: Any) -> None:
        cmap = font.ToUnicode.read_bytes().decode("latin-1")
        space = _CODE_SPACE.search(cmap)
        self._size = len(space[1]) // 2 if space else 1
        self._characters: dict[int, str] = {}
        for block in _SINGLE.findall(cmap):
            for code, text in _PAIR.findall(block):
                self._characters[int(code, 16)] = _characters(text)
        for block in _RANGE.findall(cmap):
            for first, last, text in _TRIPLE.findall(block):
                start = _characters(text)
                for step in range(int(last, 16) - int(first, 16) + 1):
                    character = start[:-1] + chr(ord(start[-1]) + step)
                    self._characters[int(first, 16) + step] = character

    def decoded(self, data: bytes) -> str:
        size = self._size
        codes = (int.from_bytes(data[at : at + size], "big") for at in range(0, len(data), size))
        return "".join(self._characters.get(code, "\ufffd") for code in codes)


def _characters(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be")


def _attributes(element: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key in ("/Alt", "/ActualText", "/Lang", "/E", "/ID", "/T"):
        if key in element:
            found[key[1:]] = str(element[key])
    for owner in _each(element.get("/A")):
        for key, value in owner.items():
            if key != "/O":
                found[key[1:]] = _plain(value)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, pikepdf.Array):
        return [_plain(each) for each in value]
    if isinstance(value, pikepdf.Name):
        return str(value)[1:]
    if isinstance(value, pikepdf.String):
        return str(value)
    return int(value) if isinstance(value, int) else float(value)


def _each(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _page_places(file: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    return {page.obj.objgen: at for at, page in enumerate(file.pages)}


def _target(holder: Any, places: dict[tuple[int, int], int]) -> str:
    action = holder.get("/A")
    if action is not None and "/URI" in action:
        return str(action.URI)
    place: Any = holder.get("/Dest", None if action is None else action.get("/D"))
    return f"page {places[place[0].objgen]} at {float(place[3]):g}"


def _outline(parent: Any, places: dict[tuple[int, int], int], level: int) -> Iterator[BookmarkBack]:
    entry = parent.get("/First")
    while entry is not None:
        page = int(_target(entry, places).split()[1])
        yield BookmarkBack(level, str(entry.Title), page)
        yield from _outline(entry, places, level + 1)
        entry = entry.get("/Next")


def _box(rectangle: Any) -> tuple[float, float, float, float]:
    left, bottom, right, top = (float(each) for each in rectangle)
    return left, bottom, right, top
