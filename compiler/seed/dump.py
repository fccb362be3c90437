"""The printable form of the chapters of a report, for `--emit chapters` and for tests."""

from collections.abc import Iterator

from compiler.model.dump import STEP, dump_blocks, dump_inlines, json_text
from compiler.seed.report import Chapter, FrontMatter, Report


def dump_chapters(report: Report) -> str:
    """Every chapter with its front matter and its blocks."""
    return "\n".join(dump_chapter(chapter) for chapter in report.chapters)


def dump_chapter(chapter: Chapter) -> str:
    """One chapter; every line is ended."""
    head = [f"chapter {chapter.slug} {chapter.path}"]
    head.append(f"{STEP}title #{chapter.label} {dump_inlines(chapter.title)}")
    head += [STEP + line for line in _front_lines(chapter.front)]
    return "".join(f"{line}\n" for line in head) + dump_blocks(chapter.flow, 1)


def _front_lines(front: FrontMatter) -> Iterator[str]:
    if front.language:
        yield f"language {front.language}"
    if not front.numbered:
        yield "unnumbered"
    if front.summary:
        yield f"summary {dump_inlines(front.summary)}"
    yield from (f"author {json_text(author)}" for author in front.authors)
    for figure in front.key_figures:
        yield f"key figure {dump_inlines(figure.value)} | {dump_inlines(figure.label)}"
    for event in front.chronology:
        yield f"event {dump_inlines(event.date)} | {dump_inlines(event.text)}"
    yield from (f"credit {json_text(credit)}" for credit in front.credits)
    for key, value in front.extra.items():
        yield f"extra {key} {value!r}"
