"""One part of the report, laid out by itself.

Comes in: the resolved document, the index of a part, and the folios as far as they are known.
Leaves: a `PagedPart`. Nothing else is looked at, so that parts can be laid out in any order and
in several processes.
"""

from collections.abc import Mapping

from compiler.diagnostics import Sink
from compiler.fonts.library import FaceLibrary
from compiler.layout.blocks.setters import set_blocks
from compiler.layout.composing import Column, Compositor
from compiler.layout.faults import find_pages
from compiler.layout.lint import Finding, check_distance, check_lines
from compiler.layout.missing import report_missing
from compiler.layout.page import Page, PagedPart
from compiler.layout.pages.masters import frame_of
from compiler.layout.pages.notes import set_footnote
from compiler.layout.pages.paginate import pour
from compiler.layout.structure import Structure
from compiler.model.walk import page_runs
from compiler.resolve.resolved import ResolvedDocument
from compiler.stylesheet.sheet import TURNED, StyleSheet


def layout_part(
    resolved: ResolvedDocument,
    part_index: int,
    sheet: StyleSheet,
    library: FaceLibrary,
    folios: Mapping[str, str],
    sink: Sink,
    *,
    stressed: bool = False,
) -> PagedPart:
    """Lay out one part; `folios` serves page references and contents lists only.

    With `stressed` its tree has elements for stressed words, which PDF 2.0 knows.
    """
    part = resolved.document.parts[part_index]
    language = part.language or resolved.document.metadata.language
    frame = frame_of(sheet, part.master, sink)
    structure = Structure.rooted("Sect", stressed=stressed)
    desk = Compositor(
        resolved,
        sheet,
        library,
        folios,
        sink,
        structure,
        frame,
        language,
        set_blocks,
        set_footnote,
    )
    desk.initial = sheet.initial_lines if part.kind == "chapter" else 0
    pages: list[Page] = []
    anchors: dict[str, int] = {}
    findings: list[Finding] = []
    mentions: dict[str, list[int]] = {}
    for broad, blocks in page_runs(part.blocks) if part.blocks else ((False, ()),):
        desk.turn(frame_of(sheet, part.master + TURNED, sink) if broad else frame)
        desk.blocks(blocks, Column(desk.frame.text_x, desk.frame.right, 0.0, 0))
        poured = pour(desk.galley, desk.frame, structure, len(pages))
        pages += poured.pages
        anchors.update(poured.anchors)
        findings += [*poured.findings, *check_lines(poured.stretches, library)]
        for label, places in poured.mentions.items():
            mentions.setdefault(label, []).extend(places)
    report_missing(part.blocks, library, sink)
    findings += find_pages(desk.faults, pages, structure.elements)
    findings += check_distance(anchors, mentions, resolved, part_index)
    if sheet.double_sided and len(pages) % 2 and part_index + 1 < len(resolved.document.parts):
        pages.append(Page(desk.frame.master.name, (), blank=True))
    return PagedPart(
        part.kind,
        part.title,
        part.slug,
        language,
        tuple(pages),
        tuple(structure.elements),
        anchors,
        tuple(desk.printed),
        tuple(findings),
    )
