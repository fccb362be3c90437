"""The body of a chapter in, blocks out.

CommonMark by markdown-it-py with the conventions of `block_rules` and `inline_rules`. The block
parser gives a flat list of tokens; this module walks it once and builds the tree, with the span of
each block. What cannot be placed is reported and kept as text.
"""

from itertools import pairwise
from typing import Any

from markdown_it.token import Token
from msgspec.structs import replace

from compiler.diagnostics import nearest
from compiler.lazy import lazy_pattern
from compiler.model.block import (
    Block,
    Blocks,
    CodeBlock,
    Definition,
    DefinitionList,
    Heading,
    ItemList,
    ListItem,
    Paragraph,
    Quote,
    Rule,
)
from compiler.model.inline import Inlines, Text
from compiler.model.walk import plain_text
from compiler.seed.foreign import blocks_in, inlines_in
from compiler.seed.languagetag import language_of
from compiler.seed.markdown.attributes import Attributes, fence_attributes, split_attributes
from compiler.seed.markdown.block_rules import DEEPEST_NESTING, block_parser
from compiler.seed.markdown.boxes import PAGE_KINDS, box_blocks, fence_kind
from compiler.seed.markdown.glossary import Glossary
from compiler.seed.markdown.inlines import InlineReader
from compiler.seed.markdown.notes import NoteReader
from compiler.seed.markdown.places import Place
from compiler.seed.markdown.tables import build_table
from compiler.seed.pictures.images import figure
from compiler.seed.reading import Reading
from compiler.seed.slug import slug
from compiler.source import Source, Span

HEADING_CLASSES = ("unnumbered", "unlisted")

_INFO_WORD = lazy_pattern(r"\{?\.?([\w+#-]+)")


