"""Resolved document → PDF: parts laid out and written one by one, then put together.

A part leaves the process that laid it out only as its page contents and the little that page
numbers depend on. So a report of any size needs the memory of one part's pages at a time, and the
same function serves one process and many.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from compiler.diagnostics import Diagnostic, Sink, Stopped
from compiler.fonts.library import FaceLibrary
from compiler.jobs import spread
from compiler.layout.converge import compose, converge, paginate
from compiler.layout.page import PagedDocument, PagedPart
from compiler.layout.part import layout_part
from compiler.pdf.document import write_document, write_pdf
from compiler.pdf.part import write_part
from compiler.pdf.streams import PartStreams
from compiler.produce.product import Product, Setup
from compiler.resolve import ResolvedDocument
from compiler.stylesheet.sheet import StyleSheet

Advance = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class PdfBench:
    """A document on its way to a PDF, with the faces it is set in."""

    resolved: ResolvedDocument
    setup: Setup
    library: FaceLibrary
    font_sink: Sink
    """Hears what faces lack, apart from the rest: every process finds that for itself."""


@dataclass(frozen=True, slots=True)
class MadePart:
    """A part laid out and written, small enough to travel between processes."""

    paged: PagedPart
    """Its pages emptied."""
    streams: PartStreams
    diagnostics: tuple[Diagnostic, ...]
    font_diagnostics: tuple[Diagnostic, ...]


def pdf_bench(resolved: ResolvedDocument, setup: Setup) -> PdfBench:
    """Where the PDF of a document can be made."""
    font_sink = Sink()
    return PdfBench(resolved, setup, FaceLibrary(setup.sheet.families, font_sink), font_sink)


def parts_to_spread(bench: PdfBench) -> tuple[int, ...]:
    """Indices of the parts that can be made ahead, in any process: all but contents lists."""
    if _is_mirrored(bench.setup.sheet):
        return ()
    kinds = enumerate(part.kind for part in bench.resolved.document.parts)
    return tuple(at for at, kind in kinds if kind != "contents")


def make_part(bench: PdfBench, folios: Mapping[str, str], index: int) -> MadePart:
    """Lay out and write one part; raises `Stopped` when a face can not be loaded."""
    setup, sink = bench.setup, Sink()
    known = len(bench.font_sink.diagnostics)
    paged = layout_part(bench.resolved, index, setup.sheet, bench.library, folios, sink)
    sizes = {name: (master.width, master.height) for name, master in setup.sheet.masters.items()}
    streams = write_part(paged, sizes, setup.standard)
    emptied = tuple(replace(page, items=()) for page in paged.pages)
    return MadePart(
        replace(paged, pages=emptied, elements=()),
        streams,
        tuple(sink.diagnostics),
        tuple(bench.font_sink.diagnostics[known:]),
    )


def make_pdf(
    bench: PdfBench, ahead: Mapping[int, MadePart], sink: Sink, jobs: int, advance: Advance
) -> Product:
    """Make what is not made ahead, settle page numbers, and put the file together."""
    if _is_mirrored(bench.setup.sheet):
        return _make_mirrored(bench, sink)
    assembly = _Assembly(bench, ahead, sink, jobs, advance)
    try:
        parts = converge(bench.resolved, assembly.lay_out, sink)
    except Stopped:
        sink.extend(bench.font_sink.diagnostics)
        raise
    document = compose(bench.resolved, bench.setup.sheet, bench.library, parts, sink)
    document = replace(document, standard=bench.setup.standard)
    streams = [assembly.streams[at] for at in range(len(parts))]
    moment = bench.setup.timestamp
    data = write_document(document, streams, bench.library, timestamp=moment, sink=sink)
    assembly.take_font_diagnostics(bench.font_sink.diagnostics)
    return Product(data, len(document.pages))


def lay_out_pages(resolved: ResolvedDocument, setup: Setup, sink: Sink) -> PagedDocument:
    """All pages with everything on them, to be printed as text."""
    return paginate(resolved, setup.sheet, FaceLibrary(setup.sheet.families, sink), sink)


def _make_mirrored(bench: PdfBench, sink: Sink) -> Product:
    """Pages whose margins depend on which side they fall are written when all are laid out."""
    document = paginate(bench.resolved, bench.setup.sheet, bench.library, sink)
    document = replace(document, standard=bench.setup.standard)
    data = write_pdf(document, bench.library, timestamp=bench.setup.timestamp, sink=sink)
    sink.extend(bench.font_sink.diagnostics)
    return Product(data, len(document.pages))


def _is_mirrored(sheet: StyleSheet) -> bool:
    return sheet.double_sided and any(
        master.inner != master.outer for master in sheet.masters.values()
    )


@dataclass(slots=True)
class _Assembly:
    """The parts of a file as they come in."""

    bench: PdfBench
    ahead: Mapping[int, MadePart]
    sink: Sink
    jobs: int
    advance: Advance
    streams: dict[int, PartStreams] = field(default_factory=dict)
    _font_messages: set[tuple[str, str]] = field(default_factory=set)

    def lay_out(self, indices: Sequence[int], folios: Mapping[str, str]) -> list[PagedPart]:
        """Lay out and write the parts of these indices; their pages come back emptied."""
        if not folios and all(at in self.ahead for at in indices):
            made = [self.ahead[at] for at in indices]
        else:
            made = self._made(indices, folios)
        for at, part in zip(indices, made, strict=True):
            self.streams[at] = part.streams
            self.sink.extend(part.diagnostics)
            self.take_font_diagnostics(part.font_diagnostics)
        return [part.paged for part in made]

    def _made(self, indices: Sequence[int], folios: Mapping[str, str]) -> list[MadePart]:
        work = partial(make_part, self.bench, folios)
        try:
            return spread(work, indices, self.jobs, self.advance)
        except Stopped:
            # Another process knows the reasons; met again here, they are told here.
            return [work(at) for at in indices]

    def take_font_diagnostics(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Pass on what faces lack, each once, at its first place."""
        for each in diagnostics:
            if (each.code, each.message) not in self._font_messages:
                self._font_messages.add((each.code, each.message))
                self.sink.add(each)
