"""settings.xml: what Word is told about the file as a whole (ECMA-376 part 1, 17.15)."""

from compiler.docx.markup import DECLARATION, NAMESPACES, attribute
from compiler.docx.notes import CONTINUATION_ID, SEPARATOR_ID
from compiler.wordflow.columns import decimal_mark
from compiler.wordflow.flow import WordDocument

COMPATIBILITY_MODE = 15
DEFAULT_TAB = 720
_COMPATIBILITY = (
    ("compatibilityMode", COMPATIBILITY_MODE),
    ("overrideTableStyleFontSizeAndJustification", 1),
    ("enableOpenTypeFeatures", 1),
    ("doNotFlipMirrorIndents", 1),
    ("differentiateMultirowTableHeaders", 1),
)
_SCHEME = (
    ("bg1", "light1"), ("t1", "dark1"), ("bg2", "light2"), ("t2", "dark2"),
    *((f"accent{number}", f"accent{number}") for number in range(1, 7)),
    ("hyperlink", "hyperlink"), ("followedHyperlink", "followedHyperlink"),
)  # fmt: skip


def settings_part(word: WordDocument, *, embeds_fonts: bool) -> str:
    """The whole part; nothing in it makes Word ask a question."""
    scheme = " ".join(f'w:{name}="{value}"' for name, value in _SCHEME)
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="{value}"/>'
        for name, value in _COMPATIBILITY
    )
    mark = decimal_mark(word.language)
    notes = (
        '<w:footnotePr><w:numRestart w:val="eachSect"/>'
        f'<w:footnote w:id="{SEPARATOR_ID}"/>'
        f'<w:footnote w:id="{CONTINUATION_ID}"/></w:footnotePr>'
    )
    return (
        f"{DECLARATION}<w:settings {NAMESPACES}>"
        '<w:zoom w:percent="100"/>'
        f"{'<w:embedTrueTypeFonts/>' if embeds_fonts else ''}"
        f"{'<w:mirrorMargins/>' if word.double_sided else ''}"
        f'<w:defaultTabStop w:val="{DEFAULT_TAB}"/><w:autoHyphenation w:val="0"/>'
        f"{'<w:evenAndOddHeaders/>' if word.double_sided else ''}"
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"{notes if word.notes else ''}"
        f"<w:compat>{compatibility}</w:compat>"
        f'<w:themeFontLang w:val="{attribute(word.language)}"/><w:clrSchemeMapping {scheme}/>'
        f'<w:decimalSymbol w:val="{mark}"/>'
        f'<w:listSeparator w:val="{"," if mark == "." else ";"}"/></w:settings>'
    )
