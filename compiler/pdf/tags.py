"""The structure tree of one part, as layout built it, made ready for the file.

Comes in: the elements in the order in which they were opened, and which content each owns. Leaves:
nodes. Pieces are spliced into their elements, elements that own nothing and hold nothing are
dropped (but for table cells, which keep the table regular), attributes are spelled as dictionary
entries (ISO 32000-1, 14.7.2 and 14.8.5). Structure types are those of PDF 1.7; the second
generation of standards (PDF 2.0) renames some of them.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from compiler.layout.structure import Element
from compiler.pdf.standard import Standard
from compiler.pdf.streams import Area, Marked, Node
from compiler.pdf.syntax import language_string, line_of, name, rectangle, text_string

INLINE_TAGS = frozenset(
    ("", "Span", "Quote", "Reference", "Link", "Code", "BibEntry", "Em", "Strong", "Sub")
)
"""Elements inside a line: their text and that around them are one text."""
KEPT_EMPTY = frozenset(("TD", "TH"))
NOTE_TAGS = frozenset(("Note", "FENote"))
BOXED_TAGS = frozenset(("Figure", "Formula"))
"""Elements that have to say where they stand."""

TEXT_ENTRIES = {"Title": "T", "Alt": "Alt", "ActualText": "ActualText", "E": "E", "Lang": "Lang"}
"""Attribute → dictionary entry of a structure element that holds text."""
NO_ENTRIES = ("",)
_SPELLERS: Mapping[str, Callable[[str], str]] = {
    "ActualText": text_string,
    "Lang": language_string,
}
"""How these are spelled; all others are lines."""
PREFIX = "\0"
"""Stands where the file puts what makes identifiers of different parts different."""

_UNSAFE_IN_IDENTIFIER = re.compile(r"[^A-Za-z0-9._:-]")

Kid = int | Marked | Area
Box = tuple[float, float, float, float]
"""Left, bottom, right, top in PDF coordinates."""


class Owned(Struct):
    """What the pages of a part show of its elements, by element index."""

    marked: dict[int, list[Marked]] = field(default_factory=dict)
    areas: dict[int, list[Area]] = field(default_factory=dict)
    boxes: dict[int, Box] = field(default_factory=dict)
    """Where pictures and drawings stand on the first page that shows them."""


def tags_of(elements: Sequence[Element]) -> list[str]:
    """Tag by element; pieces have that of the element they belong to."""
    tags: list[str] = []
    for element in elements:
        tags.append(element.tag or tags[element.parent])
    return tags


def blocks_of(elements: Sequence[Element]) -> list[int]:
    """By element, the one whose text it is part of: itself unless it stands inside a line."""
    blocks: list[int] = []
    for index, element in enumerate(elements):
        inside = element.tag in INLINE_TAGS and element.parent >= 0
        blocks.append(blocks[element.parent] if inside else index)
    return blocks


def boxed_of(elements: Sequence[Element]) -> list[tuple[int, ...]]:
    """By element, the figures and formulas it is or stands in, from the innermost.

    A note in a caption stands elsewhere on the page.
    """
    boxed: list[tuple[int, ...]] = []
    captions: list[bool] = []
    for index, element in enumerate(elements):
        parent = element.parent
        in_caption = element.tag == "Caption" or (parent >= 0 and captions[parent])
        captions.append(in_caption)
        apart = parent < 0 or (in_caption and element.tag in NOTE_TAGS)
        around = () if apart else boxed[parent]
        boxed.append((index, *around) if element.tag in BOXED_TAGS else around)
    return boxed


def nodes_of(
    elements: Sequence[Element], owned: Owned, standard: Standard
) -> tuple[tuple[Node, ...], list[int]]:
    """The nodes of a part, and by element the node it went into; -1 when it was dropped."""
    kept = _kept(elements, owned)
    places = _places(elements, kept)
    nodes = []
    for index, element in enumerate(elements):
        if not kept[index] or not element.tag:
            continue
        box = owned.boxes.get(index)
        tag = standard.rename.get(element.tag, element.tag)
        plain = not element.attributes and box is None and tag not in standard.attributes
        nodes.append(
            Node(
                tag,
                places[element.parent] if element.parent >= 0 else -1,
                _kids(elements, index, places, owned),
                NO_ENTRIES if plain else entries_of(element, box, standard.attributes.get(tag, {})),
                identifier_of(element, index),
                str(element.attributes.get("Target", "")),
            )
        )
    return tuple(nodes), places


def _kept(elements: Sequence[Element], owned: Owned) -> list[bool]:
    kept = [False] * len(elements)
    for index in range(len(elements) - 1, -1, -1):
        element = elements[index]
        kept[index] = (
            element.tag in KEPT_EMPTY
            or index in owned.marked
            or index in owned.areas
            or any(kept[kid] for kid in element.kids)
        )
    return kept


def _places(elements: Sequence[Element], kept: Sequence[bool]) -> list[int]:
    places: list[int] = []
    count = 0
    for index, element in enumerate(elements):
        if not kept[index]:
            places.append(-1)
        elif element.tag:
            places.append(count)
            count += 1
        else:
            places.append(places[element.parent])
    return places


def _kids(
    elements: Sequence[Element], index: int, places: Sequence[int], owned: Owned
) -> tuple[Kid, ...]:
    own: list[Kid] = [*owned.marked.get(index, ()), *owned.areas.get(index, ())]
    for kid in elements[index].kids:
        if not elements[kid].tag:
            own.extend(_kids(elements, kid, places, owned))
        elif places[kid] >= 0:
            own.append(places[kid])
    return tuple(own)


def identifier_of(element: Element, index: int) -> str:
    """What the part knows the element by: notes have to have an identifier."""
    label = element.attributes.get("ID") or element.attributes.get("NoteLabel")
    if label:
        return identifier(str(label))
    return f"note-{index}" if element.tag in NOTE_TAGS else ""


def entries_of(element: Element, box: Box | None, usual: Mapping[str, object]) -> tuple[str, ...]:
    """Dictionary entries of an element, cut where the prefix for identifiers goes.

    `usual` are attributes that the standard asks for where the element says nothing else.
    """
    attributes = {**usual, **element.attributes}
    entries = [
        f"/{key}{_SPELLERS.get(key, _line)(str(attributes[attribute]))}"
        for attribute, key in TEXT_ENTRIES.items()
        if attributes.get(attribute)
    ]
    owners = [*_table_attributes(attributes), *_own_attributes(attributes)]
    if box is not None:
        owners.append(f"<</O/Layout/Placement/Block/BBox{rectangle(*box)}>>")
    if len(owners) == 1:
        entries.append("/A" + owners[0])
    elif owners:
        entries.append("/A[" + "".join(owners) + "]")
    return tuple("".join(entries).split(PREFIX))


def _line(text: str) -> str:
    return text_string(line_of(text))


def _table_attributes(attributes: Mapping[str, object]) -> Iterator[str]:
    entries = ""
    if scope := attributes.get("Scope"):
        entries += f"/Scope{name(str(scope))}"
    for key in ("RowSpan", "ColSpan"):
        span = attributes.get(key)
        if isinstance(span, int) and span > 1:
            entries += f"/{key} {span}"
    headers = attributes.get("Headers")
    if isinstance(headers, Sequence) and headers:
        entries += "/Headers[" + "".join(f"({PREFIX}{identifier(str(h))})" for h in headers) + "]"
    if summary := attributes.get("Summary"):
        entries += f"/Summary{text_string(str(summary))}"
    if entries:
        yield f"<</O/Table{entries}>>"


def _own_attributes(attributes: Mapping[str, object]) -> Iterator[str]:
    if numbering := attributes.get("ListNumbering"):
        yield f"<</O/List/ListNumbering{name(str(numbering))}>>"


def identifier(label: str) -> str:
    """A label as identifier: letters, digits and a few signs, the rest as percent and number."""
    return _UNSAFE_IN_IDENTIFIER.sub(lambda found: f"%{ord(found[0]):X}", label)
