"""Checks the tags of a finished PDF, whatever made it: an empty list means that they hold together.

What is checked is what reference validators take for granted or look at from one side only: that
each piece of content is tagged once or is a typed artifact, that the tree, the parent tree and the
pages agree in both directions, that pages are painted in the order of the tree, that destinations
exist and that elements say something.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.pdf.readback import opened

SHOWING = {"Tj", "TJ", "'", '"'}
PAINTING = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "INLINE IMAGE"}
STANDARD_TYPES = frozenset(
    (
        *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI"),
        *("Index", "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6"),
        *("L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"),
        *("Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby"),
        *("Figure", "Formula", "Form", "Warichu", "RB", "RT", "RP", "WT", "WP"),
    )
)
"""Of PDF 1.7."""
NEWER_TYPES = frozenset(
    ("DocumentFragment", "Aside", "Title", "FENote", "Sub", "Em", "Strong", "Artifact")
)
"""Of PDF 2.0."""
WORDY = re.compile(r"P|Link|Caption|Lbl|LBody|H[1-6]?")
CHILDREN = {
    "TOC": {"TOC", "TOCI", "Caption"},
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
}
"""What some elements may hold."""


def problems(pdf: bytes) -> list[str]:
    """Everything that is wrong with the tags of a file."""
    with opened(pdf) as file:
        return list(_Check(file).problems())


class _Check:
    """One file being looked at."""

    def __init__(self, file: pikepdf.Pdf) -> None:
        self.file = file
        self.pages = {page.obj.objgen: at for at, page in enumerate(file.pages)}
        self.claims: dict[tuple[int, int], Any] = {}
        """Page and MCID → the element that claims it."""
        self.owned: defaultdict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        """Element → page and MCID of what it claims."""
        self.areas: Counter[tuple[int, int]] = Counter()
        """Annotations that elements claim."""
        self.texts: dict[tuple[int, int], bool] = {}
        """Page and MCID → whether text or a picture is shown there."""
        self.elements: list[Any] = []

    def problems(self) -> Iterator[str]:
        root = self.file.Root.get("/StructTreeRoot")
        if root is None:
            yield "there is no structure tree"
            return
        for kid in _each(root.K):
            yield from self._element(kid, root, None)
        for at, page in enumerate(self.file.pages):
            yield from self._content(at, page)
        yield from self._order()
        yield from self._parent_tree(root)
        yield from self._sayings()
        yield from self._identifiers(root)
        yield from self._destinations()

    def _element(self, element: Any, parent: Any, page: Any) -> Iterator[str]:
        tag = str(element.S)[1:]
        self.elements.append(element)
        if tag not in STANDARD_TYPES and not ("/NS" in element and tag in NEWER_TYPES):
            yield f"{tag} is no standard structure type"
        if element.P.objgen != parent.objgen:
            yield f"{tag}: /P is not its parent"
        page = element.get("/Pg", page)
        for kid in _each(element.get("/K")):
            if not isinstance(kid, pikepdf.Dictionary):
                yield from self._claim(element, page, int(kid))
            elif kid.get("/Type") == "/MCR":
                yield from self._claim(element, kid.get("/Pg", page), int(kid.MCID))
            elif kid.get("/Type") == "/OBJR":
                self.areas[kid.Obj.objgen] += 1
                if tag not in ("Link", "Reference"):
                    yield f"an annotation belongs to {tag}, not to a Link"
            else:
                if tag in CHILDREN and str(kid.S)[1:] not in CHILDREN[tag]:
                    yield f"{tag} holds {str(kid.S)[1:]}"
                yield from self._element(kid, element, page)

    def _claim(self, element: Any, page: Any, mcid: int) -> Iterator[str]:
        if page is None or page.objgen not in self.pages:
            yield f"{element.S} claims content of no page"
            return
        place = (self.pages[page.objgen], mcid)
        if place in self.claims:
            yield f"content {place} is claimed twice"
        self.claims[place] = element
        self.owned[element.objgen].append(place)

    def _content(self, at: int, page: pikepdf.Page) -> Iterator[str]:
        stack: list[tuple[str, int | None, bool]] = []
        drawn = False
        for step in pikepdf.parse_content_stream(page):
            operator = str(step.operator)
            if operator in ("BMC", "BDC"):
                opened_here = _opened(list(step.operands), page)
                if opened_here[0] == "/Artifact" and any(tag == "/Artifact" for tag, *_ in stack):
                    yield f"page {at}: an artifact inside an artifact"
                if opened_here[1] is not None:
                    yield from self._begin(at, opened_here, stack)
                stack.append(opened_here)
                drawn = False
            elif operator == "EMC":
                if not drawn:
                    yield f"page {at}: {stack[-1][0]} marks nothing"
                stack.pop()
                drawn = True
            elif operator in SHOWING or operator in PAINTING:
                drawn = True
                yield from self._paint(at, operator, stack)
        if stack:
            yield f"page {at}: {len(stack)} sequences are left open"

    def _begin(
        self, at: int, opened_here: tuple[str, int | None, bool], stack: list[Any]
    ) -> Iterator[str]:
        tag, mcid, _ = opened_here
        assert mcid is not None
        if stack:
            yield f"page {at}: {tag} is marked inside {stack[-1][0]}"
        if (at, mcid) in self.texts:
            yield f"page {at}: MCID {mcid} is used twice"
        self.texts[at, mcid] = False
        owner = self.claims.get((at, mcid))
        if owner is None:
            yield f"page {at}: MCID {mcid} belongs to no element"
        elif str(owner.S) != tag:
            yield f"page {at}: MCID {mcid} is {tag} on the page and {owner.S} in the tree"

    def _paint(self, at: int, operator: str, stack: list[Any]) -> Iterator[str]:
        marked = [each for each in stack if each[0] == "/Artifact" or each[1] is not None]
        if not marked:
            yield f"page {at}: {operator} outside of tags and artifacts"
        elif marked[-1][0] == "/Artifact":
            if not marked[-1][2]:
                yield f"page {at}: {operator} in an artifact without a type"
        elif operator in SHOWING or operator == "Do":
            self.texts[at, marked[-1][1]] = True

    def _order(self) -> Iterator[str]:
        """Pages are painted in the order of the tree: MCIDs of a page rise as it is read."""
        last: dict[int, int] = {}
        for at, mcid in self.claims:
            if mcid < last.get(at, -1):
                yield f"page {at}: MCID {mcid} is read after {last[at]} and painted before it"
            last[at] = mcid

    def _parent_tree(self, root: Any) -> Iterator[str]:
        tree = {int(key): value for key, value in _tree(root.ParentTree, "/Nums")}
        for at, mcid in self.claims:
            if (at, mcid) not in self.texts:
                yield f"page {at} has no MCID {mcid}, which an element claims"
        for (at, mcid), element in self.claims.items():
            owners = tree.get(int(self.file.pages[at].obj.StructParents))
            if owners is None or owners[mcid].objgen != element.objgen:
                yield f"page {at}: the parent tree does not know whose MCID {mcid} is"
        for at, page in enumerate(self.file.pages):
            for annotation in page.obj.get("/Annots", []):
                yield from self._annotation(at, annotation, tree)

    def _annotation(self, at: int, annotation: Any, tree: dict[int, Any]) -> Iterator[str]:
        if self.areas[annotation.objgen] != 1:
            yield f"page {at}: a link belongs to {self.areas[annotation.objgen]} elements"
        element = tree.get(int(annotation.StructParent))
        kids = [] if element is None else _each(element.K)
        objects = [kid.Obj.objgen for kid in kids if _is_dictionary_of(kid, "/OBJR")]
        if annotation.objgen not in objects:
            yield f"page {at}: the parent tree does not know whose link {annotation.objgen} is"
        if not str(annotation.get("/Contents", "")).strip():
            yield f"page {at}: a link without a description"
        if int(annotation.get("/F", 0)) != 4:
            yield f"page {at}: a link that is not printed"

    def _sayings(self) -> Iterator[str]:
        for element in self.elements:
            tag = str(element.S)[1:]
            if WORDY.fullmatch(tag) and not self._speaks(element):
                yield f"{tag} says nothing"
            if tag in ("Figure", "Formula"):
                if not str(element.get("/Alt", element.get("/ActualText", ""))).strip():
                    yield f"{tag} without alternative text"
                if not any("/BBox" in owner for owner in _each(element.get("/A"))):
                    yield f"{tag} without a box"
            if tag in ("Note", "FENote") and "/ID" not in element:
                yield f"{tag} without an identifier"
            if tag == "TR" and not _each(element.get("/K")):
                yield "TR without cells"

    def _speaks(self, element: Any) -> bool:
        if "/Alt" in element or "/ActualText" in element:
            return True
        return any(self.texts.get(place) for place in self.owned[element.objgen]) or any(
            self._speaks(kid) for kid in _each(element.get("/K")) if _is_element(kid)
        )

    def _identifiers(self, root: Any) -> Iterator[str]:
        given = Counter(str(element.ID) for element in self.elements if "/ID" in element)
        listed = [str(key) for key, _ in _tree(root.get("/IDTree"), "/Names")]
        yield from (
            f"identifier {each} is used {count} times" for each, count in given.items() if count > 1
        )
        if sorted(given) != listed:
            yield f"the ID tree lists {listed}, elements have {sorted(given)}"
        for element in self.elements:
            for owner in _each(element.get("/A")):
                for name in owner.get("/Headers", []):
                    if str(name) not in given:
                        yield f"a cell names the head {name}, which does not exist"

    def _destinations(self) -> Iterator[str]:
        for at, page in enumerate(self.file.pages):
            for annotation in page.obj.get("/Annots", []):
                action = annotation.get("/A")
                place = annotation.get("/Dest", None if action is None else action.get("/D"))
                if place is None and (action is None or "/URI" not in action):
                    yield f"page {at}: a link leads nowhere"
                elif place is not None and place[0].objgen not in self.pages:
                    yield f"page {at}: a link leads to no page"


def _opened(operands: list[Any], page: pikepdf.Page) -> tuple[str, int | None, bool]:
    """Tag, MCID and whether a type is told."""
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Name):
        properties = page.resources.Properties[str(properties)]
    if not isinstance(properties, pikepdf.Dictionary):
        return str(operands[0]), None, False
    mcid = int(properties.MCID) if "/MCID" in properties else None
    return str(operands[0]), mcid, "/Type" in properties


def _each(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _is_dictionary_of(value: Any, kind: str) -> bool:
    return isinstance(value, pikepdf.Dictionary) and value.get("/Type") == kind


def _is_element(value: Any) -> bool:
    return isinstance(value, pikepdf.Dictionary) and "/S" in value


def _tree(node: Any, key: str) -> Iterator[tuple[Any, Any]]:
    if node is None:
        return
    entries = _each(node.get(key))
    yield from zip(entries[::2], entries[1::2], strict=True)
    for kid in _each(node.get("/Kids")):
        yield from _tree(kid, key)
