"""Resolved document → Word file: its flow built, paginated by Word's rules, and written."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from compiler.diagnostics import Sink
from compiler.docx.write import write_docx
from compiler.fonts.instance import instance
from compiler.fonts.library import style_name
from compiler.lazy import lazy
from compiler.model.document import Metadata
from compiler.produce.product import Product, Setup
from compiler.resolve import ResolvedDocument
from compiler.wordflow.build import build
from compiler.wordflow.pictures import pictures_of
from compiler.wordpages.folios import word_folios
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
        folios = word_folios(flow, WordMeasures(face_bytes), sink)
        metadata = _dated(resolved.document.metadata, setup)
        faces = {key: fonts[key] for key in sorted(fonts)}
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


def _dated(metadata: Metadata, setup: Setup) -> Metadata:
    if metadata.date is not None or setup.timestamp is None:
        return metadata
    return replace(metadata, date=setup.timestamp.date())
