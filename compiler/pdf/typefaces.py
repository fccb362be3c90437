"""Embeds the faces a file shows: subset font programs, widths and characters of the codes.

Every face gives up to two fonts: a simple TrueType font with the face's own one-byte codes, and a
composite font with glyph numbers as two-byte codes (ISO 32000-1, 9.6.3 and 9.7). Both are symbolic
and bring their own encoding, and both carry a `ToUnicode` map, so that ligatures and hyphens of
line breaks are extracted as what they stand for. One font program serves both.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from msgspec import Struct, field

from compiler.fonts.codes import BLANK
from compiler.fonts.embed import FontProgram, program
from compiler.fonts.face import Face
from compiler.fonts.library import FaceLibrary
from compiler.pdf.content import narrow_font, wide_font
from compiler.pdf.objects import CompactDocument
from compiler.pdf.syntax import name, number

SYMBOLIC, ITALIC = 4, 64
"""Flags of a font descriptor."""
STEM_REGULAR, STEM_BOLD = 80, 140
"""Thickness of stems, which viewers use only where they have to replace a font."""
STYLE_NAMES = {
    "regular": "Regular",
    "bold": "Bold",
    "italic": "Italic",
    "bolditalic": "BoldItalic",
}
CMAP_GROUP = 100
"""Most entries that one `bfchar` block may hold."""


class Codes(Struct):
    """Which codes of which faces a file shows."""

    narrow: dict[str, set[int]] = field(default_factory=dict)
    wide: dict[str, set[int]] = field(default_factory=dict)

    def add_narrow(self, face: str, codes: Iterable[int]) -> None:
        """Add one-byte codes."""
        # A line's end may be given a blank whatever the face's text holds.
        self.narrow.setdefault(face, {BLANK}).update(codes)

    def add_wide(self, face: str, codes: Iterable[int]) -> None:
        """Add two-byte codes."""
        self.wide.setdefault(face, set()).update(codes)
        self.add_narrow(face, ())


def write_fonts(file: CompactDocument, library: FaceLibrary, codes: Codes) -> str:
    """Write all fonts; returns a reference to the dictionary of font resources."""
    entries = []
    for key in sorted(codes.narrow):
        face = library.by_key(key)
        table = face.codes.glyphs
        narrow = {code: table[code] for code in sorted(codes.narrow[key]) if code in table}
        wide = sorted(codes.wide.get(key, ()))
        family = library.families[key.partition("/")[0]]
        glyphs = map(face.twins.glyph, wide)
        font = _Font(file, face, family.name, program(face, glyphs, narrow))
        entries.append(f"{narrow_font(key)} {font.narrow(narrow)}")
        if wide:
            entries.append(f"{wide_font(key)} {font.wide(wide)}")
    return file.add(f"<<{''.join(entries)}>>")


class _Font:
    """One face with its program, being written."""

    def __init__(
        self, file: CompactDocument, face: Face, family: str, embedded: FontProgram
    ) -> None:
        self._file = file
        self._face = face
        self._program = embedded
        self._name = _subset_name(face.key, family, embedded.data)
        self._descriptor = self._write_descriptor()

    def narrow(self, glyphs: Mapping[int, int]) -> str:
        """Write the font with one-byte codes; `glyphs` gives the glyph of each code shown."""
        first, last = min(glyphs), max(glyphs)
        widths = [
            number(self._program.widths[glyphs[code]]) if code in glyphs else "0"
            for code in range(first, last + 1)
        ]
        texts = [(f"{code:02X}", self._face.codes.texts[code]) for code in glyphs]
        return self._file.add(
            f"<</Type/Font/Subtype/TrueType/BaseFont{self._name}/FirstChar {first}/LastChar {last}"
            f"/Widths[{' '.join(widths)}]/FontDescriptor {self._descriptor}"
            f"/ToUnicode {self._write_characters(texts, '00', 'FF')}>>"
        )

    def wide(self, codes: Sequence[int]) -> str:
        """Write the font with two-byte codes, which are glyph numbers of the face or twins."""
        texts = [(f"{code:04X}", self._face.twins.text(code)) for code in codes]
        descendant = self._file.add(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont{self._name}"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor {self._descriptor}/W[{' '.join(self._widths(codes))}]"
            f"/CIDToGIDMap {self._write_map(codes)}>>"
        )
        return self._file.add(
            f"<</Type/Font/Subtype/Type0/BaseFont{self._name}/Encoding/Identity-H"
            f"/DescendantFonts[{descendant}]"
            f"/ToUnicode {self._write_characters(texts, '0000', 'FFFF')}>>"
        )

    def _widths(self, codes: Sequence[int]) -> Iterator[str]:
        """Runs of neighbouring codes, each with its first number."""
        run: list[int] = []
        for code in codes:
            if run and code != run[-1] + 1:
                yield self._run(run)
                run = []
            run.append(code)
        if run:
            yield self._run(run)

    def _run(self, codes: Sequence[int]) -> str:
        widths = (self._program.widths[self._face.twins.glyph(code)] for code in codes)
        return f"{codes[0]}[{' '.join(map(number, widths))}]"

    def _write_map(self, codes: Sequence[int]) -> str:
        """Write the stream that leads from the codes to the glyph numbers of the program."""
        data = bytearray(2 * (max(codes) + 1))
        for code in codes:
            glyph = self._program.glyphs[self._face.twins.glyph(code)]
            data[2 * code : 2 * code + 2] = glyph.to_bytes(2, "big")
        return self._file.add_stream("", bytes(data))

    def _write_characters(self, texts: Sequence[tuple[str, str]], first: str, last: str) -> str:
        """Write a `ToUnicode` map from pairs of hexadecimal codes and characters."""
        blocks = []
        for at in range(0, len(texts), CMAP_GROUP):
            group = texts[at : at + CMAP_GROUP]
            rows = "\n".join(
                f"<{code}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in group
            )
            blocks.append(f"{len(group)} beginbfchar\n{rows}\nendbfchar\n")
        cmap = (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            f"1 begincodespacerange\n<{first}> <{last}>\nendcodespacerange\n"
            f"{''.join(blocks)}endcmap\n"
            "CMapName currentdict /CMap defineresource pop\nend\nend\n"
        )
        return self._file.add_stream("", cmap.encode("ascii"))

    def _write_descriptor(self) -> str:
        face = self._face
        data = self._program.data
        program_stream = self._file.add_stream(f"/Length1 {len(data)}", data)
        ascent, descent = number(face.ascent * 1000), number(face.descent * 1000)
        flags = SYMBOLIC | (ITALIC if face.italic_angle else 0)
        return self._file.add(
            f"<</Type/FontDescriptor/FontName{self._name}/Flags {flags}"
            f"/FontBBox[{' '.join(number(each) for each in self._program.box)}]"
            f"/ItalicAngle {number(face.italic_angle)}/Ascent {ascent}/Descent {descent}"
            f"/CapHeight {number(face.cap_height * 1000)}/XHeight {number(face.x_height * 1000)}"
            f"/StemV {STEM_BOLD if 'bold' in face.key else STEM_REGULAR}"
            f"/FontFile2 {program_stream}>>"
        )


def _subset_name(key: str, family: str, data: bytes) -> str:
    """Six letters drawn from the program, and the name of the face."""
    letters = "".join(chr(65 + value % 26) for value in sha256(data).digest()[:6])
    style = STYLE_NAMES[key.partition("/")[2]]
    return name(f"{letters}+{family.replace(' ', '')}-{style}")
