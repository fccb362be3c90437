"""fontTable.xml and the embedded faces (ECMA-376 part 1, 17.8; obfuscation: part 4, 17.8.1).

A face comes in as a whole static TrueType font and goes out with its first 32 bytes mixed with a
key. The key is made from the face itself, so the same face always gives the same file.
"""

from collections.abc import Mapping
from hashlib import sha256

from msgspec import Struct

from compiler.docx.markup import DECLARATION, NAMESPACES, attribute
from compiler.stylesheet.sheet import FaceStyle, Family
from compiler.wordflow.flow import WordDocument

OBFUSCATED_BYTES = 32
_SLOTS: tuple[tuple[FaceStyle, str], ...] = (
    ("regular", "Regular"),
    ("bold", "Bold"),
    ("italic", "Italic"),
    ("bolditalic", "BoldItalic"),
)


class EmbeddedFont(Struct, frozen=True):
    """An embedded face: id of its relation, name of its part, mixed content."""

    relation: str
    file: str
    data: bytes


def face_key(family: str, style: FaceStyle) -> str:
    """How a face is named among those to be embedded: `serif/bold`."""
    return f"{family}/{style}"


def embedded_fonts(
    word: WordDocument, faces: Mapping[str, bytes]
) -> tuple[str, tuple[EmbeddedFont, ...]]:
    """The font table and the faces it embeds."""
    table = ""
    fonts: list[EmbeddedFont] = []
    for family in used_families(word):
        slots = ""
        for style, slot in _SLOTS:
            data = faces.get(face_key(family.key, style))
            if data is None:
                continue
            guid = font_guid(data)
            relation = f"rIdFont{len(fonts) + 1}"
            file = f"font{len(fonts) + 1}.odttf"
            fonts.append(EmbeddedFont(relation, file, obfuscated(data, guid)))
            slots += f'<w:embed{slot} r:id="{relation}" w:fontKey="{{{guid}}}"/>'
        table += _font(family, slots)
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{table}</w:fonts>", tuple(fonts)


def used_families(word: WordDocument) -> tuple[Family, ...]:
    """Families that a style of the file names, in the order of the style sheet."""
    named = {style.family for style in word.styles.values()}
    named.update(style.family for style in word.character_styles.values())
    return tuple(family for key, family in word.families.items() if key in named)


def font_guid(data: bytes) -> str:
    """The key of a face, made from its content."""
    digest = sha256(data).hexdigest().upper()
    return "-".join((digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:32]))


def obfuscated(data: bytes, guid: str) -> bytes:
    """The face with its first bytes mixed with the key; doing it twice undoes it."""
    key = bytes.fromhex(guid.replace("-", ""))[::-1]
    mixed = bytes(
        byte ^ key[index % len(key)] for index, byte in enumerate(data[:OBFUSCATED_BYTES])
    )
    return mixed + data[OBFUSCATED_BYTES:]


def _font(family: Family, slots: str) -> str:
    pitch = "fixed" if family.kind == "modern" else "variable"
    other = f'<w:altName w:val="{attribute(family.fallback)}"/>' if family.fallback else ""
    return (
        f'<w:font w:name="{attribute(family.name)}">{other}<w:charset w:val="00"/>'
        f'<w:family w:val="{family.kind}"/><w:pitch w:val="{pitch}"/>{slots}</w:font>'
    )
