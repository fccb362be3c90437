"""Writes the file: a `PagedDocument` and its parts' streams in, the bytes of a PDF out.

The pages' contents are ready; what is added here is what only the whole document knows: running
lines, places, links, bookmarks, page labels, the structure tree, fonts, pictures and metadata.
"""

import datetime
from collections.abc import Mapping, Sequence

from compiler.diagnostics import Sink
from compiler.fonts.library import FaceLibrary
from compiler.layout.page import PagedDocument
from compiler.model.document import Metadata
from compiler.pdf.attachments import write_attachments
from compiler.pdf.color import NAME, srgb_profile
from compiler.pdf.content import Shown
from compiler.pdf.metadata import information, xmp
from compiler.pdf.navigation import Goal, annotation, page_labels, write_names, write_outline
from compiler.pdf.objects import CompactDocument, reference
from compiler.pdf.pages import PageTree, write_contents
from compiler.pdf.part import distinct, distinct_wide, write_part
from compiler.pdf.standard import STANDARDS, Standard
from compiler.pdf.streams import PartStreams
from compiler.pdf.syntax import language_string
from compiler.pdf.tree import Numbers, write_tree
from compiler.pdf.typefaces import Codes, write_fonts
from compiler.pdf.xobjects import write_pictures


def write_pdf(
    document: PagedDocument,
    library: FaceLibrary,
    *,
    timestamp: datetime.datetime | None = None,
    sink: Sink | None = None,
) -> bytes:
    """Write a whole document; `timestamp` (UTC) stands for the report's date when it has none."""
    sizes, standard = document.sizes, document.standard
    streams = [write_part(part, sizes, standard, library) for part in document.parts]
    return write_document(document, streams, library, timestamp=timestamp, sink=sink)


def write_document(
    document: PagedDocument,
    streams: Sequence[PartStreams],
    library: FaceLibrary,
    *,
    timestamp: datetime.datetime | None = None,
    sink: Sink | None = None,
) -> bytes:
    """Put written parts together; of the document's own parts and their pages nothing is read."""
    sink = sink or Sink()
    for part in streams:
        sink.extend(part.diagnostics)
    standard = STANDARDS[document.standard]
    if document.attachments:
        standard = standard.with_attachments()
    metadata = document.metadata
    moment = moment_of(metadata, timestamp)
    file = CompactDocument(standard.version)
    numbers = _numbers(file, document, streams)
    shown = Shown()
    contents = write_contents(file, document, streams, shown)
    fonts = write_fonts(file, library, _codes(streams, shown))
    pictures = write_pictures(file, streams, fonts)
    goals = _goals(document, streams, numbers, standard)
    attached = write_attachments(file, document.attachments, streams, numbers, moment)
    _write_annotations(file, streams, numbers, goals, sink)
    outline = write_outline(file, document.bookmarks, goals)
    file.describe(
        Pages=PageTree(document, streams, numbers, fonts, pictures).write(file, contents),
        Names=write_names(file, goals, attached.names),
        AF=f"[{attached.document}]" if attached.document else "",
        Outlines=outline,
        PageMode="/UseOutlines" if outline else "/UseNone",
        PageLabels=file.add_number_tree(page_labels(document.pages)),
        StructTreeRoot=write_tree(
            file, streams, numbers, standard, metadata.language, attached.elements
        ),
    )
    _describe(file, metadata, moment, standard)
    info = file.add(information(metadata, moment)) if standard.information else ""
    return file.written(f"/Info {info}" if info else "")


def moment_of(metadata: Metadata, timestamp: datetime.datetime | None) -> datetime.datetime | None:
    """The moment the file bears: the report's date, else the given time, else none."""
    if metadata.date is not None:
        return datetime.datetime.combine(metadata.date, datetime.time())
    return timestamp


def _numbers(
    file: CompactDocument, document: PagedDocument, streams: Sequence[PartStreams]
) -> Numbers:
    pages = {(page.part, page.index): at for at, page in enumerate(document.pages)}
    first_page = file.reserve(len(pages))
    nodes = [file.reserve(len(part.nodes)) for part in streams]
    keys = [
        (part, page, index)
        for part, page in pages
        for index in range(len(streams[part].pages[page].links))
    ]
    first_area = file.reserve(len(keys))
    areas = {key: first_area + at for at, key in enumerate(keys)}
    return Numbers(pages, first_page, nodes, areas)


def _codes(streams: Sequence[PartStreams], shown: Shown) -> Codes:
    codes = Codes()
    for part in streams:
        for face, narrow in part.narrow.items():
            codes.add_narrow(face, narrow)
        for face, wide in part.wide.items():
            codes.add_wide(face, wide)
    for face, shows in shown.narrow.items():
        codes.add_narrow(face, distinct(shows))
    for face, shows in shown.wide.items():
        codes.add_wide(face, distinct_wide(shows))
    return codes


def _goals(
    document: PagedDocument,
    streams: Sequence[PartStreams],
    numbers: Numbers,
    standard: Standard,
) -> dict[str, Goal]:
    titles = {bookmark.label: bookmark.title for bookmark in document.bookmarks}
    goals: dict[str, Goal] = {}
    for index, part in enumerate(streams):
        for label, place in part.places.items():
            at = numbers.pages.get((index, place.page))
            if at is None or label in goals:
                continue
            goals[label] = Goal(
                numbers.first_page + at,
                place.x,
                place.y,
                numbers.nodes[index] + place.node if standard.namespaces else 0,
                document.pages[at].folio,
                titles.get(label, ""),
            )
    return goals


def _write_annotations(
    file: CompactDocument,
    streams: Sequence[PartStreams],
    numbers: Numbers,
    goals: Mapping[str, Goal],
    sink: Sink,
) -> None:
    for at, ((part, page, index), area) in enumerate(numbers.areas.items()):
        box = streams[part].pages[page].links[index]
        key = len(numbers.pages) + at
        file.put(area, annotation(box, key, numbers.page(part, page), goals, sink))


def _describe(
    file: CompactDocument,
    metadata: Metadata,
    moment: datetime.datetime | None,
    standard: Standard,
) -> None:
    packet = file.reserve()
    file.put_stream(packet, "/Type/Metadata/Subtype/XML", xmp(metadata, moment, standard))
    profile = file.add_stream("/N 3", srgb_profile())
    file.describe(
        Lang=language_string(metadata.language),
        MarkInfo="<</Marked true>>",
        ViewerPreferences="<</DisplayDocTitle true>>",
        Metadata=reference(packet),
        OutputIntents=(
            f"[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier({NAME})/Info({NAME})"
            f"/DestOutputProfile {profile}>>]"
        ),
    )
