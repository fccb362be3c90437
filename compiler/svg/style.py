"""The computed style of an element: attributes, rules of style sheets, `style`, inheritance.

Rules are parsed by tinycss2 and matched by cssselect2; the cascade is that of CSS with one origin.
"""

from collections.abc import Mapping
from typing import Any

import cssselect2
import tinycss2
from lxml import etree

Style = Mapping[str, str]

INITIAL: Style = {
    "color": "black",
    "fill": "black",
    "fill-opacity": "1",
    "fill-rule": "nonzero",
    "clip-rule": "nonzero",
    "stroke": "none",
    "stroke-opacity": "1",
    "stroke-width": "1",
    "stroke-linecap": "butt",
    "stroke-linejoin": "miter",
    "stroke-miterlimit": "4",
    "stroke-dasharray": "none",
    "stroke-dashoffset": "0",
    "visibility": "visible",
    "paint-order": "normal",
    "font-family": "sans-serif",
    "font-size": "16",
    "font-style": "normal",
    "font-weight": "400",
    "text-anchor": "start",
    "dominant-baseline": "auto",
    "letter-spacing": "normal",
    "white-space": "normal",
    "marker-start": "none",
    "marker-mid": "none",
    "marker-end": "none",
}
"""Inherited properties and what they are at the root."""
OWN: Style = {
    "display": "inline",
    "opacity": "1",
    "clip-path": "none",
    "mask": "none",
    "filter": "none",
    "mix-blend-mode": "normal",
    "overflow": "hidden",
    "vector-effect": "none",
    "stop-color": "black",
    "stop-opacity": "1",
    "text-decoration": "none",
    "text-decoration-line": "none",
    "alignment-baseline": "auto",
    "baseline-shift": "0",
    "transform": "",
}
"""Properties of an element alone."""

_KNOWN = frozenset({*INITIAL, *OWN, "font", "marker"})
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIZES = {
    "xx-small": 9.0,
    "x-small": 10.0,
    "small": 13.0,
    "medium": 16.0,
    "large": 18.0,
    "x-large": 24.0,
    "xx-large": 32.0,
}
_RELATIVE = {"em": 1.0, "%": 0.01, "ex": 0.5, "rem": 1.0}
_UNITS = {"px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}

_Declared = list[tuple[str, str, bool]]
"""Name, value, whether it is important."""


class Styles:
    """The style sheets of a drawing."""

    def __init__(self, root: etree._Element) -> None:
        self._matcher = cssselect2.Matcher()
        self._has_rules = False
        for element in root.iter("{http://www.w3.org/2000/svg}style"):
            self._add("".join(map(str, element.itertext())))
        self._wrapped = self._wrap(root) if self._has_rules else {}

    def computed(self, element: etree._Element, parent: Style) -> dict[str, str]:
        """The style of an element below another's."""
        style = {name: parent.get(name, value) for name, value in INITIAL.items()}
        style.update(OWN)
        declared = self._declared(element)
        for important in (False, True):
            for name, value, weight in declared:
                if weight == important:
                    _set(style, parent, name, value)
        if element.get(_XML_SPACE) == "preserve":
            style["white-space"] = "pre"
        style["font-size"] = _font_size(style["font-size"], float(parent.get("font-size", "16")))
        return style

    def in_place(self, element: etree._Element) -> Style:
        """The style of an element where it stands, for what is drawn from elsewhere."""
        parent = element.getparent()
        outer: Style = {**INITIAL, **OWN} if parent is None else self.in_place(parent)
        return self.computed(element, outer)

    def _declared(self, element: etree._Element) -> _Declared:
        made: _Declared = [
            (name, str(value), False)
            for key, value in element.attrib.items()
            if (name := str(key)) in _KNOWN and name != "transform"
        ]
        if self._has_rules and element in self._wrapped:
            for _, _, _, rules in sorted(
                self._matcher.match(self._wrapped[element]), key=lambda found: found[:2]
            ):
                made += rules
        inline = element.get("style")
        if inline:
            made += _declarations(inline)
        return made

    def _add(self, text: str) -> None:
        for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
            if _is_for_print(rule):
                self._add(tinycss2.serialize(rule.content))
            if rule.type != "qualified-rule":
                continue
            try:
                selectors = cssselect2.compile_selector_list(rule.prelude)
            except cssselect2.SelectorError:
                continue
            payload = _declarations(tinycss2.serialize(rule.content))
            for selector in selectors:
                if selector.pseudo_element is None:
                    self._matcher.add_selector(selector, payload)
                    self._has_rules = True

    def _wrap(self, root: etree._Element) -> dict[etree._Element, cssselect2.ElementWrapper]:
        wrapper = cssselect2.ElementWrapper.from_xml_root(root)
        return {each.etree_element: each for each in wrapper.iter_subtree()}


def _is_for_print(rule: Any) -> bool:
    if rule.type != "at-rule" or rule.lower_at_keyword != "media" or not rule.content:
        return False
    asked = tinycss2.serialize(rule.prelude)
    return "print" in asked or asked.strip() == "all"


def _declarations(text: str) -> _Declared:
    return [
        (each.lower_name, tinycss2.serialize(each.value).strip(), each.important)
        for each in tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True)
        if each.type == "declaration"
    ]


def _set(style: dict[str, str], parent: Style, name: str, value: str) -> None:
    if name == "font":
        _set_font(style, value)
    elif name == "marker":
        for end in ("marker-start", "marker-mid", "marker-end"):
            style[end] = value
    elif name in _KNOWN and value and "var(" not in value:
        if value == "inherit":
            value = parent.get(name, INITIAL.get(name, OWN.get(name, "")))
        elif value in ("initial", "unset", "revert"):
            value = INITIAL.get(name, OWN.get(name, ""))
        style[name] = value


def _set_font(style: dict[str, str], value: str) -> None:
    """The parts of the shorthand: words before the size, the size, the families."""
    words = value.split()
    for at, word in enumerate(words):
        size = word.partition("/")[0]
        if size in _SIZES or (size[:1].isdigit() and not size.isdigit()):
            style["font-size"] = size
            style["font-family"] = " ".join(words[at + 1 :]) or style["font-family"]
            return
        if word in ("italic", "oblique"):
            style["font-style"] = word
        elif word in ("bold", "bolder", "lighter") or size.isdigit():
            style["font-weight"] = word


def _font_size(value: str, outer: float) -> str:
    """In units of the drawing, as a plain number."""
    if value in _SIZES:
        return repr(_SIZES[value])
    if value in ("smaller", "larger"):
        return repr(outer / 1.2 if value == "smaller" else outer * 1.2)
    digits = value.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ% ")
    unit = value[len(digits) :].strip().lower()
    try:
        number = float(digits)
    except ValueError:
        return repr(outer)
    if unit in _RELATIVE:
        number *= _RELATIVE[unit] * outer
    else:
        number *= _UNITS.get(unit, 1.0)
    return repr(min(max(number, 0.0), 10_000.0))
