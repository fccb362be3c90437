"""WordDocument + folios + faces → the bytes of a .docx file.

The flow is written as it was paginated; page numbers come in as an argument (label → folio as
printed). The same arguments give the same bytes.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part
from docx.package import Package

from compiler.diagnostics import Sink
from compiler.docx.fonts import embedded_fonts
from compiler.docx.identity import ParagraphIds
from compiler.docx.markup import DECLARATION, NAMESPACES
from compiler.docx.notecounts import RULE_FOR_WRITER, note_properties, sections_with_notes
from compiler.docx.notes import note_ids, notes_part
from compiler.docx.numbering import numbering_part
from compiler.docx.package import (
    binary_part,
    new_package,
    relate_outside,
    xml_part,
    zipped,
)
from compiler.docx.paragraphs import ParagraphWriter
from compiler.docx.properties import core_properties, custom_properties, extended_properties
from compiler.docx.relations import Relations
from compiler.docx.runs import RunWriter
from compiler.docx.sections import SectionWriter
from compiler.docx.settings import settings_part
from compiler.docx.styles import styles_part
from compiler.docx.tables import block_markup
from compiler.docx.theme import Theme, theme_families
from compiler.docx.variants import Variants
from compiler.model.document import Metadata
from compiler.wordflow.characters import legal_metadata
from compiler.wordflow.flow import WordDocument, WordParagraph, WordSection

OBFUSCATED_FONT = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
"""python-docx has no name for this content type."""
IMAGES = {"png": "image/png", "jpeg": "image/jpeg", "svg": "image/svg+xml"}


def write_docx(
    word: WordDocument,
    metadata: Metadata,
    folios: Mapping[str, str],
    fonts: Mapping[str, bytes],
    sink: Sink,
    previews: Mapping[str, bytes] | None = None,
) -> bytes:
    """Write a Word file.

    `folios` maps labels to page numbers as printed; `fonts` maps faces (`serif/bold`) to static
    TrueType fonts to embed; `previews` maps digests of drawings to the same as PNG.
    """
    writing = _Writing(word, folios, previews or {})
    document = writing.document()
    notes = writing.notes()
    package = new_package()
    main = xml_part(package, "/word/document.xml", CT.WML_DOCUMENT_MAIN, document)
    package.relate_to(main, RT.OFFICE_DOCUMENT)
    _add_properties(package, legal_metadata(metadata, sink))
    media: dict[str, Part] = {}
    _add_relations(main, writing.body, package, media)
    _add_look(package, main, word, writing.variants)
    if word.notes:
        part = xml_part(package, "/word/footnotes.xml", CT.WML_FOOTNOTES, notes)
        main.relate_to(part, RT.FOOTNOTES)
        _add_relations(part, writing.below, package, media)
    for running in writing.sections.parts.values():
        head = running.kind == "header"
        part = xml_part(
            package,
            f"/word/{running.kind}{running.number}.xml",
            CT.WML_HEADER if head else CT.WML_FOOTER,
            running.text,
        )
        main.load_rel(RT.HEADER if head else RT.FOOTER, part, running.relation)
    _add_fonts(package, main, word, fonts)
    return zipped(package)


@dataclass(slots=True)
class _Writing:
    """The texts of the parts that mention each other while they are made."""

    word: WordDocument
    folios: Mapping[str, str]
    body: Relations
    below: Relations
    ids: ParagraphIds
    variants: Variants
    sections: SectionWriter

    def __init__(
        self, word: WordDocument, folios: Mapping[str, str], previews: Mapping[str, bytes]
    ) -> None:
        self.word = word
        self.folios = folios
        self.body = Relations(previews=previews)
        self.below = Relations(previews=previews)
        self.ids = ParagraphIds()
        self.variants = Variants(word)
        self.sections = SectionWriter(word, self.ids, self.variants)

    def document(self) -> str:
        """document.xml."""
        noted = sections_with_notes(self.word)
        properties = list(
            map(self.sections.properties, self.word.sections, note_properties(self.word, noted))
        )
        closing = properties[-1] if properties else ""
        properties[-1:] = [""]
        writer = self._writer(self.body)
        made: list[str] = []
        for index, section in enumerate(self.word.sections):
            self.ids.enter(section.slug)
            rule = RULE_FOR_WRITER if noted[index] and any(noted[:index]) else ""
            made.append(self._section(section, writer, properties[index], rule))
        return (
            f"{DECLARATION}<w:document {NAMESPACES}><w:body>{''.join(made)}{closing}</w:body>"
            "</w:document>"
        )

    def notes(self) -> str:
        """footnotes.xml."""
        return notes_part(self.word, self._writer(self.below))

    def _writer(self, relations: Relations) -> ParagraphWriter:
        runs = RunWriter(self.word, self.folios, relations, note_ids(self.word), self.ids)
        return ParagraphWriter(self.word, runs, self.ids, self.variants)

    def _section(
        self, section: WordSection, writer: ParagraphWriter, properties: str, after: str
    ) -> str:
        *blocks, last = section.blocks
        made = [block_markup(block, writer) for block in blocks]
        if isinstance(last, WordParagraph):
            made.append(writer.paragraph(last, section=properties, after=after))
        else:
            made.append(block_markup(last, writer))
        return "".join(made)


def _add_properties(package: Package, metadata: Metadata) -> None:
    core = xml_part(
        package, "/docProps/core.xml", CT.OPC_CORE_PROPERTIES, core_properties(metadata)
    )
    package.relate_to(core, RT.CORE_PROPERTIES)
    extended = xml_part(
        package, "/docProps/app.xml", CT.OFC_EXTENDED_PROPERTIES, extended_properties(metadata)
    )
    package.relate_to(extended, RT.EXTENDED_PROPERTIES)
    custom = xml_part(
        package, "/docProps/custom.xml", CT.OFC_CUSTOM_PROPERTIES, custom_properties(metadata)
    )
    package.relate_to(custom, RT.CUSTOM_PROPERTIES)


def _add_look(package: Package, main: Part, word: WordDocument, variants: Variants) -> None:
    minor, *major = theme_families(word)
    theme = Theme(
        word.look_name or "Report", word.families, minor, major[0] if major else minor, word.palette
    )
    for name, content_type, kind, text in (
        ("styles", CT.WML_STYLES, RT.STYLES, styles_part(word, variants.styles, theme)),
        ("numbering", CT.WML_NUMBERING, RT.NUMBERING, numbering_part(word)),
        ("theme/theme1", CT.OFC_THEME, RT.THEME, theme.part()),
    ):
        part = xml_part(package, f"/word/{name}.xml", content_type, text)
        main.relate_to(part, kind)


def _add_fonts(
    package: Package, main: Part, word: WordDocument, faces: Mapping[str, bytes]
) -> None:
    table, fonts = embedded_fonts(word, faces)
    part = xml_part(package, "/word/fontTable.xml", CT.WML_FONT_TABLE, table)
    main.relate_to(part, RT.FONT_TABLE)
    for font in fonts:
        data = binary_part(package, f"/word/fonts/{font.file}", OBFUSCATED_FONT, font.data)
        part.load_rel(RT.FONT, data, font.relation)
    settings = settings_part(word, embeds_fonts=bool(fonts))
    main.relate_to(xml_part(package, "/word/settings.xml", CT.WML_SETTINGS, settings), RT.SETTINGS)


def _add_relations(
    part: Part, relations: Relations, package: Package, media: dict[str, Part]
) -> None:
    for address, relation in relations.addresses.items():
        relate_outside(part, relation, RT.HYPERLINK, address)
    for relation, picture in relations.all_pictures():
        key = picture.digest or picture.path
        image = media.get(key)
        if image is None:
            name = f"/word/media/image{len(media) + 1}.{picture.format}"
            image = binary_part(package, name, IMAGES[picture.format], picture.data)
            media[key] = image
        part.load_rel(RT.IMAGE, image, relation)