class BlockReader:
    """Reads the blocks of one chapter; `title` is set on the way."""

    def __init__(self, reading: Reading, start: int) -> None:
        self.reading = reading
        self.start = start
        """Offset of the body in the source, at the beginning of a line."""
        self.first_line = reading.source.position(start)[0]
        env: dict[str, Any] = {"labels": reading.labels}
        self.tokens: list[Token] = []
        parser = block_parser()
        parser.block.parse(reading.source.text[start:], parser, env, self.tokens)
        self.lines = InlineReader(reading, env)
        if "](#" in reading.source.text:
            self.lines.headings = _heading_labels(self.tokens, reading.slug)
        self.notes = NoteReader(self.tokens, reading, self.lines, self._note_body)
        self.glossary = Glossary(self.tokens, reading, self._span)
        self.title: Heading | None = None
        self.level = 1
        self.depth = 0
        self.turned = 0
        """How many of the fences around are pages that lie broad; columns may stand in one."""

    def read(self) -> Blocks:
        """Blocks of the body without the title heading."""
        for again in self.notes.repeated:
            message = f'the note "[^{again.meta["label"]}]" is defined twice'
            self._report("note/defined-twice", message, again)
        return self._blocks(0, frozenset())[0]

    def report_unused_notes(self) -> None:
        """Say which notes nothing has called, when front matter and body are read."""
        for token in self.notes.unused():
            name = token.meta["label"]
            message = f'nothing calls the note "[^{name}]", so its text is not printed'
            self._report("note/unused", message, token)

    @property
    def is_empty(self) -> bool:
        """Whether the body holds nothing but perhaps its title."""
        return len(self.tokens) <= (3 if self.title else 0)

    # blocks

    def _blocks(self, index: int, stops: frozenset[str]) -> tuple[Blocks, int]:
        """Blocks up to a token whose kind is in `stops` or the end, and the index of that token."""
        blocks: list[Block] = []
        while index < len(self.tokens) and (kind := self.tokens[index].type) not in stops:
            token = self.tokens[index]
            if kind == "paragraph_open":
                blocks.extend(self._paragraph(self.tokens[index + 1]))
                index += 3
            elif kind == "heading_open":
                blocks.extend(self._heading(token, self.tokens[index + 1]))
                index += 3
            elif kind == "footnote_reference_open":
                index = self.notes.ends[index] + 1
            else:
                block, index = self._other(index)
                blocks.extend(block)
            if self.lines.images:
                blocks.extend(self._lifted())
        return tuple(blocks), index

    def _other(self, index: int) -> tuple[Blocks, int]:
        token = self.tokens[index]
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                return self._list(index)
            case "blockquote_open":
                blocks, end = self._nested(index + 1, "blockquote_close")
                return (Quote(blocks, self._span(token)),), end + 1
            case "dl_open":
                return self._definitions(index)
            case "box_open":
                return self._box(index)
            case "pipe_table":
                table = build_table(token, self.start, self.reading, self.lines)
                return (replace(table, span=self._span(token)),), index + 1
            case "hr":
                return (Rule(span=self._span(token)),), index + 1
            case "fence" | "code_block":
                return (self._code(token),), index + 1
            case "html_block":
                return self._html(token), index + 1
            case "abbreviation":
                return (), index + 1
            case "box_close":
                self._report("chapter/stray-fence", "this fence closes nothing", token)
                return (), index + 1
            case _:
                return self._too_deep(token), index + 1

    def _paragraph(self, inline: Token) -> Blocks:
        inlines = self.lines.read(inline.content, self._place(inline))
        if self.lines.images and not inlines:
            images, self.lines.images = self.lines.images, []
            figures = (figure(image, self.reading, self.lines) for image in images)
            return tuple(each for each in figures if each is not None)
        return (Paragraph(inlines, span=self._span(inline)),) if inlines else ()

    def _lifted(self) -> Blocks:
        """Figures of images that stood among words, set after them."""
        images, self.lines.images = self.lines.images, []
        figures: list[Block] = []
        for image in images:
            message = f'the image "{image.path}" stands among words; it is set after them'
            self.reading.sink.report("figure/in-text", message, image.span)
            block = figure(image, self.reading, self.lines)
            if block is not None:
                figures.append(block)
        return tuple(figures)

    def _heading(self, token: Token, inline: Token) -> Blocks:
        level, span = int(token.tag[1]), self._span(inline)
        words, attributes = split_attributes(inline.content)
        inlines = self.lines.read(words, self._place(inline, words))
        language = language_of(attributes, span, self.reading)
        inlines = inlines_in(language, inlines) if language else inlines
        self._report_attributes(attributes, span)
        unnumbered = "unnumbered" in attributes.classes
        if level == 1 and self.title is None and self.depth == 0:
            label = attributes.label and self.reading.names.claim(attributes.label, span)
            self.title = Heading(1, inlines, label, not unnumbered, span=span)
            return ()
        level = self._checked_level(level, span, plain_text(inlines))
        if attributes.label:
            label = self.reading.names.claim(attributes.label, span)
        else:
            name = slug(plain_text(inlines)) or "section"
            label = self.reading.names.made(name, f"{self.reading.slug}/")
        listed = "unlisted" not in attributes.classes
        return (Heading(level, inlines, label, not unnumbered, listed, span),)

    def _report_attributes(self, attributes: Attributes, span: Span) -> None:
        strange = [f".{name}" for name in attributes.classes if name not in HEADING_CLASSES]
        strange += [f'{key}="{value}"' for key, value in attributes.values.items() if key != "lang"]
        for each in strange:
            message = f"{each} means nothing on a heading"
            hint = nearest(each[1:], HEADING_CLASSES)
            self.reading.sink.report("chapter/heading-attribute", message, span, hint=hint)

    def _checked_level(self, level: int, span: Span, words: str) -> int:
        if level == 1 and self.depth == 0:
            message = f'"{words}" is a second title; it is read as a heading of level 2'
            self.reading.sink.report("chapter/second-title", message, span)
        level = max(level, 2)
        if self.depth:
            return level
        if level > self.level + 1:
            message = f'"{words}" is a heading of level {level} under one of level {self.level}'
            self.reading.sink.report("chapter/heading-skipped", message, span)
        self.level = level
        return level

    def _list(self, index: int) -> tuple[Blocks, int]:
        token = self.tokens[index]
        ordered = token.type == "ordered_list_open"
        closing = "ordered_list_close" if ordered else "bullet_list_close"
        items: list[ListItem] = []
        tight = True
        index += 1
        while self.tokens[index].type != closing:
            item = self.tokens[index]
            first = self.tokens[index + 1]
            tight = tight and (first.type != "paragraph_open" or first.hidden)
            blocks, index = self._nested(index + 1, "list_item_close")
            items.append(ListItem(blocks, self._span(item)))
            index += 1
        start = token.attrs.get("start", 1) if ordered else 1
        found = ItemList(ordered, tuple(items), int(start), tight, self._span(token))
        return (found,), index + 1

    def _nested(self, index: int, closing: str) -> tuple[Blocks, int]:
        self.depth += 1
        blocks, index = self._blocks(index, frozenset({closing}))
        self.depth -= 1
        return blocks, index

    def _note_body(self, index: int) -> Blocks:
        return self._nested(index, "footnote_reference_close")[0]

    def _definitions(self, index: int) -> tuple[Blocks, int]:
        opening = self.tokens[index]
        items: list[Definition] = []
        term: Inlines = ()
        index += 1
        while self.tokens[index].type != "dl_close":
            if self.tokens[index].type == "dt_open":
                inline = self.tokens[index + 1]
                term = self.lines.read(inline.content, self._place(inline))
                index += 3
                continue
            blocks, index = self._nested(index + 1, "dd_close")
            items.append(Definition(term, blocks))
            term = ()
            index += 1
        return (DefinitionList(_joined(items), self._span(opening)),), index + 1

    def _box(self, index: int) -> tuple[Blocks, int]:
        token = self.tokens[index]
        attributes = fence_attributes(token.info)
        at = self.start + token.meta["at"]
        span = self.reading.source.span(at, at + len(token.info))
        language = language_of(attributes, span, self.reading)
        kind = fence_kind(attributes)
        outer, outer_fence = self.reading.language, self.reading.fence_language
        self.reading.language = language or outer
        self.reading.fence_language = language or outer_fence
        stands = kind not in PAGE_KINDS or self._stands_free(kind, span)
        self.turned += kind == "landscape"
        blocks, end = self._inside_box(index)
        self.turned -= kind == "landscape"
        if stands:
            blocks = box_blocks(attributes, blocks, span, self.reading, self.lines)
        self.reading.language, self.reading.fence_language = outer, outer_fence
        return (blocks_in(language, blocks) if language else blocks), end

    def _stands_free(self, kind: str, span: Span) -> bool:
        """Whether nothing is around that a change of the page would tear apart."""
        if self.depth == (self.turned if kind == "columns" else 0):
            return True
        message = f"a .{kind} cannot stand inside something else; its content is set as it is"
        self.reading.sink.report("chapter/box-place", message, span)
        return False

    def _inside_box(self, index: int) -> tuple[Blocks, int]:
        """Blocks between a fence and the one that closes it, and the index after that."""
        token = self.tokens[index]
        blocks: Blocks = ()
        end = index + 1
        self.depth += 1
        if self.depth >= DEEPEST_NESTING:
            self._report("chapter/too-deep", "boxes nest too deeply", token)
        else:
            blocks, end = self._blocks(index + 1, _BOX_ENDS)
        self.depth -= 1
        if end < len(self.tokens) and self.tokens[end].type == "box_close":
            end += 1
        else:
            self._report("chapter/unclosed-fence", "this fence is not closed by :::", token)
        return blocks, end

    def _code(self, token: Token) -> CodeBlock:
        word = _INFO_WORD.match(token.info.strip())
        text = token.content.removesuffix("\n")
        return CodeBlock(text, word[1] if word else "", self._span(token))

    def _html(self, token: Token) -> Blocks:
        """Literal text of HTML, reported; comments leave without a message."""
        text = _without_comments(token.content).strip()
        if not text:
            return ()
        if text.startswith("<!--"):
            self._report("chapter/open-comment", "this comment is not closed by -->", token)
        elif "<" in text:
            first = text.split("\n", 1)[0]
            message = f"{first[:60]} is HTML, which a report cannot carry"
            self._report("chapter/raw-html", message, token)
        words = " ".join(text.split())
        return (Paragraph((Text(words),), span=self._span(token)),)

    def _too_deep(self, token: Token) -> Blocks:
        message = f"lists and quotes nest deeper than {DEEPEST_NESTING} levels"
        self._report("chapter/too-deep", message, token)
        words = " ".join(token.content.split())
        return (Paragraph((Text(words),), span=self._span(token)),)

    # places

    def _span(self, token: Token) -> Span:
        source = self.reading.source
        first, last = token.map or (0, 1)
        start = source.offset(self.first_line + first)
        end = max(source.offset(self.first_line + last) - 1, start + 1)
        if token.content:
            end_of_words = token.content.find("\n", 0, 40)
            words = token.content[: end_of_words if end_of_words >= 0 else 40]
            found = source.text.find(words, start, end)
            start = found if found >= 0 else start
        return source.span(start, end)

    def _place(self, inline: Token, content: str | None = None) -> Place:
        line = self.first_line + (inline.map[0] if inline.map else 0)
        source = self.reading.source
        return Place(source, content or inline.content, source.offset(line))

    def _report(self, code: str, message: str, token: Token) -> None:
        self.reading.sink.report(code, message, self._span(token))


