"""Resolved document → Word file: its flow built, paginated by Word's rules, and written."""

from compiler.diagnostics import Sink
from compiler.docx.write import write_docx
from compiler.fonts.instance import instance
from compiler.fonts.library import FaceLibrary
from compiler.layout.word_folios import word_folios
from compiler.layout.word_measure import WordMeasures
from compiler.produce.product import Product, Setup
from compiler.resolve import ResolvedDocument
from compiler.wordflow.build import build


def make_word(resolved: ResolvedDocument, setup: Setup, sink: Sink) -> Product:
    """Make the Word file of a document."""
    library = FaceLibrary(setup.sheet.families, sink)

    def face_bytes(family: str, bold: bool, italic: bool) -> bytes:
        face = library.face(family, bold, italic)
        return instance(face, library.families[family].name)

    flow = build(resolved, setup.sheet, sink)
    folios = word_folios(flow, WordMeasures(face_bytes), sink)
    data = write_docx(flow, folios.folios, resolved.document.metadata, face_bytes, setup.timestamp)
    return Product(data, folios.total)
