"""Resolved document → Word file: its flow built, paginated by Word's rules, and written."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import TYPE_CHECKING

from msgspec.structs import replace

from compiler.diagnostics import Sink
from compiler.docx.theme import theme_families
from compiler.docx.write import write_docx
from compiler.fonts.instance import instance
from compiler.fonts.library import style_name
from compiler.fonts.sfnt import may_be_embedded
from compiler.lazy import lazy
from compiler.model.document import Metadata
from compiler.produce.product import Product, Setup
from compiler.resolve import ResolvedDocument
from compiler.wordflow.build import build
from compiler.wordflow.flow import WordDocument
from compiler.wordflow.pictures import pictures_of
from compiler.wordpages.folios import word_folios
from compiler.wordpages.holds import held
from compiler.wordpages.measure import WordMeasures

if TYPE_CHECKING:
    from compiler.produce import office, previews
else:
    # Brings PDFium and the PDF engine, which only Word files with drawings need.
    previews = lazy("compiler.produce.previews")
    # Brings PDFium, which reads the pages of another program.
    office = lazy("compiler.produce.office")


def make_word(resolved: ResolvedDocument, setup: Setup, sink: Sink) -> Product:
    """Make the Word file of a document; it carries the faces that its text was measured with."""
    library, told = setup.faces.library, setup.faces.told
    fonts: dict[str, bytes] = {}

    def face_bytes(family: str, bold: bool, italic: bool) -> bytes:
        data = instance(library.face(family, bold, italic), library.families[family].name)
        fonts[f"{family}/{style_name(bold, italic)}"] = data
        return data

    try:
        flow = build(resolved, setup.sheet, sink, faces=library, lock_values=setup.lock_values)
        folios = word_folios(flow, WordMeasures(face_bytes), sink, steady=setup.check_pages)
        flow = held(flow, folios.holds)
        metadata = _dated(resolved.document.metadata, setup)
        for family, bold, italic in _further_faces(flow):
            if f"{family}/{style_name(bold, italic)}" not in fonts:
                face_bytes(family, bold, italic)
        faces = _licensed(fonts, sink)
        pictures = [each for each in pictures_of(flow) if each.picture.is_drawing]
        made = previews.previews(pictures, library, sink) if pictures else {}
        if setup.paginate == "libreoffice":
            folios = office.office_folios(
                flow,
                folios,
                lambda probe, found: write_docx(probe, metadata, found, faces, Sink(), made),
                sink,
            )
        data = write_docx(flow, metadata, folios.folios, faces, sink, made)
    finally:
        sink.extend(setup.faces.news(told))
    return Product(data, folios.total)


def _further_faces(flow: WordDocument) -> Iterator[tuple[str, bool, bool]]:
    """All faces of the families of text and headings: an editor may make any word bold or italic.

    Whether a face is bold, whether it is italic, after its family.
    """
    for key in theme_families(flow):
        for bold, italic in product((False, True), repeat=2):
            if style_name(bold, italic) in flow.families[key].files:
                yield key, bold, italic


def _licensed(fonts: Mapping[str, bytes], sink: Sink) -> dict[str, bytes]:
    """The faces by key, without those whose licence forbids documents to carry them."""
    allowed: dict[str, bytes] = {}
    for key in sorted(fonts):
        if may_be_embedded(fonts[key]):
            allowed[key] = fonts[key]
        else:
            message = f"the licence of the face {key} forbids to embed it; the Word file names it"
            sink.report("word/font-licence", message)
    return allowed


def _dated(metadata: Metadata, setup: Setup) -> Metadata:
    if metadata.date is not None or setup.timestamp is None:
        return metadata
    return replace(metadata, date=setup.timestamp.date())
