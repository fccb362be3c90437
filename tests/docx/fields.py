"""Fields of a part of a Word file: instruction and ready result, in the order of their ends."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from tests.docx.readback import W, part


@dataclass(slots=True)
class ReadField:
    """A field as read."""

    instruction: str = ""
    result: str = ""
    inner: "list[ReadField]" = field(default_factory=list)
    """Fields inside the result."""
    bookmarks: tuple[str, ...] = ()
    """Bookmarks that are open where it ends."""
    ready: bool = False
    """Whether its result has begun."""

    @property
    def kind(self) -> str:
        return self.instruction.split()[0]

    @property
    def target(self) -> str:
        return self.instruction.split()[1].strip('"')


def fields_of(data: bytes, name: str = "word/document.xml") -> list[ReadField]:
    """All fields of a part; raises when one is not closed or has no result."""
    return list(_fields(etree.fromstring(part(data, name).encode("utf-8"))))


def bookmarked(data: bytes) -> dict[str, str]:
    """Words by bookmark; what counts by itself shows its result."""
    root = etree.fromstring(part(data, "word/document.xml").encode("utf-8"))
    names: dict[str, str] = {}
    words: dict[str, str] = {}
    for each in root.iter():
        match _tag(each):
            case "bookmarkStart":
                names[str(each.get(f"{W}id"))] = str(each.get(f"{W}name"))
                words[str(each.get(f"{W}name"))] = ""
            case "bookmarkEnd":
                del names[str(each.get(f"{W}id"))]
            case "t":
                for name in names.values():
                    words[name] += each.text or ""
    return words


def _fields(root: Any) -> Iterator[ReadField]:
    open_fields: list[ReadField] = []
    for each in root.iter():
        match _tag(each), each.get(f"{W}fldCharType"):
            case "fldChar", "begin":
                open_fields.append(ReadField())
            case "fldChar", "separate":
                open_fields[-1].ready = True
            case "fldChar", "end":
                done = open_fields.pop()
                assert done.ready, f"{done.instruction} has no result"
                if open_fields:
                    open_fields[-1].inner.append(done)
                yield done
            case "instrText", _:
                open_fields[-1].instruction += each.text or ""
            case "t", _:
                for outer in open_fields:
                    outer.result += each.text or ""
            case _:
                pass
    assert not open_fields


def _tag(element: Any) -> str:
    return element.tag.removeprefix(W) if isinstance(element.tag, str) else ""
