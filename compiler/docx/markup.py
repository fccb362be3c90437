"""Small pieces of WordprocessingML as text: name spaces, escaping, borders, languages."""

from collections.abc import Mapping

from compiler.wordflow.look import Border, Borders

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'mc:Ignorable="w14"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

ThemeNames = Mapping[str, str]
"""Colour → what the theme calls it."""
_SIDES = ("top", "left", "bottom", "right")


def escaped(text: str) -> str:
    """Text as the content of an element."""
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def attribute(text: str) -> str:
    """Text as the value of an attribute."""
    return escaped(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def flag(name: str, value: bool) -> str:
    """An on-off property."""
    return f"<w:{name}/>" if value else f'<w:{name} w:val="0"/>'


def side(name: str, border: Border | None, themed: ThemeNames) -> str:
    """One side of a border; none is written as such, because it may undo an inherited one."""
    if border is None or not border.eighths:
        return f'<w:{name} w:val="nil"/>'
    return (
        f'<w:{name} w:val="single" w:sz="{border.eighths}" w:space="{border.space}" '
        f'w:color="{border.color}"{_themed("themeColor", border.color, themed)}/>'
    )


def sides(borders: Borders, themed: ThemeNames, *, undo: bool = False) -> str:
    """The sides of a border in the order of the schema; `undo` writes the missing ones too."""
    return "".join(
        side(name, border, themed)
        for name in _SIDES
        if (border := getattr(borders, name)) is not None or undo
    )


def shading(fill: str, themed: ThemeNames) -> str:
    """The ground of a paragraph or cell."""
    theme = _themed("themeFill", fill, themed)
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill or "auto"}"{theme}/>'


def _themed(name: str, color: str, themed: ThemeNames) -> str:
    found = themed.get(color)
    return f' w:{name}="{found}"' if found else ""
