"""The YAML between `---` lines at the top of a chapter in, typed front matter out.

Texts are taken as they are spelled (`title: 2009` is the text 2009), inline Markdown is read in
`summary`, `key_figures` and `chronology`, and keys that no style knows by itself go to `extra`.
"""

from collections.abc import Callable
from difflib import get_close_matches

from msgspec import Struct
from msgspec.structs import replace

from compiler.diagnostics import nearest
from compiler.model.inline import Inlines
from compiler.seed.languagetag import is_language_tag, tag_hint
from compiler.seed.markdown.inlines import InlineReader
from compiler.seed.markdown.places import Place
from compiler.seed.reading import Reading
from compiler.seed.report import ChapterEvent, ChapterFigure, FrontMatter
from compiler.seed.slug import slug
from compiler.seed.yamltree import Mapping, Node, Scalar, Sequence, plain_value
from compiler.source import Span

KEYS = (
    "title", "slug", "summary", "authors", "language", "numbered", "key_figures", "chronology",
    "credits",
)  # fmt: skip
_ALMOST = 0.84
"""How like a known key an unknown one must be to be taken for a slip of the pen."""


class RawFront(Struct, frozen=True):
    """Front matter as a tree, with what must be known before the body is read."""

    tree: Mapping | None
    slug: str = ""
    language: str = ""


def raw_front(tree: Node | None, reading: Reading) -> RawFront:
    """Slug and language of a front matter tree; what is wrong with them is reported."""
    if tree is None:
        return RawFront(None)
    if not isinstance(tree, Mapping):
        if isinstance(tree, Scalar) and not tree.text:
            return RawFront(None)
        _wrong("the front matter", "keys and values", tree, reading)
        return RawFront(None)
    check = _Check(reading, None)
    return RawFront(tree, check.slug(tree), check.language(tree))


def read_front(front: RawFront, reading: Reading, lines: InlineReader) -> FrontMatter:
    """The typed front matter; wrong types are reported and left out."""
    if front.tree is None:
        return FrontMatter()
    check = _Check(reading, lines)
    items = front.tree.items
    result = FrontMatter(slug=front.slug, language=front.language)
    readers: dict[str, Callable[[str, Node], object]] = {
        "title": check.text,
        "summary": check.inlines,
        "authors": check.texts,
        "credits": check.texts,
        "numbered": check.truth,
        "key_figures": check.key_figures,
        "chronology": check.chronology,
    }
    for key, read in readers.items():
        node = items.get(key)
        if node is None or (isinstance(node, Scalar) and node.value is None):
            continue
        value = read(key, node)
        if value is not None:
            result = replace(result, **{key: value})
    extra = {key: plain_value(node) for key, node in items.items() if key not in KEYS}
    _report_slips(front.tree, reading)
    return replace(result, extra=extra)


def _report_slips(tree: Mapping, reading: Reading) -> None:
    for key, span in tree.keys.items():
        if key in KEYS:
            continue
        alike = get_close_matches(key.lower(), KEYS, n=1, cutoff=_ALMOST)
        if alike and alike[0] not in tree.items:
            message = f'"{key}" is no key that styles know by themselves'
            hint = nearest(key.lower(), KEYS)
            reading.sink.report("chapter/front-matter-key", message, span, hint=hint)


def _wrong(name: str, wanted: str, node: Node, reading: Reading, span: Span | None = None) -> None:
    found = {Scalar: "a single value", Sequence: "a list", Mapping: "keys and values"}[type(node)]
    message = f"{name} must be {wanted}, not {found}"
    reading.sink.report("chapter/front-matter-value", message, span or node.span)


