"""The logical structure that layout builds while it sets: one tree per part, in reading order.

Tagged PDF (ISO 32000-1, 14.7 and 14.8) wants a tree of structure elements whose leaves are marked
stretches of page content. Layout knows both sides at once: it opens an element when it starts to
set a node, and stamps the element's index on everything it places (`owner`). Drawing order is
then free: a footnote drawn at the foot of the page still stands after its call in the tree,
because the tree's order is the order of `kids`, not the order of drawing.

An element with an empty tag is a *piece*: a stretch of its parent's own content between two child
elements ("text, link, more text"). The writer splices a piece's content into its parent. Content
owned by an element directly comes before its kids.
"""

from collections.abc import Mapping

from msgspec import Struct, field

ARTIFACT = -1
"""Owner of decoration: rules, fills, leaders."""
ARTIFACT_HEADER = -2
"""Owner of running heads and repeated table heads."""
ARTIFACT_FOOTER = -3
"""Owner of running feet and folios."""


class Element(Struct):
    """One structure element, or a piece when its tag is empty."""

    tag: str
    """Standard structure type of PDF 1.7: P, H1, L, LI, Lbl, LBody, Table, TR, TH, TD, Figure …"""
    parent: int
    """Index of the parent in the part's list; -1 for the root."""
    kids: list[int] = field(default_factory=list)
    attributes: Mapping[str, object] = field(default_factory=dict)
    """Alt, ActualText, Lang, E, Title, Scope, RowSpan, ColSpan, Headers, ID, BBox, ListNumbering,
    NoteLabel (a note's label), Target (label a TOCI or reference leads to)."""
    source: str = ""
    """`path:line` of the node it came from."""


class Structure(Struct):
    """The growing tree of one part; index 0 is its root (Sect, or Part)."""

    elements: list[Element]
    stressed: bool = False
    """Whether stressed words have elements of their own, as in PDF 2.0."""

    @classmethod
    def rooted(cls, tag: str, *, stressed: bool = False) -> "Structure":
        """A tree with its root only."""
        return cls([Element(tag, -1)], stressed)

    def open(
        self,
        tag: str,
        parent: int,
        attributes: Mapping[str, object] | None = None,
        source: str = "",
    ) -> int:
        """Add an element as the parent's last kid and return its index."""
        index = len(self.elements)
        self.elements.append(Element(tag, parent, [], attributes or {}, source))
        self.elements[parent].kids.append(index)
        return index

    def piece(self, parent: int) -> int:
        """Add a stretch of the parent's own content after its kids so far."""
        return self.open("", parent)
