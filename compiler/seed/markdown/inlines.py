"""Text of one block in, inlines out.

A text without any character that could open something is taken as it stands; the others go through
markdown-it-py with the rules of `inline_rules`. Typewriter quotes and dashes become printed ones,
but not in code, addresses and values. Images do not live in lines: they are put aside for the
block reader. HTML comments are the author's notes to himself and leave without a message.
"""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from markdown_it.token import Token
from msgspec import Struct

from compiler.diagnostics import nearest
from compiler.lazy import lazy_pattern
from compiler.model.inline import (
    Code,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Note,
    Reference,
    Strong,
    Subscript,
    Superscript,
    Text,
    Value,
)
from compiler.seed.markdown.attributes import NO_ATTRIBUTES, Attributes
from compiler.seed.markdown.block_rules import inline_parser
from compiler.seed.markdown.bracketed import span_maker
from compiler.seed.markdown.linkwords import check_link_words
from compiler.seed.markdown.places import Place
from compiler.seed.markdown.typography import set_marks, set_plain
from compiler.seed.reading import Reading
from compiler.seed.slug import slug
from compiler.source import Span

_OPENS = re.compile(r"[&*<@\[\\^_`{~]|://|  \n")
_HARD_BREAK = lazy_pattern(r"(?:  |\\)\n")
_SPACES = lazy_pattern(r" {2,}")
_COMMENT = lazy_pattern(r"<!--.*?-->\Z", re.DOTALL)
_LINE_BREAK_TAG = lazy_pattern(r"<br\s*/?>\Z", re.IGNORECASE)
_WEB_ADDRESS = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:")

_Make = Callable[[Inlines], Inlines]
"""Makes what stands in the tree from the inlines between an opening and its closing."""

_CONTAINERS: dict[str, _Make] = {
    "em": lambda children: (Emphasis(children),),
    "strong": lambda children: (Strong(children),),
    "raised": lambda children: (Superscript(children),),
    "lowered": lambda children: (Subscript(children),),
}


class ImageSource(Struct, frozen=True):
    """An image met in a line: what the author wrote about it."""

    path: str
    caption: str
    title: str
    attributes: Attributes
    span: Span
    place: Place
    """Place of the caption."""


CallNote = Callable[[str, Span], Note | None]