class _Check:
    """Reads the values of known keys."""

    def __init__(self, reading: Reading, lines: InlineReader | None) -> None:
        self.reading = reading
        self.lines = lines

    def slug(self, tree: Mapping) -> str:
        node = tree.items.get("slug")
        text = self.text("slug", node) if node is not None else None
        if not text or node is None:
            return ""
        if slug(text) != text:
            message = f'"{text}" is no slug: letters and digits in lower case, joined by hyphens'
            hint = f'such as "{slug(text)}"' if slug(text) else ""
            self.reading.sink.report("chapter/front-matter-value", message, node.span, hint=hint)
            return slug(text)
        return text

    def language(self, tree: Mapping) -> str:
        node = tree.items.get("language")
        text = self.text("language", node) if node is not None else None
        if not text or node is None:
            return ""
        if not is_language_tag(text):
            message = f'"{text}" is no language tag such as "en" or "de-CH"'
            self.reading.sink.report(
                "chapter/front-matter-value", message, node.span, hint=tag_hint(text)
            )
            return ""
        return text

    def text(self, key: str, node: Node) -> str | None:
        if not isinstance(node, Scalar):
            _wrong(f'"{key}"', "a text", node, self.reading)
            return None
        return " ".join(node.text.split())

    def texts(self, key: str, node: Node) -> tuple[str, ...] | None:
        if isinstance(node, Scalar):
            return (" ".join(node.text.split()),) if node.text.strip() else ()
        if not isinstance(node, Sequence):
            _wrong(f'"{key}"', "a text or a list of texts", node, self.reading)
            return None
        texts = [self.text(key, item) for item in node.items]
        return tuple(text for text in texts if text)

    def truth(self, key: str, node: Node) -> bool | None:
        value = node.value if isinstance(node, Scalar) else None
        if not isinstance(value, bool):
            message = f'"{key}" must be true or false'
            self.reading.sink.report("chapter/front-matter-value", message, node.span)
            return None
        return value

    def inlines(self, key: str, node: Node) -> Inlines | None:
        if not isinstance(node, Scalar) or self.lines is None:
            _wrong(f'"{key}"', "a text", node, self.reading)
            return None
        text = node.text.strip()
        return self.lines.read(text, Place(node.span.source, text, node.span.start))

    def key_figures(self, key: str, node: Node) -> tuple[ChapterFigure, ...] | None:
        pairs = self._pairs(key, node, "value", "label")
        return None if pairs is None else tuple(ChapterFigure(*pair) for pair in pairs)

    def chronology(self, key: str, node: Node) -> tuple[ChapterEvent, ...] | None:
        pairs = self._pairs(key, node, "date", "text")
        return None if pairs is None else tuple(ChapterEvent(*pair) for pair in pairs)

    def _pairs(
        self, key: str, node: Node, first: str, second: str
    ) -> list[tuple[Inlines, Inlines]] | None:
        wanted = f"a list of {{{first}: …, {second}: …}}"
        if not isinstance(node, Sequence):
            _wrong(f'"{key}"', wanted, node, self.reading)
            return None
        pairs: list[tuple[Inlines, Inlines]] = []
        for item in node.items:
            pair = self._pair(key, item, first, second)
            if pair is not None:
                pairs.append(pair)
        return pairs

    def _pair(
        self, key: str, item: Node, first: str, second: str
    ) -> tuple[Inlines, Inlines] | None:
        wanted = f'"{first}" and "{second}"'
        if not isinstance(item, Mapping):
            _wrong(f'each entry of "{key}"', wanted, item, self.reading)
            return None
        for name, span in item.keys.items():
            if name not in (first, second):
                message = f'an entry of "{key}" has {wanted}, not "{name}"'
                hint = nearest(name, (first, second))
                self.reading.sink.report("chapter/front-matter-value", message, span, hint=hint)
        one, two = item.items.get(first), item.items.get(second)
        if one is None or two is None:
            missing = first if one is None else second
            message = f'an entry of "{key}" has no "{missing}"'
            self.reading.sink.report("chapter/front-matter-value", message, item.span)
            return None
        return (self.inlines(first, one) or (), self.inlines(second, two) or ())
