"""Text of a drawing, set in the faces of the report (SVG 1.1, 10).

Characters are gathered into chunks, each of which begins at a place the drawing names and is
anchored there; words are shaped by HarfBuzz and shown in the fonts that the file has anyway.
"""

import re
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct, field

from compiler.fonts.face import LONGEST_SHAPED, Face
from compiler.fonts.library import FaceLibrary
from compiler.fonts.tables import ShapedWord
from compiler.pdf.content import Shown, narrow_font, wide_font
from compiler.pdf.svg.faces import face_of
from compiler.svg.style import Style, Styles
from compiler.svg.values import length, numbers

MOST_CHARACTERS = 100_000
"""In one text element."""
_SEPARATORS = re.compile(r"[\s,]+")
_BLANKS = re.compile(r"[ \t\r\n]+")
_SHIFTS = {"sub": -0.2, "super": 0.4, "baseline": 0.0}
"""Parts of the size that lowered and raised text is moved up."""
NOT_SET = {"textPath": "text along a path", "tref": "referred text", "altGlyph": "glyph variants"}


class Span(Struct):
    """A stretch of text of one style that begins where it says or after the one before."""

    style: Style
    text: str
    x: float | None = None
    y: float | None = None
    dx: float = 0.0
    dy: float = 0.0
    angle: float = 0.0
    target: float = 0.0
    """Width the drawing asks for; 0 for none."""
    stretches_glyphs: bool = False


class Word(Struct):
    """Shaped text at its place from the start of its span."""

    x: float
    face: Face
    shaped: ShapedWord


class SetSpan(Struct):
    """A stretch ready to be shown."""

    style: Style
    x: float
    y: float
    size: float
    width: float
    words: list[Word]
    angle: float = 0.0
    char_space: float = 0.0
    scale: float = 1.0
    """Of widths."""


class _Chunk(Struct):
    x: float
    y: float
    spans: list[SetSpan] = field(default_factory=list)
    width: float = 0.0


