"""The structure tree of the whole file: nodes of all parts in, ready objects out.

Follows ISO 32000-1, 14.7: the tree root with its parent tree (which leads from marked content and
annotations back to elements) and its ID tree. For PDF 2.0 elements name the namespace of their
type (ISO 32000-2, 14.8.6) and contents entries refer to what they list.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from compiler.pdf.objects import CompactDocument, reference
from compiler.pdf.standard import Standard
from compiler.pdf.streams import Area, Node, PartStreams
from compiler.pdf.syntax import language_string
from compiler.pdf.tags import NOTE_TAGS, identifier

NAMESPACE_1_7 = "http://iso.org/pdf/ssn"
NAMESPACE_2_0 = "http://iso.org/pdf2/ssn"
ONLY_IN_1_7 = frozenset(
    (
        *("Art", "BlockQuote", "TOC", "TOCI", "Index", "Private"),
        *("Quote", "Reference", "BibEntry", "Code"),
    )
)
"""Structure types that PDF 2.0 keeps in the older namespace only."""


class Numbers(Struct, frozen=True):
    """Object numbers given out before anything is written."""

    pages: Mapping[tuple[int, int], int]
    """Part and page within it → place in the file, from 0."""
    first_page: int
    nodes: Sequence[int]
    """By part: object number of its first node."""
    areas: Mapping[tuple[int, int, int], int]
    """Part, page within it and link area → object number of the annotation."""

    def page(self, part: int, page: int) -> int:
        """Object number of a page."""
        return self.first_page + self.pages[part, page]


def write_tree(
    file: CompactDocument,
    parts: Sequence[PartStreams],
    numbers: Numbers,
    standard: Standard,
    language: str,
    files: Mapping[int, str],
) -> str:
    """Write the structure tree and return a reference to its root.

    `files` are references to the files that belong to elements, by object number.
    """
    root = file.reserve(2)
    document = root + 1
    spaces = _namespaces(file) if standard.namespaces else ("", "")
    leads = _leads(parts, numbers) if standard.namespaces else {}
    identifiers: dict[str, str] = {}
    chapters = []
    for index, part in enumerate(parts):
        if not part.nodes:
            continue
        first = numbers.nodes[index]
        chapters.append(reference(first))
        related = _related(part, first, leads) if standard.namespaces else {}
        writer = _Writer(
            f"p{index + 1}.",
            first,
            *_places(part, index, numbers),
            document,
            part.language if part.language != language else "",
            spaces,
            related,
            files,
        )
        for place, node in enumerate(part.nodes):
            file.put(first + place, writer.element(place, node))
            if node.identifier:
                identifiers[writer.prefix + node.identifier] = reference(first + place)
    space = f"/NS {spaces[1]}" if spaces[1] else ""
    kids = f"/K[{' '.join(chapters)}]" if chapters else ""
    file.put(document, f"<</Type/StructElem/S/Document/P {reference(root)}{space}{kids}>>")
    parents = list(_parents(parts, numbers))
    entries = f"/ParentTree {file.add_number_tree(parents)}/ParentTreeNextKey {len(parents)}"
    if identifiers:
        entries += f"/IDTree {file.add_name_tree(identifiers)}"
    if standard.namespaces:
        entries += f"/Namespaces[{' '.join(spaces)}]"
    if standard.roles:
        # The types it names are of PDF 2.0 and name that as their namespace: they stay as they are.
        roles = "".join(f"/{newer}/{older}" for newer, older in standard.roles.items())
        entries += f"/RoleMap<<{roles}>>"
    file.put(root, f"<</Type/StructTreeRoot/K[{reference(document)}]{entries}>>")
    return reference(root)


class _Writer(Struct, frozen=True):
    """Spells the elements of one part."""

    prefix: str
    """Of identifiers."""
    first: int
    """Object number of the part's first node."""
    pages: Sequence[int]
    """Object numbers of the part's pages; 0 for those that are not in the file."""
    areas: Mapping[tuple[int, int], int]
    """Page and link area → object number of the annotation."""
    document: int
    language: str
    """Of the part, where it is not that of the report."""
    spaces: tuple[str, str]
    related: Mapping[int, str]
    """Node → references to the elements it refers to."""
    files: Mapping[int, str]

    def element(self, place: int, node: Node) -> str:
        entries = node.entries[0] if len(node.entries) == 1 else self.prefix.join(node.entries)
        if node.parent < 0:
            parent = self.document
            if self.language:
                entries += f"/Lang{language_string(self.language)}"
        else:
            parent = self.first + node.parent
        if self.spaces[0]:
            entries += f"/NS {self.spaces[0 if node.tag in ONLY_IN_1_7 else 1]}"
        if place in self.related:
            entries += f"/Ref[{self.related[place]}]"
        if self.first + place in self.files:
            entries += f"/AF[{self.files[self.first + place]}]"
        if node.identifier:
            entries += f"/ID({self.prefix}{node.identifier})"
        return f"<</Type/StructElem/S/{node.tag}/P {parent} 0 R{entries}{self._kids(node)}>>"

    def _kids(self, node: Node) -> str:
        own = -1
        first = self.first
        spelled = []
        for kid in node.kids:
            if isinstance(kid, int):
                spelled.append(f"{first + kid} 0 R")
                continue
            page = kid.page
            if own < 0:
                own = page
            there = "" if page == own else f"/Pg {self.pages[page]} 0 R"
            if isinstance(kid, Area):
                area = self.areas[page, kid.area]
                spelled.append(f"<</Type/OBJR{there}/Obj {area} 0 R>>")
            elif there:
                spelled.append(f"<</Type/MCR{there}/MCID {kid.mcid}>>")
            else:
                spelled.append(str(kid.mcid))
        page_entry = f"/Pg {self.pages[own]} 0 R" if own >= 0 else ""
        if not spelled:
            return page_entry
        kids = spelled[0] if len(spelled) == 1 else f"[{' '.join(spelled)}]"
        return f"{page_entry}/K {kids}"


