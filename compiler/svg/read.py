"""The bytes of an SVG file in, a safe tree and its size out.

A file may come from anywhere. Entities are refused, because a few bytes of them can grow to
gigabytes; scripts, HTML, animation and everything that leads out of the file are taken out and
named; sizes are limited. A document type without declarations, as Matplotlib writes it, is harmless
and nothing is loaded for it.
"""

import re
from typing import Any

from lxml import etree
from msgspec import Struct

from compiler.svg.values import ViewBox, length, view_box

SVG = "http://www.w3.org/2000/svg"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
LARGEST_FILE = 20_000_000
"""Bytes of an SVG file."""
MOST_ELEMENTS = 200_000
DEEPEST = 128
"""Levels of elements inside each other."""
DEFAULT_SIZE = (300.0, 150.0)
"""Of a file that tells neither a size nor a view box, as browsers have it."""
LARGEST_SIDE = 100_000.0

_LEFT_OUT = {
    "script": "scripts",
    "foreignObject": "HTML in the drawing (foreignObject)",
    "animate": "animation",
    "animateColor": "animation",
    "animateMotion": "animation",
    "animateTransform": "animation",
    "set": "animation",
    "handler": "scripts",
    "audio": "sound",
    "video": "moving pictures",
    "iframe": "HTML in the drawing (foreignObject)",
}
_IMPORT = re.compile(r"@import[^;]*;?", re.IGNORECASE)
_ADDRESS = re.compile(r"url\(\s*(['\"]?)(.*?)\1\s*\)", re.IGNORECASE | re.DOTALL)
_KEPT_DATA = re.compile(r"data:image/(png|jpe?g)[;,]", re.IGNORECASE)
_OUTSIDE = "references to other files"


class SvgRefused(Exception):
    """The file cannot be used; the message says why, to follow the file's name."""


class SvgFile(Struct, frozen=True):
    """A safe drawing."""

    root: etree._Element
    width: float
    height: float
    """Units of 1/96 inch."""
    view: ViewBox
    left_out: tuple[str, ...]
    """What was taken out, in words for the author."""

    def as_bytes(self) -> bytes:
        """The tree as a file."""
        return etree.tostring(self.root, xml_declaration=True, encoding="UTF-8")


def read_svg(raw: bytes) -> SvgFile:
    """Read a file; raises `SvgRefused`."""
    if len(raw) > LARGEST_FILE:
        raise SvgRefused(f"has {len(raw):,} bytes; a drawing has at most {LARGEST_FILE:,}")
    if raw[:2] == b"\x1f\x8b":
        raise SvgRefused("is compressed; save it as plain SVG")
    root = _parsed(raw)
    if etree.QName(root).localname != "svg":
        raise SvgRefused(f"begins with <{etree.QName(root).localname}> and is no SVG drawing")
    if etree.QName(root).namespace != SVG:
        raise SvgRefused(f"does not name the namespace of SVG, {SVG}")
    left_out = _cleaned(root)
    width, height, view = _size(root)
    return SvgFile(root, width, height, view, tuple(left_out))


def _parsed(raw: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = str(error).split("\n", 1)[0]
        raise SvgRefused(f"is no well-formed XML: {reason}") from error
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and (list(declared.iterentities()) or list(declared.iterelements())):
        raise SvgRefused("declares entities in its document type; save it without them")
    return root


def _cleaned(root: etree._Element) -> list[str]:
    """Take out what has no place in a printed file, and say what."""
    found: dict[str, None] = {}
    doomed: list[etree._Element] = []
    for count, element in enumerate(root.iter(), 1):
        if count > MOST_ELEMENTS:
            raise SvgRefused(f"has more than {MOST_ELEMENTS:,} elements")
        if not isinstance(element.tag, str):
            raise SvgRefused("uses entities")
        reason = _LEFT_OUT.get(etree.QName(element).localname)
        if reason:
            found[reason] = None
            doomed.append(element)
        else:
            _clean_attributes(element, found)
            _clean_rules(element, found)
    for element in doomed:
        _remove(element)
    _check_depth(root)
    return list(found)


def _clean_attributes(element: etree._Element, found: dict[str, None]) -> None:
    for name, value in list(element.attrib.items()):
        key, spelled = str(name), str(value)
        local = etree.QName(key).localname.lower()
        if local.startswith("on"):
            found["scripts"] = None
            del element.attrib[key]
        elif local == "href" and etree.QName(element).localname != "a":
            if not (spelled.strip().startswith("#") or _KEPT_DATA.match(spelled.strip())):
                found[_OUTSIDE] = None
                del element.attrib[key]
        elif local in ("href", "base"):
            del element.attrib[key]
        elif "url(" in spelled.lower():
            element.attrib[key] = _without_addresses(spelled, found)


def _clean_rules(element: etree._Element, found: dict[str, None]) -> None:
    if etree.QName(element).localname != "style" or not element.text:
        return
    text = _IMPORT.sub("", element.text)
    if text != element.text:
        found[_OUTSIDE] = None
    element.text = _without_addresses(text, found)


def _without_addresses(text: str, found: dict[str, None]) -> str:
    def kept(match: re.Match[str]) -> str:
        if match[2].startswith("#"):
            return match[0]
        if not match[2].lower().startswith("data:"):
            found[_OUTSIDE] = None
        return "none"

    return _ADDRESS.sub(kept, text)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _check_depth(root: etree._Element) -> None:
    level = [root]
    for _ in range(DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return
    raise SvgRefused(f"has elements more than {DEEPEST} levels deep")


def _size(root: etree._Element) -> tuple[float, float, ViewBox]:
    view = view_box(root.get("viewBox"))
    width = length(root.get("width"), 0.0) if "%" not in root.get("width", "%") else 0.0
    height = length(root.get("height"), 0.0) if "%" not in root.get("height", "%") else 0.0
    if view is None:
        width, height = width or DEFAULT_SIZE[0], height or DEFAULT_SIZE[1]
        view = ViewBox(0.0, 0.0, width, height)
    elif not width and not height:
        width, height = view.width, view.height
    elif not width:
        width = height * view.width / view.height
    elif not height:
        height = width * view.height / view.width
    if not (0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE):
        raise SvgRefused(f"has an impossible size of {width:g} by {height:g} units")
    return width, height, view
