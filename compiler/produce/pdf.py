"""Resolved document → PDF: parts laid out and written one by one, then put together.

A part leaves the process that laid it out only as its page contents and the little that page
numbers depend on. So a report of any size needs the memory of one part's pages at a time, and the
same function serves one process and many.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from compiler.diagnostics import Diagnostic, Sink
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


def make_pdf(
    resolved: ResolvedDocument, setup: Setup, sink: Sink, jobs: int, advance: Advance
) -> Product:
    """Lay a document out and write it, its parts in as many processes as given."""
    if _is_mirrored(setup.sheet):
        return _make_mirrored(resolved, setup, sink)
    font_sink = Sink(sink.strict)
    library = FaceLibrary(setup.sheet.families, font_sink)
    bench = _Bench(resolved, setup, library, font_sink, sink, jobs, advance)
    parts = converge(resolved, bench.lay_out, sink)
    document = compose(resolved, setup.sheet, library, parts, sink)
    document = replace(document, standard=setup.standard)
    streams = [bench.streams[at] for at in range(len(parts))]
    data = write_document(document, streams, library, timestamp=setup.timestamp, sink=sink)
    bench.take_font_diagnostics(font_sink.diagnostics)
    return Product(data, len(document.pages))


def lay_out_pages(resolved: ResolvedDocument, setup: Setup, sink: Sink) -> PagedDocument:
    """All pages with everything on them, to be printed as text."""
    return paginate(resolved, setup.sheet, FaceLibrary(setup.sheet.families, sink), sink)


def _make_mirrored(resolved: ResolvedDocument, setup: Setup, sink: Sink) -> Product:
    """Pages whose margins depend on which side they fall are written when all are laid out."""
    library = FaceLibrary(setup.sheet.families, sink)
    document = paginate(resolved, setup.sheet, library, sink)
    document = replace(document, standard=setup.standard)
    data = write_pdf(document, library, timestamp=setup.timestamp, sink=sink)
    return Product(data, len(document.pages))


def _is_mirrored(sheet: StyleSheet) -> bool:
    return sheet.double_sided and any(
        master.inner != master.outer for master in sheet.masters.values()
    )


@dataclass(frozen=True, slots=True)
class _MadePart:
    """A part on its way between processes."""

    paged: PagedPart
    """Its pages emptied."""
    streams: PartStreams
    diagnostics: tuple[Diagnostic, ...]
    font_diagnostics: tuple[Diagnostic, ...]


@dataclass(slots=True)
class _Bench:
    """Where parts are laid out and written, and what they leave."""

    resolved: ResolvedDocument
    setup: Setup
    library: FaceLibrary
    font_sink: Sink
    sink: Sink
    jobs: int
    advance: Advance
    streams: dict[int, PartStreams] = field(default_factory=dict)
    _font_messages: set[tuple[str, str]] = field(default_factory=set)

    def lay_out(self, indices: Sequence[int], folios: Mapping[str, str]) -> list[PagedPart]:
        """Lay out and write the parts of these indices; their pages come back emptied."""
        work = partial(_make_part, self.resolved, self.setup, self.library, self.font_sink, folios)
        parts = []
        for at, made in zip(indices, spread(work, indices, self.jobs, self.advance), strict=True):
            self.streams[at] = made.streams
            self.sink.extend(made.diagnostics)
            self.take_font_diagnostics(made.font_diagnostics)
            parts.append(made.paged)
        return parts

    def take_font_diagnostics(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Pass on what faces lack, each once, at its first place: every process finds its own."""
        for each in diagnostics:
            if (each.code, each.message) not in self._font_messages:
                self._font_messages.add((each.code, each.message))
                self.sink.add(each)


def _make_part(
    resolved: ResolvedDocument,
    setup: Setup,
    library: FaceLibrary,
    font_sink: Sink,
    folios: Mapping[str, str],
    index: int,
) -> _MadePart:
    sink = Sink()
    known = len(font_sink.diagnostics)
    paged = layout_part(resolved, index, setup.sheet, library, folios, sink)
    sizes = {name: (master.width, master.height) for name, master in setup.sheet.masters.items()}
    streams = write_part(paged, sizes, setup.standard)
    emptied = tuple(replace(page, items=()) for page in paged.pages)
    return _MadePart(
        replace(paged, pages=emptied, elements=()),
        streams,
        tuple(sink.diagnostics),
        tuple(font_sink.diagnostics[known:]),
    )
