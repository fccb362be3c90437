"""Rendered block markup → a tree of plain nodes with lines, by expat, without entities or DTDs."""

from xml.parsers import expat

from msgspec import Struct, field

MAXIMAL_DEPTH = 60
"""Deepest nesting of elements."""


class MarkupError(Exception):
    """The text is not the block markup; `line` counts in the rendered text."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


class Node(Struct):
    """One element of the block markup."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: "list[Node | str]" = field(default_factory=list)

    def elements(self) -> "list[Node]":
        """Child elements; text between them must be white space."""
        for child in self.children:
            if isinstance(child, str) and child.strip():
                raise MarkupError(f"<{self.tag}> holds elements, not text", self.line)
        return [child for child in self.children if isinstance(child, Node)]

    def take(self, *allowed: str) -> dict[str, str]:
        """The attributes, when all of them are allowed."""
        for name in self.attributes:
            if name not in allowed:
                raise MarkupError(f'<{self.tag}> has no attribute "{name}"', self.line)
        return self.attributes


def parse_markup(text: str) -> Node:
    """Parse one rendered template; raises `MarkupError`."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    top = Node("", {}, 1)
    stack = [top]

    def start(tag: str, attributes: dict[str, str]) -> None:
        if len(stack) > MAXIMAL_DEPTH:
            raise MarkupError("elements are nested too deeply", parser.CurrentLineNumber)
        node = Node(tag, attributes, parser.CurrentLineNumber)
        stack[-1].children.append(node)
        stack.append(node)

    def end(_tag: str) -> None:
        stack.pop()

    def characters(data: str) -> None:
        stack[-1].children.append(data)

    def doctype(*_: object) -> None:
        raise MarkupError("a document type is not allowed", parser.CurrentLineNumber)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        raise MarkupError(expat.errors.messages[error.code], error.lineno) from None
    return top.elements()[0]
