"""The assemble stage: a report and the templates of a style → the document."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast, get_args

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from msgspec import Struct

from compiler.diagnostics import Sink
from compiler.model.block import Chronology, Event, KeyFigure, KeyFigures, Paragraph
from compiler.model.document import Document, Part, PartKind, Running
from compiler.model.walk import plain_text
from compiler.seed.report import Chapter, Report
from compiler.source import Source, Span
from compiler.template.attachments import attachments_of
from compiler.template.blocks import Flows, read_blocks
from compiler.template.bytecode import ShippedBytecode
from compiler.template.context import Numbered, chapter_values, numbered, shared_values
from compiler.template.environment import Sandbox, render
from compiler.template.loader import StyleLoader
from compiler.template.markup import MarkupError, Node, parse_markup
from compiler.template.running import read_running

_EMPTY = Flows({}, {}, None)


class Templates(Struct, frozen=True):
    """Where a style's templates lie and what they may know of the style."""

    folders: tuple[Path, ...]
    """Folders of the style and of the styles it extends, in the order of look-up."""
    style: Mapping[str, object]
    """`contents_depth`, `chapter_label` and the like."""


def assemble(report: Report, templates: Templates, sink: Sink, offprint: str = "") -> Document:
    """Place the blocks of every part as the style's templates say.

    `offprint` is the slug of the one chapter to make a document of; it keeps its number. Raises
    `Stopped` after reporting what is wrong with the templates.
    """
    chapters = numbered(report)
    chosen = tuple(each for each in chapters if not offprint or each.chapter.slug == offprint)
    values = shared_values(report, chosen, templates.style, bool(offprint))
    language = report.settings.metadata.language
    loader = StyleLoader(templates.folders)
    stage = _Stage(Sandbox(language, loader, ShippedBytecode(loader.find)), values, sink)
    root = stage.markup("report", {})
    parts = tuple(stage.parts(root, chosen)) if root else ()
    running = stage.running()
    sink.stop_on_errors()
    attachments = attachments_of(parts, report.attached)
    return Document(report.settings.metadata, parts, running, attachments)


class _Stage(Struct):
    """One run over the templates of a style."""

    environment: Sandbox
    values: Mapping[str, object]
    sink: Sink

    def parts(self, root: Node, chapters: tuple[Numbered, ...]) -> Iterator[Part]:
        """The parts in the order of the template `report`."""
        try:
            for node in root.elements():
                values = node.take("kind", "template", "master", "title", "slug")
                if node.tag == "chapters":
                    for each in chapters:
                        if part := self.chapter(each, values.get("master", "body")):
                            yield part
                elif node.tag == "part":
                    if part := self.part(node, values):
                        yield part
                else:
                    raise MarkupError(f"<report> holds <part> and <chapters>, not <{node.tag}>",
                                      node.line)  # fmt: skip
        except MarkupError as error:
            self.report(error, "report", "")

    def part(self, node: Node, values: Mapping[str, str]) -> Part | None:
        """A part that is not a chapter."""
        kind = values.get("kind", "front")
        if kind not in get_args(PartKind) or kind == "chapter":
            raise MarkupError(f'there is no part "{kind}"', node.line)
        template = values.get("template", kind)
        root = self.markup(template, {})
        if root is None:
            return None
        try:
            blocks = read_blocks(root.elements(), _EMPTY)
        except MarkupError as error:
            self.report(error, template, "")
            return None
        title, slug = values.get("title", ""), values.get("slug", kind)
        return Part(cast("PartKind", kind), blocks, values.get("master", "body"), title, slug)

    def chapter(self, each: Numbered, master: str) -> Part | None:
        """One chapter, opened and closed as the template `chapter` says."""
        chapter = each.chapter
        root = self.markup("chapter", {"chapter": chapter_values(each)})
        if root is None:
            return None
        try:
            blocks = read_blocks(root.elements(), _flows(chapter))
        except MarkupError as error:
            self.report(error, "chapter", chapter.path)
            return None
        return Part("chapter", blocks, master, plain_text(chapter.title), chapter.slug,
                    chapter.front.numbered, chapter.front.language, chapter.span)  # fmt: skip

    def running(self) -> dict[str, Running]:
        """The running lines by page master."""
        root = self.markup("running", {})
        try:
            return read_running(root) if root else {}
        except MarkupError as error:
            self.report(error, "running", "")
            return {}

    def markup(self, name: str, values: Mapping[str, object]) -> Node | None:
        """Render a template and parse what it printed; None after reporting why not."""
        file = f"{name}.xml.j2"
        try:
            text = render(self.environment.get_template(file), {**self.values, **values})
        except TemplateNotFound:
            self.sink.report("template/missing", f'the style has no template "{file}"', path=file)
        except SecurityError as error:
            self.sink.report("template/refused", f"the template is refused: {error.message}",
                             path=file)  # fmt: skip
        except TemplateSyntaxError as error:
            self.sink.report("template/syntax", str(error.message), self._span(file, error.lineno))
        except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
            span = self._span(file, _line_in(error, file))
            self.sink.report("template/failed", f"the template fails: {error}", span)
        else:
            try:
                return parse_markup(text)
            except MarkupError as error:
                self.report(error, name, "", text)
        return None

    def report(self, error: MarkupError, name: str, chapter: str, text: str = "") -> None:
        """Report markup that is not the block markup, with the line as printed by the template."""
        where = f" for {chapter}" if chapter else ""
        lines = text.splitlines()
        printed = lines[error.line - 1].strip() if error.line <= len(lines) else ""
        self.sink.report("template/markup", f"{error.message} (printed line {error.line}{where})",
                         path=f"{name}.xml.j2", hint=printed[:100])  # fmt: skip

    def _span(self, file: str, line: int) -> Span:
        loader = cast("StyleLoader", self.environment.loader)
        source = Source(file, loader.text(file))
        start = source.offset(line)
        return source.span(start, start + max(len(source.line(line)), 1))


def _line_in(error: BaseException, file: str) -> int:
    """Line of the template that was being rendered when the error came."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(file):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _flows(chapter: Chapter) -> Flows:
    front = chapter.front
    figures = KeyFigures(
        tuple(KeyFigure(each.value, each.label) for each in front.key_figures), chapter.span
    )
    events = Chronology(
        tuple(
            Event(each.date, (Paragraph(each.text, "chronology-text", chapter.span),))
            for each in front.chronology
        ),
        chapter.span,
    )
    return Flows(
        {
            "body": chapter.flow,
            "key_figures": (figures,) if figures.items else (),
            "chronology": (events,) if events.events else (),
        },
        {"title": chapter.title, "summary": front.summary},
        chapter.span,
    )
