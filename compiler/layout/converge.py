"""The whole report: parts laid out until page numbers stand still, then put together.

Comes in: the resolved document and its style sheet. Leaves: a `PagedDocument`. Page references
and contents lists print numbers that laying them out may change; parts that print a number which
has changed are laid out again, a few times at most. Laying out is an argument, so that parts can
be handed to several processes.
"""

from collections.abc import Callable, Mapping, Sequence

from compiler.diagnostics import Sink
from compiler.fonts.library import FaceLibrary
from compiler.layout.lint import report_findings
from compiler.layout.missing import report_missing
from compiler.layout.page import Bookmark, PagedDocument, PagedPart, PlacedPage
from compiler.layout.pages.folios import folios_of, number_pages
from compiler.layout.pages.masters import master_of
from compiler.layout.part import layout_part
from compiler.layout.running import PageFacts, RunningSetter
from compiler.resolve.resolved import Entry, ResolvedDocument
from compiler.stylesheet.sheet import StyleSheet

ROUNDS = 5
"""How often parts are laid out again before the loop gives up."""
LABELS_NAMED = 5
"""How many of the labels that still move a diagnostic names."""

LayOut = Callable[[Sequence[int], Mapping[str, str]], Sequence[PagedPart]]
"""Lays out the parts with these indices, given the folios known so far."""


def paginate(
    resolved: ResolvedDocument,
    sheet: StyleSheet,
    library: FaceLibrary,
    sink: Sink,
    lay_out: LayOut | None = None,
) -> PagedDocument:
    """Lay out a whole report; `lay_out` may spread parts over processes."""

    def alone(indices: Sequence[int], folios: Mapping[str, str]) -> Sequence[PagedPart]:
        return [layout_part(resolved, at, sheet, library, folios, sink) for at in indices]

    parts = converge(resolved, lay_out or alone, sink)
    return compose(resolved, sheet, library, parts, sink)


def converge(resolved: ResolvedDocument, lay_out: LayOut, sink: Sink) -> list[PagedPart]:
    """All parts, laid out until no printed page number is wrong."""
    kinds = [part.kind for part in resolved.document.parts]
    # Contents wait for the numbers they list: chapters do not depend on their length.
    now = [at for at, kind in enumerate(kinds) if kind != "contents"]
    later = [at for at, kind in enumerate(kinds) if kind == "contents"]
    found = dict(zip(now, lay_out(now, {}), strict=True))
    used: dict[int, Mapping[str, str]] = {at: {} for at in now}
    folios = folios_of([found[at] for at in now])
    if later:
        found.update(zip(later, lay_out(later, folios), strict=True))
        used.update(dict.fromkeys(later, folios))
    for _ in range(ROUNDS):
        folios = folios_of([found[at] for at in range(len(kinds))])
        stale = {at: _moving(found[at], used[at], folios) for at in range(len(kinds))}
        again = [at for at, labels in stale.items() if labels]
        if not again:
            break
        found.update(zip(again, lay_out(again, folios), strict=True))
        used.update(dict.fromkeys(again, folios))
    else:
        _report_moving(found, used, sink)
    return [found[at] for at in range(len(kinds))]


def _moving(part: PagedPart, used: Mapping[str, str], folios: Mapping[str, str]) -> list[str]:
    return [label for label in part.printed if used.get(label) != folios.get(label)]


def _report_moving(
    found: Mapping[int, PagedPart], used: Mapping[int, Mapping[str, str]], sink: Sink
) -> None:
    folios = folios_of([found[at] for at in range(len(found))])
    moving = dict.fromkeys(
        label for at in range(len(found)) for label in _moving(found[at], used[at], folios)
    )
    if not moving:
        return
    names = ", ".join(f'"{label}"' for label in list(moving)[:LABELS_NAMED])
    more = f" and {len(moving) - LABELS_NAMED} more" if len(moving) > LABELS_NAMED else ""
    sink.report(
        "layout/unsettled",
        f"page numbers still move after {ROUNDS} rounds: {names}{more}",
        hint="rephrase a sentence near a page reference, so that its number fits either way",
    )


# ---------------------------------------------------------------- putting together


def compose(
    resolved: ResolvedDocument,
    sheet: StyleSheet,
    library: FaceLibrary,
    parts: Sequence[PagedPart],
    sink: Sink,
) -> PagedDocument:
    """Pages in order with folios and running lines; bookmarks from the outline."""
    metadata = resolved.document.metadata
    numbers = number_pages(parts)
    setter = RunningSetter(sheet, library, sink, resolved.document.running)
    total = str(len(numbers))
    pages = []
    for number in numbers:
        part = parts[number.part]
        page = part.pages[number.index]
        facts = PageFacts(
            number.folio,
            part.title,
            metadata.title,
            total,
            page.first,
            sheet.double_sided and number.index % 2 == 1,
            part.language,
        )
        running = () if page.blank else setter.page(master_of(sheet, page.master), facts)
        pages.append(PlacedPage(number.part, number.index, number.folio, number.label, running))
    report_missing((), library, sink)
    for at, part in enumerate(parts):
        labels = [number.label for number in numbers if number.part == at] if part.findings else ()
        report_findings(part.findings, labels, sink)
    folios = folios_of(parts)
    return PagedDocument(
        metadata,
        tuple(parts),
        tuple(pages),
        folios,
        tuple(_bookmark(entry, sheet) for entry in resolved.outline if entry.label in folios),
        sheet.page_sizes,
        attachments=resolved.document.attachments,
    )


def _bookmark(entry: Entry, sheet: StyleSheet) -> Bookmark:
    numbered = entry.number and entry.level <= sheet.numbers.heading_depth
    title = f"{entry.number} {entry.title}" if numbered else entry.title
    return Bookmark(entry.level, title, entry.label)
