"""theme1.xml: the palette and the two text families as Word's theme (ECMA-376 part 1, 20.1.6).

Styles name theme fonts and colours and repeat the values beside them: Word follows the theme,
so that a colleague can change the palette in one place, other programs follow the values.
"""

from collections.abc import Mapping

from msgspec import Struct

from compiler.docx.markup import DECLARATION, attribute
from compiler.stylesheet.sheet import Family
from compiler.wordflow.flow import WordDocument

_SLOTS = (
    ("dk1", "ink", "text1"),
    ("lt1", "paper", "background1"),
    ("dk2", "accent", "text2"),
    ("lt2", "tint", "background2"),
    ("accent1", "accent", "accent1"),
    ("accent2", "second", "accent2"),
    ("accent3", "grey", "accent3"),
    ("accent4", "hairline", "accent4"),
)
"""Slot of the theme, colour of the palette, name that text properties use."""
_FURTHER = (("accent5", "3E7CB1"), ("accent6", "5B8E7D"))
_DEFAULTS = {"dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6"}
_FALLBACK = "808080"
_FILLS = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
_LINES = "".join(
    f'<a:ln w="{width}"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>'
    for width in (6350, 12700, 19050)
)
_EFFECTS = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3


def theme_families(word: WordDocument) -> tuple[str, ...]:
    """Keys of the families of running text and of headings; one where they are the same."""
    minor, major = word.styles["Normal"].family, word.styles["Heading2"].family
    return (minor,) if minor == major else (minor, major)


def theme_names(palette: Mapping[str, str]) -> dict[str, str]:
    """Colour → name of its slot, for borders and grounds; the accent is `accent1`."""
    names: dict[str, str] = {}
    for _slot, name, reference in _SLOTS:
        if name in palette and reference != "text2":
            names.setdefault(palette[name], reference)
    return names


class Theme(Struct, frozen=True):
    """What the theme says, and how styles refer to it."""

    name: str
    families: Mapping[str, Family]
    minor: str
    """Key of the family of running text."""
    major: str
    """Key of the family of headings."""
    palette: Mapping[str, str]
    """Colours by name: ink, accent, …"""

    def fonts_of(self, family: str) -> str:
        """The fonts of a run in a family."""
        name = attribute(self.families[family].name)
        plain = f'w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"'
        slot = "minor" if family == self.minor else "major" if family == self.major else ""
        if not slot:
            return f"<w:rFonts {plain}/>"
        return f'<w:rFonts {plain} w:asciiTheme="{slot}HAnsi" w:hAnsiTheme="{slot}HAnsi"/>'

    def color(self, value: str) -> str:
        """The colour of a run."""
        for _slot, name, reference in _SLOTS:
            if self.palette.get(name) == value and reference not in ("text2", "background2"):
                return f'<w:color w:val="{value}" w:themeColor="{reference}"/>'
        return f'<w:color w:val="{value}"/>'

    def part(self) -> str:
        """The whole part."""
        return (
            f"{DECLARATION}<a:theme "
            'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
            f'name="{attribute(self.name)}"><a:themeElements>'
            f'<a:clrScheme name="{attribute(self.name)}">{self._colors()}</a:clrScheme>'
            f'<a:fontScheme name="{attribute(self.name)}">'
            f"<a:majorFont>{self._font(self.major)}</a:majorFont>"
            f"<a:minorFont>{self._font(self.minor)}</a:minorFont></a:fontScheme>"
            f'<a:fmtScheme name="{attribute(self.name)}"><a:fillStyleLst>{_FILLS}'
            f"</a:fillStyleLst><a:lnStyleLst>{_LINES}</a:lnStyleLst>"
            f"<a:effectStyleLst>{_EFFECTS}</a:effectStyleLst>"
            f"<a:bgFillStyleLst>{_FILLS}</a:bgFillStyleLst></a:fmtScheme>"
            "</a:themeElements></a:theme>"
        )

    def _font(self, family: str) -> str:
        name = attribute(self.families[family].name)
        return f'<a:latin typeface="{name}"/><a:ea typeface=""/><a:cs typeface=""/>'

    def _colors(self) -> str:
        made = ""
        for slot, name, _reference in _SLOTS:
            value = self.palette.get(name) or _DEFAULTS.get(slot, _FALLBACK)
            made += f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>'
        for slot, value in _FURTHER:
            made += f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>'
        link = self.palette.get("accent") or _FALLBACK
        followed = self.palette.get("second") or _FALLBACK
        return (
            f'{made}<a:hlink><a:srgbClr val="{link}"/></a:hlink>'
            f'<a:folHlink><a:srgbClr val="{followed}"/></a:folHlink>'
        )