def _heading_labels(tokens: list[Token], chapter: str) -> dict[str, str]:
    """Labels that headings will get, by the slug of their words."""
    labels: dict[str, str] = {}
    for token, inline in pairwise(tokens):
        if token.type == "heading_open":
            words, attributes = split_attributes(inline.content)
            name = slug(words)
            labels.setdefault(name, attributes.label or f"{chapter}/{name}")
    return labels


def _without_comments(text: str) -> str:
    kept: list[str] = []
    position = 0
    while (opening := text.find("<!--", position)) >= 0:
        closing = text.find("-->", opening)
        if closing < 0:
            break
        kept.append(text[position:opening])
        position = closing + len("-->")
    return "".join(kept) + text[position:]


def title_place(source: Source, title: str) -> Place:
    """Place of a title that stands in the front matter."""
    return Place(source, title, max(source.text.find(title), 0))


_BOX_ENDS = frozenset(
    {"box_close", "blockquote_close", "list_item_close", "dd_close", "footnote_reference_close"}
)


def _joined(items: list[Definition]) -> tuple[Definition, ...]:
    """Further definitions of one term, which have no term of their own, go to the first."""
    joined: list[Definition] = []
    for item in items:
        if joined and not item.term:
            first = joined.pop()
            joined.append(Definition(first.term, first.blocks + item.blocks))
        else:
            joined.append(item)
    return tuple(joined)
