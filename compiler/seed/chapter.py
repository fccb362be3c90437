"""One chapter file in, one `Chapter` out: the unit of work of a build.

Reading a chapter touches nothing but its own file and the pictures it shows, so several processes
can each read some. Markdown, YAML and the reader of text pages are loaded when a chapter needs
them: a report of text pages never pays for Markdown.
"""

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from compiler.diagnostics import Sink
from compiler.lazy import lazy, lazy_pattern
from compiler.model.inline import Inlines, Text
from compiler.model.walk import plain_text
from compiler.seed.abbreviations import Abbreviations
from compiler.seed.chapterfiles import slug_of_file
from compiler.seed.decode import decode_text
from compiler.seed.reading import Names, Reading, report_duplicate
from compiler.seed.report import Chapter, Data, Evaluate, FrontMatter, Repair
from compiler.source import Source, Span

if TYPE_CHECKING:
    from compiler.seed import frontmatter, yamltree
    from compiler.seed.markdown import body as markdown
    from compiler.seed.textpage import page as textpage
else:
    frontmatter = lazy("compiler.seed.frontmatter")
    markdown = lazy("compiler.seed.markdown.body")
    textpage = lazy("compiler.seed.textpage.page")
    yamltree = lazy("compiler.seed.yamltree")

LARGEST_FRONT_MATTER = 200_000
"""Characters."""

_FRONT_MATTER = lazy_pattern(
    r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_LABELS = re.compile(r"\{[^{}\n]*?#([^\s{}#.=\"']+)")


class ChapterContext(Struct, frozen=True):
    """What a chapter needs to know of its report."""

    root: Path
    language: str
    evaluate: Evaluate
    data: Data
    labels: frozenset[str] = frozenset()
    """Labels that authors have written in any chapter: `@label` means these."""
    abbreviations: Mapping[str, str] = {}
    """What abbreviations stand for, in every chapter."""
    data_paths: Mapping[str, str] = {}
    """Paths of data files by the name that expressions use."""


class ChapterReading(Struct, frozen=True):
    """A chapter and what had to be mended to read it."""

    chapter: Chapter
    repairs: tuple[Repair, ...] = ()


def labels_in(text: str) -> frozenset[str]:
    """Labels that a text gives in braces, found without parsing it."""
    return frozenset(_LABELS.findall(text)) if "{" in text else frozenset()


def read_chapter(path: str, raw: bytes, context: ChapterContext, sink: Sink) -> ChapterReading:
    """Read the bytes of one chapter; `path` is relative to the project."""
    if PurePosixPath(path).suffix.lower() == ".txt":
        return _read_text_page(path, raw, context, sink)
    source, repairs = decode_text(path, raw, sink)
    return ChapterReading(_read_markdown(source, context, sink), repairs)


def _read_text_page(path: str, raw: bytes, context: ChapterContext, sink: Sink) -> ChapterReading:
    page = textpage.read_text_page(path, raw, sink)
    slug = slug_of_file(path)
    front = FrontMatter(numbered=page.numbered)
    chapter = Chapter(path, slug, page.title, slug, front, page.blocks, page.span)
    return ChapterReading(Abbreviations(context.abbreviations).mark(chapter), page.repairs)


def _read_markdown(source: Source, context: ChapterContext, sink: Sink) -> Chapter:
    slug = slug_of_file(source.path)
    reading = Reading(
        source, slug, context.language, context.root, sink, context.evaluate, context.data,
        context.labels, Names(slug, sink), context.data_paths,
    )  # fmt: skip
    tree, body = _front_tree(source, sink)
    raw = frontmatter.raw_front(tree, reading) if tree is not None else None
    if raw is not None:
        reading.slug = reading.names.slug = raw.slug or slug
        reading.language = raw.language or context.language
    blocks = markdown.BlockReader(reading, body)
    flow = blocks.read()
    front = frontmatter.read_front(raw, reading, blocks.lines) if raw else FrontMatter()
    blocks.report_unused_notes()
    if blocks.lines.images:
        image = blocks.lines.images[0]
        sink.report("figure/in-text", "front matter cannot show an image", image.span)
    span = source.span(body, body + 1)
    title, label = _title(blocks, front, reading, span)
    if blocks.title is not None and not blocks.title.numbered:
        front = replace(front, numbered=False)
    structured = front.summary or front.key_figures or front.chronology or front.extra
    if blocks.is_empty and not structured:
        sink.report("chapter/empty", "the chapter has no text", span, path=source.path)
    chapter = Chapter(source.path, reading.slug, title, label, front, flow, span)
    abbreviations = Abbreviations({**context.abbreviations, **blocks.glossary.expansions})
    marked = abbreviations.mark(chapter)
    blocks.glossary.report_unused(abbreviations.used)
    return marked


def _front_tree(source: Source, sink: Sink) -> "tuple[yamltree.Node | None, int]":
    """The tree of the front matter and the offset at which the body begins."""
    if not source.text.startswith("---"):
        return None, 0
    match = _FRONT_MATTER.match(source.text)
    if match is None:
        return None, 0
    start, end = match.span(1)
    if end - start > LARGEST_FRONT_MATTER:
        message = (
            f"the front matter has {end - start:,} characters; at most {LARGEST_FRONT_MATTER:,}"
        )
        sink.report("chapter/front-matter", message, source.span(0, 3))
        return None, match.end()
    return yamltree.read_yaml(source, start, end, "chapter/front-matter", sink), match.end()


def _title(
    blocks: "markdown.BlockReader", front: FrontMatter, reading: Reading, span: Span
) -> tuple[Inlines, str]:
    """The chapter's title and the label of its heading."""
    heading = blocks.title
    if heading is None:
        if front.title:
            place = markdown.title_place(reading.source, front.title)
            return blocks.lines.read(front.title, place), reading.slug
        name = PurePosixPath(reading.source.path).stem
        message = f'the chapter has no title, so it is called "{name}"'
        hint = 'begin it with "# Title", or give a title in the front matter'
        reading.sink.report("chapter/no-title", message, span, hint=hint)
        return (Text(name),), reading.slug
    words = plain_text(heading.inlines)
    if not heading.label and reading.slug in reading.names.given:
        first = reading.names.given[reading.slug]
        report_duplicate(reading.slug, first, heading.span, reading.sink)
    if front.title and _compared(front.title) != _compared(words):
        message = f'the heading says "{words}", the front matter "{front.title}"'
        reading.sink.report("chapter/title-differs", message, heading.span)
    return heading.inlines, heading.label or reading.slug


def _compared(title: str) -> str:
    return re.sub(r"[\W_]+", " ", title).strip().casefold()
