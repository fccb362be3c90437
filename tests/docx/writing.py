"""Small reports written as Word files."""

from collections.abc import Mapping

from compiler.diagnostics import Sink
from compiler.docx.write import write_docx
from compiler.fonts.instance import instance
from compiler.fonts.library import FaceLibrary, style_name
from compiler.model.block import Block
from compiler.model.document import Metadata
from compiler.resolve.resolved import ResolvedDocument
from compiler.stylesheet.sheet import StyleSheet
from compiler.wordflow.flow import WordDocument
from compiler.wordpages.folios import WordFolios, word_folios
from compiler.wordpages.measure import WordMeasures
from tests.docx.readback import ReadBack, read
from tests.wordflow.making import bluebook, flow_of, part, report


def written(
    *blocks: Block, folios: Mapping[str, str] | None = None, sheet: StyleSheet | None = None
) -> bytes:
    """One chapter as a Word file."""
    return written_from(report(part(*blocks)), folios, sheet)


def written_from(
    resolved: ResolvedDocument,
    folios: Mapping[str, str] | None = None,
    sheet: StyleSheet | None = None,
    fonts: Mapping[str, bytes] | None = None,
) -> bytes:
    word = flow_of(resolved, sheet)
    return bytes_of(word, resolved.document.metadata, folios, fonts)


def bytes_of(
    word: WordDocument,
    metadata: Metadata,
    folios: Mapping[str, str] | None = None,
    fonts: Mapping[str, bytes] | None = None,
) -> bytes:
    sink = Sink()
    data = write_docx(word, metadata, folios or {}, fonts or {}, sink)
    assert not sink.diagnostics, sink.diagnostics
    return data


def paginated(
    word: WordDocument, *, with_lines: bool = False
) -> tuple[WordFolios, dict[str, bytes]]:
    """Pages of a Word file, and the faces its words were measured with."""
    library = FaceLibrary(bluebook().families, Sink())
    fonts: dict[str, bytes] = {}

    def face_bytes(family: str, bold: bool, italic: bool) -> bytes:
        face = library.face(family, bold, italic)
        data = instance(face, library.families[family].name)
        fonts[f"{family}/{style_name(bold, italic)}"] = data
        return data

    found = word_folios(word, WordMeasures(face_bytes), Sink(), with_lines=with_lines)
    return found, fonts


def back(*blocks: Block) -> ReadBack:
    return read(written(*blocks))
