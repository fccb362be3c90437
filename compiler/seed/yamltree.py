"""YAML as a small tree that knows its places: text in, scalars, sequences and mappings out.

The tree is built from the events of the C parser, not by its composer: events know lines, cannot
nest the stack, and show aliases before anything is multiplied. Anchors and aliases, which a report
has no use for, are refused, and so are keys given twice. Scalars keep the spelling of the author
(`3.10`, `no`) beside their value by the rules of YAML 1.1.
"""

from collections.abc import Iterator

import yaml
from msgspec import Struct

from compiler.diagnostics import Sink
from compiler.source import Source, Span

DEEPEST_YAML = 50
MOST_YAML_NODES = 500_000

_CONSTRUCTOR = yaml.constructor.SafeConstructor()
_RESOLVER = yaml.resolver.Resolver()


class Scalar(Struct, frozen=True):
    """One value as it is spelled."""

    text: str
    tag: str
    span: Span

    @property
    def value(self) -> object:
        """The value by YAML's rules: text, number, truth value, date or None."""
        node = yaml.ScalarNode(self.tag, self.text)
        try:
            value: object = _CONSTRUCTOR.construct_object(node)
        except (ValueError, yaml.YAMLError, OverflowError):
            return self.text
        finally:
            _CONSTRUCTOR.constructed_objects.clear()
        return value


class Sequence(Struct, frozen=True):
    """Nodes in order."""

    items: "tuple[Node, ...]"
    span: Span


class Mapping(Struct, frozen=True):
    """Nodes by key; keys are taken as they are spelled."""

    items: "dict[str, Node]"
    keys: dict[str, Span]
    """Where each key stands."""
    span: Span


Node = Scalar | Sequence | Mapping


def plain_value(node: Node) -> object:
    """The node as plain lists, dictionaries and values."""
    match node:
        case Scalar():
            return node.value
        case Sequence(items=items):
            return [plain_value(item) for item in items]
        case Mapping(items=named):
            return {key: plain_value(item) for key, item in named.items()}


class _Refused(Exception):
    """The text is not taken; the reason and the place."""

    def __init__(self, message: str, span: Span, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.span, self.hint = message, span, hint


def read_yaml(source: Source, start: int, end: int, code: str, sink: Sink) -> Node | None:
    """Read a stretch of a source; None when it is empty, or refused with a diagnostic `code`."""
    try:
        return _Builder(source, start, end).build()
    except _Refused as refusal:
        sink.report(code, refusal.message, refusal.span, hint=refusal.hint)
        return None


class _Builder:
    """Turns the events of one document into nodes."""

    def __init__(self, source: Source, start: int, end: int) -> None:
        self.source, self.start, self.end = source, start, end
        self.text = source.text[start:end]
        self.nodes = 0

    def build(self) -> Node | None:
        if any(not _printable(character) for character in set(self.text)):
            place = next(i for i, character in enumerate(self.text) if not _printable(character))
            raise _Refused("a control character stands in the YAML text", self.span(place))
        try:
            return self.document(yaml.parse(self.text, Loader=yaml.CSafeLoader))
        except yaml.MarkedYAMLError as error:
            problem = " ".join(filter(None, (error.context, error.problem)))
            mark = error.problem_mark or error.context_mark
            place = mark.index if mark else 0
            raise _Refused(f"this is not YAML: {problem}", self.span(place)) from None
        except yaml.YAMLError as error:
            raise _Refused(f"this is not YAML: {error}", self.span(0)) from None

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                raise _Refused("there is more than one YAML document", self.at(event))
            if isinstance(event, yaml.NodeEvent):
                root = self.node(event, events, 0)
        return root

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        self.nodes += 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Refused(
                "anchors and aliases are not taken",
                self.at(event),
                "write the value out, or put quotes around a text that starts with & or *",
            )
        if depth > DEEPEST_YAML:
            raise _Refused(f"the values nest deeper than {DEEPEST_YAML} levels", self.at(event))
        if self.nodes > MOST_YAML_NODES:
            raise _Refused(f"there are more than {MOST_YAML_NODES:,} values", self.at(event))
        match event:
            case yaml.ScalarEvent():
                return self.scalar(event)
            case yaml.SequenceStartEvent():
                items = []
                while not isinstance(inner := next(events), yaml.SequenceEndEvent):
                    items.append(self.node(inner, events, depth + 1))
                return Sequence(tuple(items), self.at(event))
            case _:
                return self.mapping(event, events, depth)

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        tag = event.tag
        if tag is None or tag == "!":
            tag = _RESOLVER.resolve(yaml.ScalarNode, event.value, event.implicit)  # type: ignore[no-untyped-call]
        return Scalar(event.value, tag, self.at(event))

    def mapping(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Mapping:
        items: dict[str, Node] = {}
        keys: dict[str, Span] = {}
        while not isinstance(inner := next(events), yaml.MappingEndEvent):
            key = self.node(inner, events, depth + 1)
            if not isinstance(key, Scalar):
                raise _Refused("a key must be a word", key.span, "quote a text with { or [")
            if key.text in items:
                raise _Refused(f'the key "{key.text}" stands twice', key.span)
            items[key.text] = self.node(next(events), events, depth + 1)
            keys[key.text] = key.span
        return Mapping(items, keys, self.at(event))

    def at(self, event: yaml.Event) -> Span:
        if event.start_mark is None or event.end_mark is None:
            return self.span(0)
        start, end = event.start_mark.index, event.end_mark.index
        if event.start_mark.line != event.end_mark.line:
            line_end = self.text.find("\n", start)
            end = line_end if line_end >= 0 else len(self.text)
        return self.span(start, max(end, start + 1))

    def span(self, start: int, end: int | None = None) -> Span:
        limit = max(self.end, self.start + 1)
        first = min(self.start + start, limit - 1)
        last = first + 1 if end is None else min(self.start + end, limit)
        return self.source.span(first, last)


def _printable(character: str) -> bool:
    """Whether YAML 1.1 lets the character stand in a stream."""
    code = ord(character)
    return code >= 0xA0 or 0x20 <= code < 0x7F or character in "\t\n\r\x85"