class InlineReader:
    """Reads the lines of one chapter."""

    def __init__(self, reading: Reading, env: dict[str, Any]) -> None:
        self.reading = reading
        self.env = env
        self.images: list[ImageSource] = []
        self.headings: dict[str, str] = {}
        """Labels of headings by the slug of their words, for links inside the chapter."""
        self.call_note: CallNote = lambda name, span: None
        self.write_note: Callable[[str, Place, Span], Note | None] = lambda text, place, span: None

    def read(self, text: str, place: Place) -> Inlines:
        """Inlines of a text; images are added to `images`."""
        plain = self.plain(text)
        if plain is not None:
            return plain
        if "\n" in text and not _HARD_BREAK.search(text):
            text = text.replace("\n", " ")
        tokens: list[Token] = []
        parser = inline_parser()
        parser.inline.parse(text, parser, self.env, tokens)
        return _nest(self._leaves(tokens, place))

    def plain(self, text: str) -> Inlines | None:
        """Inlines of a text in which nothing could open; nothing for others."""
        if _OPENS.search(text):
            return None
        words = set_plain(_one_line(text), self.reading.language)
        return (Text(words),) if words else ()

    def _leaves(self, tokens: list[Token], place: Place) -> "list[_Piece]":
        pieces = [self._piece(token, place) for token in tokens]
        for index, token in enumerate(tokens):
            if token.markup == "autolink" and token.nesting == 1:
                pieces[index + 1].is_prose = False
        texts = [piece.text for piece in pieces]
        marked = set_marks(texts, [piece.is_prose for piece in pieces], self.reading.language)
        for piece, text in zip(pieces, marked, strict=True):
            piece.text = text
        return pieces

    def _piece(self, token: Token, place: Place) -> "_Piece":
        kind = token.type
        if kind == "text":
            return _Piece("text", _one_line(token.content), is_prose=True)
        if kind == "softbreak":
            return _Piece("text", " ")
        if kind == "text_special":
            return _Piece("text", token.content)
        if kind == "code_inline":
            return _Piece("node", token.content, Code(token.content))
        if kind == "hardbreak":
            return _Piece("node", " ", LineBreak())
        if kind.endswith("_open"):
            return self._opening(token, place)
        if kind.endswith("_close"):
            return _Piece("close")
        return self._own_piece(token, place)

    def _opening(self, token: Token, place: Place) -> "_Piece":
        name = token.type.removesuffix("_open")
        if name == "bracketed":
            span = place.span(token.meta["at"], token.meta["end"])
            make = span_maker(token.meta["attributes"], span, self.reading)
            return _Piece("open", make=make)
        if name != "link":
            return _Piece("open", make=_CONTAINERS[name])
        url = str(token.attrs.get("href", ""))
        at = token.meta.get("at", 0)
        return _Piece("open", make=self._link_maker(url, place.span(at, at + 1)))

    def _link_maker(self, url: str, span: Span) -> _Make:
        def make(children: Inlines) -> Inlines:
            if not children:
                self._report_wordless(url, span)
                return ()
            check_link_words(children, span, self.reading)
            if url.startswith("#"):
                return (self._inside_link(url, children, span),)
            if not _WEB_ADDRESS.match(url):
                message = f'the link "{url}" leads nowhere from a finished file'
                self.reading.sink.report("chapter/relative-link", message, span)
            return (Link(url, children, span),)

        return make

    def _inside_link(self, url: str, children: Inlines, span: Span) -> Link:
        """A link to a label, or to a heading by its words as on code hosting sites."""
        label = unquote(url[1:])
        if label not in self.reading.labels:
            label = self.headings.get(slug(label), "")
        if not label:
            message = f'nothing in this chapter is called "{url}"'
            known = [f"#{name}" for name in (*self.reading.labels, *self.headings)]
            hint = nearest(url, sorted(known))
            self.reading.sink.report("chapter/inside-link", message, span, hint=hint)
        return Link(f"#{label}" if label else url, children, span)

    def _report_wordless(self, url: str, span: Span) -> None:
        message = f'the link to "{url}" has no words and is left out'
        self.reading.sink.report("chapter/empty-link", message, span)

    def _own_piece(self, token: Token, place: Place) -> "_Piece":
        start, end = token.meta.get("at", 0), token.meta.get("end", 0)
        span = place.span(start, end)
        match token.type:
            case "reference":
                label, form = token.meta["label"], token.meta["form"]
                return _Piece("node", "0", Reference(label, form, span))
            case "expression":
                return self._value(token.content, span)
            case "statement" | "unclosed":
                return self._report_braces(token, span)
            case "note_call":
                note = self.call_note(token.content, span)
                return _Piece("node", "", note) if note else _Piece("text", f"[^{token.content}]")
            case "note_inline":
                note = self.write_note(token.content, place.part(start + 2), span)
                if note:
                    return _Piece("node", "", note)
                return _Piece("text", f"^[{token.content}]")
            case "image":
                return self._image(token, place, span)
            case "html_inline":
                return self._html(token.content, place.span(start, start + len(token.content)))
            case _:
                return _Piece("text", token.content)

    def _value(self, expression: str, span: Span) -> "_Piece":
        value: Value | None = self.reading.evaluate(expression.strip(), span)
        if value is None:
            return _Piece("text", "{{" + expression + "}}")
        return _Piece("node", value.text, value)

    def _report_braces(self, token: Token, span: Span) -> "_Piece":
        if token.type == "unclosed":
            message = f'"{token.content}" is not closed in this paragraph'
            hint = "write \\{{ for two braces that are text"
            self.reading.sink.report("chapter/unclosed-braces", message, span, hint=hint)
            return _Piece("text", token.content)
        text = "{%" + token.content + "%}"
        message = f'"{" ".join(text.split())}" is a statement, which only templates have'
        self.reading.sink.report("chapter/statement", message, span)
        return _Piece("text", text)

    def _image(self, token: Token, place: Place, span: Span) -> "_Piece":
        meta = token.meta
        attributes = meta["attributes"] or NO_ATTRIBUTES
        caption_place = place.part(meta["at"] + 2)
        self.images.append(
            ImageSource(meta["path"], token.content, meta["title"], attributes, span, caption_place)
        )
        return _Piece("nothing")

    def _html(self, tag: str, span: Span) -> "_Piece":
        if _COMMENT.match(tag):
            return _Piece("nothing")
        if _LINE_BREAK_TAG.match(tag):
            message = f"{tag} is read as the end of a line"
            self.reading.sink.report("chapter/html-line-break", message, span)
            return _Piece("node", " ", LineBreak())
        message = f"{' '.join(tag.split())} is HTML, which a report cannot carry"
        self.reading.sink.report("chapter/raw-html", message, span)
        return _Piece("text", _one_line(tag))


def _one_line(text: str) -> str:
    """The text with line ends and rows of blanks as single spaces."""
    text = text.replace("\n", " ").replace("\t", " ")
    return _SPACES.sub(" ", text) if "  " in text else text


class _Piece(Struct):
    """A token on its way into the tree."""

    kind: str
    """`text`, `node`, `open`, `close` or `nothing`."""
    text: str = ""
    node: Inline | None = None
    make: _Make | None = None
    is_prose: bool = False


def _nest(pieces: list[_Piece]) -> Inlines:
    """Put what stands between an opening and its closing inside one node."""
    levels: list[list[Inline]] = [[]]
    makers: list[_Make] = []
    words: list[str] = []
    for piece in pieces:
        if piece.kind == "text":
            words.append(piece.text)
            continue
        if piece.kind == "nothing":
            if words and words[-1].endswith(" "):
                words[-1] = words[-1].rstrip(" ")
            continue
        _flush(words, levels[-1])
        if piece.node is not None:
            levels[-1].append(piece.node)
        elif piece.make is not None:
            levels.append([])
            makers.append(piece.make)
        elif makers:
            made = makers.pop()(tuple(levels.pop()))
            levels[-1].extend(made)
    _flush(words, levels[-1])
    return _trimmed(levels[0])


def _trimmed(inlines: list[Inline]) -> Inlines:
    """Without spaces that are left at the edges when an image has gone."""
    if inlines and isinstance(first := inlines[0], Text) and first.text.startswith(" "):
        inlines[0:1] = [Text(words)] if (words := first.text.lstrip(" ")) else []
    if inlines and isinstance(last := inlines[-1], Text) and last.text.endswith(" "):
        inlines[-1:] = [Text(words)] if (words := last.text.rstrip(" ")) else []
    return tuple(inlines)


def _flush(words: list[str], level: list[Inline]) -> None:
    text = "".join(words)
    words.clear()
    if text:
        level.append(Text(text))