def _places(
    part: PartStreams, index: int, numbers: Numbers
) -> tuple[list[int], dict[tuple[int, int], int]]:
    """Object numbers of a part's pages, and of its annotations by page and area."""
    pages = [0] * len(part.pages)
    areas = {}
    for page, stream in enumerate(part.pages):
        if (index, page) in numbers.pages:
            pages[page] = numbers.page(index, page)
            for area in range(len(stream.links)):
                areas[page, area] = numbers.areas[index, page, area]
    return pages, areas


def _namespaces(file: CompactDocument) -> tuple[str, str]:
    older, newer = (
        file.add(f"<</Type/Namespace/NS({uri})>>") for uri in (NAMESPACE_1_7, NAMESPACE_2_0)
    )
    return older, newer


def _leads(parts: Sequence[PartStreams], numbers: Numbers) -> dict[str, str]:
    """Label → the structure element that stands there."""
    return {
        label: reference(numbers.nodes[index] + place.node)
        for index, part in enumerate(parts)
        for label, place in part.places.items()
        if part.nodes
    }


def _related(part: PartStreams, first: int, leads: Mapping[str, str]) -> dict[int, str]:
    """What nodes refer to: entries to what they list, calls and notes to each other."""
    notes = {
        node.identifier: place for place, node in enumerate(part.nodes) if node.tag in NOTE_TAGS
    }
    related: dict[int, list[str]] = {}
    for place, node in enumerate(part.nodes):
        if not node.target:
            continue
        note = notes.get(identifier(node.target))
        if note is not None:
            related.setdefault(place, []).append(reference(first + note))
            related.setdefault(note, []).append(reference(first + place))
        elif node.target in leads:
            related.setdefault(place, []).append(leads[node.target])
    return {place: " ".join(references) for place, references in related.items()}


def _parents(parts: Sequence[PartStreams], numbers: Numbers) -> Iterator[tuple[int, str]]:
    """Keys of the parent tree: pages in order, then annotations in order of their numbers."""
    for at, (part, page) in enumerate(numbers.pages):
        first = numbers.nodes[part]
        owners = parts[part].pages[page].nodes
        yield at, "[" + " ".join([f"{first + node} 0 R" for node in owners]) + "]"
    count = len(numbers.pages)
    for at, (part, page, index) in enumerate(numbers.areas):
        node = parts[part].pages[page].links[index].node
        yield count + at, reference(numbers.nodes[part] + node)
