"""Resolved document → PDF: parts laid out and written one by one, then put together.

A part leaves the process that laid it out only as its page contents and the little that page
numbers depend on. So a report of any size needs the memory of one part's pages at a time, and the
same function serves one process and many.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from msgspec import Struct, field
from msgspec.structs import replace

from compiler.diagnostics import Diagnostic, Sink, Stopped
from compiler.jobs import Advance, spread
from compiler.layout.converge import compose, converge, paginate
from compiler.layout.page import PagedDocument, PagedPart
from compiler.layout.part import layout_part
from compiler.pdf.document import write_document
from compiler.pdf.part import write_part
from compiler.pdf.standard import STANDARDS
from compiler.pdf.streams import PartStreams
from compiler.produce.product import Product, Setup
from compiler.resolve import ResolvedDocument


class MadePart(Struct, frozen=True):
    """A part laid out and written, small enough to travel between processes."""

    paged: PagedPart
    """Its pages emptied."""
    streams: PartStreams
    diagnostics: tuple[Diagnostic, ...]


def parts_to_spread(resolved: ResolvedDocument, setup: Setup) -> tuple[int, ...]:
    """Indices of the parts that can be made ahead, in any process: all but contents lists."""
    kinds = enumerate(part.kind for part in resolved.document.parts)
    return tuple(at for at, kind in kinds if kind != "contents")


def make_part(
    resolved: ResolvedDocument, setup: Setup, folios: Mapping[str, str], index: int
) -> MadePart:
    """Lay out and write one part; raises `Stopped` when a face can not be loaded."""
    sheet, faces, sink = setup.sheet, setup.faces, Sink()
    told = faces.told
    stressed = STANDARDS[setup.standard].stressed
    paged = layout_part(resolved, index, sheet, faces.library, folios, sink, stressed=stressed)
    streams = write_part(paged, sheet.page_sizes, setup.standard, faces.library)
    emptied = tuple(replace(page, items=()) for page in paged.pages)
    return MadePart(
        replace(paged, pages=emptied, elements=()),
        streams,
        (*sink.diagnostics, *faces.news(told)),
    )


def make_pdf(
    resolved: ResolvedDocument,
    setup: Setup,
    ahead: Mapping[int, MadePart],
    sink: Sink,
    jobs: int,
    advance: Advance,
) -> Product:
    """Make what is not made ahead, settle page numbers, and put the file together."""
    library, told = setup.faces.library, setup.faces.told
    try:
        assembly = _Assembly(resolved, setup, ahead, sink, jobs, advance)
        parts = converge(resolved, assembly.lay_out, sink)
        document = compose(resolved, setup.sheet, library, parts, sink)
        document = replace(document, standard=setup.standard)
        streams = [assembly.streams[at] for at in range(len(parts))]
        data = write_document(document, streams, library, timestamp=setup.timestamp, sink=sink)
    finally:
        sink.extend(setup.faces.news(told))
    return Product(data, len(document.pages))


def lay_out_pages(resolved: ResolvedDocument, setup: Setup, sink: Sink) -> PagedDocument:
    """All pages with everything on them, to be printed as text."""
    told = setup.faces.told
    try:
        return paginate(resolved, setup.sheet, setup.faces.library, sink)
    finally:
        sink.extend(setup.faces.news(told))


class _Assembly(Struct):
    """The parts of a file as they come in."""

    resolved: ResolvedDocument
    setup: Setup
    ahead: Mapping[int, MadePart]
    sink: Sink
    jobs: int
    advance: Advance
    streams: dict[int, PartStreams] = field(default_factory=dict)

    def lay_out(self, indices: Sequence[int], folios: Mapping[str, str]) -> list[PagedPart]:
        """Lay out and write the parts of these indices; their pages come back emptied."""
        if not folios and all(at in self.ahead for at in indices):
            made = [self.ahead[at] for at in indices]
        else:
            made = self._made(indices, folios)
        for at, part in zip(indices, made, strict=True):
            self.streams[at] = part.streams
            self.sink.extend(part.diagnostics)
        return [part.paged for part in made]

    def _made(self, indices: Sequence[int], folios: Mapping[str, str]) -> list[MadePart]:
        work = partial(make_part, self.resolved, self.setup, folios)
        try:
            return spread(work, indices, self.jobs, self.advance)
        except Stopped:
            # Another process knows the reasons; met again here, they are told here.
            return [work(at) for at in indices]
