"""Prints what a stage hands on, for `--emit`: the same text that tests compare."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from compiler.diagnostics import Sink
from compiler.lazy import lazy
from compiler.model.document import Document
from compiler.model.dump import dump_blocks, json_text
from compiler.plan import Planned
from compiler.produce.product import Setup
from compiler.request import Stage
from compiler.resolve.dump import dump_resolved
from compiler.seed.dump import dump_chapters
from compiler.seed.report import Report

if TYPE_CHECKING:
    from compiler.layout import dump as page_dump
    from compiler.produce import pdf
else:
    page_dump = lazy("compiler.layout.dump")
    pdf = lazy("compiler.produce.pdf")


def emit_chapters(report: Report) -> str:
    """The chapters as they were read."""
    return dump_chapters(report)


def emit_planned(stage: Stage, planned: Sequence[Planned]) -> str:
    """The documents of a run as they are after *assemble* or *resolve*."""
    if stage == "document":
        texts = [dump_document(each.resolved.document) for each in planned]
    else:
        texts = [dump_resolved(each.resolved) for each in planned]
    return _titled(zip((str(each.path) for each in planned), texts, strict=True))


def emit_pages(planned: Sequence[Planned], setup: Setup, sink: Sink) -> str:
    """Every page with everything on it."""
    return _titled(
        (str(each.path), page_dump.dump_pages(pdf.lay_out_pages(each.resolved, setup, sink)))
        for each in planned
    )


def _titled(texts: Iterable[tuple[str, str]]) -> str:
    """Texts one after the other; each under its name when there are several."""
    named = list(texts)
    if len(named) == 1:
        return named[0][1]
    return "\n".join(f"== {name}\n{text}" for name, text in named)


def dump_document(document: Document) -> str:
    """Every part with its blocks."""
    return "".join(_part_texts(document))


def _part_texts(document: Document) -> Iterator[str]:
    for part in document.parts:
        words = [f"part {part.kind}", f"master={part.master}"]
        if part.slug:
            words.append(f"#{part.slug}")
        if part.title:
            words.append(json_text(part.title))
        if not part.numbered:
            words.append("unnumbered")
        if part.language:
            words.append(f"language={part.language}")
        yield f"{' '.join(words)}\n{dump_blocks(part.blocks, 1)}"
    for name, file in document.attachments.items():
        labels = "".join(f" #{label}" for label in file.labels)
        size = f"{len(file.data)} bytes"
        yield f"attachment {name} {file.media_type} {size}{labels} {json_text(file.description)}\n"