class TextSetter:
    """Sets the text elements of a drawing."""

    def __init__(self, library: FaceLibrary, styles: Styles, shown: Shown) -> None:
        self._library = library
        self._styles = styles
        self._shown = shown
        self.missing: dict[str, None] = {}
        """Characters that no face has."""
        self.left_out: dict[str, None] = {}

    def set(self, element: etree._Element, style: Style) -> list[SetSpan]:
        """The text of an element at its places."""
        spans = _collapsed(list(self._spans(element, style)))
        made: list[SetSpan] = []
        for chunk in self._chunks(spans):
            anchor = chunk.spans[0].style["text-anchor"] if chunk.spans else "start"
            shift = {"middle": chunk.width / 2, "end": chunk.width}.get(anchor, 0.0)
            for each in chunk.spans:
                each.x -= shift
                made.append(each)
        return made

    def shows(self, words: list[Word]) -> Iterator[tuple[float, str, str]]:
        """Place, font resource and operand of each show operator, words of one font together."""
        for word in words:
            key, show = word.face.key, word.shaped.show
            if word.shaped.wide:
                self._shown.wide.setdefault(key, []).append(f"<{show}>")
                yield word.x, wide_font(key), f"<{show}>"
            else:
                self._shown.narrow.setdefault(key, []).append(show)
                yield word.x, narrow_font(key), f"({show})"

    def _spans(self, element: etree._Element, style: Style) -> Iterator[Span]:
        yield from self._own(element, element.text or "", style, first=True)
        for child in element:
            name = etree.QName(child).localname
            if name in NOT_SET:
                self.left_out[NOT_SET[name]] = None
            elif name in ("tspan", "a"):
                inner = self._styles.computed(child, style)
                if inner["display"] != "none":
                    yield from self._spans(child, inner)
            yield from self._own(element, child.tail or "", style, first=False)

    def _own(
        self, element: etree._Element, text: str, style: Style, *, first: bool
    ) -> Iterator[Span]:
        """The text directly inside an element, cut where a character has a place of its own."""
        if not text and not first:
            return
        keeps = style["white-space"].startswith("pre")
        text = re.sub(r"[\t\r\n]", " ", text) if keeps else _BLANKS.sub(" ", text)
        text = text[:MOST_CHARACTERS]
        size = float(style["font-size"])
        places = {
            name: _lengths(element.get(name) if first else None, size)
            for name in ("x", "y", "dx", "dy")
        }
        turns = numbers(element.get("rotate")) if first else []
        count = max((len(values) for values in (*places.values(), turns)), default=0)
        pieces = [*text[: count - 1], text[count - 1 :]] if count > 1 else [text]
        target = length(element.get("textLength"), 0.0) if first and not len(element) else 0.0
        for at, piece in enumerate(pieces):
            here = {name: values[at] for name, values in places.items() if at < len(values)}
            yield Span(
                style,
                piece,
                here.get("x"),
                here.get("y"),
                here.get("dx", 0.0),
                here.get("dy", 0.0),
                turns[min(at, len(turns) - 1)] if turns else 0.0,
                target if len(pieces) == 1 else 0.0,
                element.get("lengthAdjust") == "spacingAndGlyphs",
            )

    def _chunks(self, spans: list[Span]) -> Iterator[_Chunk]:
        chunk = _Chunk(0.0, 0.0)
        x = y = 0.0
        for span in spans:
            if span.x is not None or span.y is not None:
                if chunk.spans:
                    yield chunk
                x = span.x if span.x is not None else x
                y = span.y if span.y is not None else y
                chunk = _Chunk(x, y)
            x, y = x + span.dx, y + span.dy
            if span.text:
                placed = self._set_span(span, x, y)
                chunk.spans.append(placed)
                x += placed.width
                chunk.width = x - chunk.x
        if chunk.spans:
            yield chunk

    def _set_span(self, span: Span, x: float, y: float) -> SetSpan:
        style = span.style
        size = float(style["font-size"])
        face = face_of(style, self._library)
        spacing = length(style["letter-spacing"], 0.0, font_size=size)
        words, width, glyphs = self._words(span.text, face, size, spacing)
        made = SetSpan(style, x, y + _lowered(style, face, size), size, width, words, span.angle)
        made.char_space = spacing
        if span.target > 0 and width > 0:
            if span.stretches_glyphs or glyphs < 2:
                made.scale = span.target / width
            else:
                extra = (span.target - width) / (glyphs - 1)
                made.words, _, _ = self._words(span.text, face, size, spacing + extra)
                made.char_space = spacing + extra
            made.width = span.target
        return made

    def _words(
        self, text: str, face: Face, size: float, spacing: float
    ) -> tuple[list[Word], float, int]:
        """Words with their places, the width of all, and how many glyphs they have."""
        words: list[Word] = []
        x, glyphs = 0.0, 0
        for at, part in enumerate(text.split(" ")):
            if at:
                x += face.space * size + spacing
                glyphs += 1
            for cut in _pieces(part):
                used, piece = self._covering(cut, face)
                if not piece:
                    continue
                shaped = (used.lane("spaced") if spacing else used.words)[piece]
                words.append(Word(x, used, shaped))
                x += shaped.width * size + shaped.glyphs * spacing
                glyphs += shaped.glyphs
        return words, x, glyphs

    def _covering(self, word: str, face: Face) -> tuple[Face, str]:
        """A face that has all characters of a word; else the word without those that none has."""
        lacking = face.missing(word)
        if not lacking:
            return face, word
        other = self._library.covering(word, face)
        if other is not None:
            return other, word
        self.missing.update(dict.fromkeys(lacking))
        return face, "".join(each for each in word if each not in lacking)


def _pieces(word: str) -> list[str]:
    """A word in pieces that can be shaped."""
    return [word[at : at + LONGEST_SHAPED] for at in range(0, len(word), LONGEST_SHAPED)]


def _lengths(text: str | None, size: float) -> list[float]:
    return [length(each, 0.0, font_size=size) for each in _SEPARATORS.split(text or "") if each]


def _lowered(style: Style, face: Face, size: float) -> float:
    """How far below its place the baseline of a stretch stands."""
    baseline = style["dominant-baseline"]
    if style["alignment-baseline"] not in ("auto", "baseline"):
        baseline = style["alignment-baseline"]
    lowered = {
        "middle": face.x_height / 2,
        "central": (face.ascent + face.descent) / 2,
        "hanging": face.cap_height,
        "text-before-edge": face.ascent,
        "text-top": face.ascent,
        "before-edge": face.ascent,
        "text-after-edge": face.descent,
        "text-bottom": face.descent,
        "after-edge": face.descent,
        "ideographic": face.descent,
    }.get(baseline, 0.0)
    shift = style["baseline-shift"]
    raised = _SHIFTS[shift] * size if shift in _SHIFTS else length(shift, 0.0, size, size)
    return lowered * size - raised


def _collapsed(spans: list[Span]) -> list[Span]:
    """Without blanks at both ends and without two in a row across stretches."""
    blank = True
    for span in spans:
        if span.style["white-space"].startswith("pre"):
            blank = False
            continue
        if blank and span.text.startswith(" "):
            span.text = span.text[1:]
        if span.text:
            blank = span.text.endswith(" ")
    for span in reversed(spans):
        if span.style["white-space"].startswith("pre"):
            break
        if span.text.endswith(" "):
            span.text = span.text[:-1]
        if span.text:
            break
    return spans
