"""One part of the report, laid out by itself.

Comes in: the resolved document, the index of a part, and the folios as far as they are known.
Leaves: a `PagedPart`. Nothing else is looked at, so that parts can be laid out in any order and
in several processes.
"""

from collections.abc import Mapping

from compiler.diagnostics import Sink
from compiler.fonts.library import FaceLibrary
from compiler.layout.blocks import set_block
from compiler.layout.composing import Column, Compositor
from compiler.layout.masters import frame_of
from compiler.layout.notes import set_footnote
from compiler.layout.page import Page, PagedPart
from compiler.layout.paginate import pour
from compiler.layout.structure import Structure
from compiler.resolve.resolved import ResolvedDocument
from compiler.stylesheet.sheet import StyleSheet


def layout_part(
    resolved: ResolvedDocument,
    part_index: int,
    sheet: StyleSheet,
    library: FaceLibrary,
    folios: Mapping[str, str],
    sink: Sink,
) -> PagedPart:
    """Lay out one part; `folios` serves page references and contents lists only."""
    part = resolved.document.parts[part_index]
    language = part.language or resolved.document.metadata.language
    frame = frame_of(sheet, part.master, sink)
    structure = Structure.rooted("Sect")
    desk = Compositor(
        resolved,
        sheet,
        library,
        folios,
        sink,
        structure,
        frame,
        language,
        set_block,
        set_footnote,
    )
    column = Column(frame.text_x, frame.right, 0.0, 0)
    desk.blocks(part.blocks, column)
    pages, anchors = pour(desk.galley, frame, structure, sink)
    if sheet.double_sided and len(pages) % 2 and part_index + 1 < len(resolved.document.parts):
        pages = (*pages, Page(frame.master.name, (), blank=True))
    return PagedPart(
        part.kind,
        part.title,
        part.slug,
        language,
        pages,
        tuple(structure.elements),
        anchors,
        tuple(desk.printed),
    )
