"""The resolved document: the tree with read-only answers; engines look up and decide nothing."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from compiler.language import Words
from compiler.model.document import Document
from compiler.model.inline import Inlines, Note, Reference

Kind = Literal["heading", "table", "figure", "box", "note"]


class Entry(Struct, frozen=True):
    """One line of the outline or of a list of tables or figures."""

    kind: Kind
    level: int
    """Heading level; 1 for tables and figures."""
    label: str
    number: str
    """"2.1", or empty for what is not counted."""
    inlines: Inlines
    """Title without notes."""
    title: str
    """The same in plain words, references spelled out."""
    part: int
    """Index of the part in the document."""


class Target(Struct, frozen=True):
    """What a label stands for."""

    kind: Kind
    label: str
    number: str
    name: str
    """The full words of a reference: "Table 2", "Section 2.1", "Figure 3"."""
    title: str
    part: int


class ResolvedDocument(Struct, frozen=True):
    """A document whose numbers and references are known; page numbers are not."""

    document: Document
    words: Words
    targets: Mapping[str, Target]
    """Everything that can be referred to, by label."""
    outline: tuple[Entry, ...]
    """Listed headings in order."""
    tables: tuple[Entry, ...]
    figures: tuple[Entry, ...]
    notes: tuple[Note, ...]
    """Footnotes in order of their calls."""
    note_numbers: Mapping[str, str]
    """By note label; counted anew in each chapter."""

    def number_of(self, label: str) -> str:
        """Number of a heading, table or figure; empty when it is not counted."""
        target = self.targets.get(label)
        return target.number if target else ""

    def text_of(self, reference: Reference, folios: Mapping[str, str]) -> str:
        """Words a reference prints; `folios` maps labels to page numbers as printed."""
        target = self.targets.get(reference.label)
        if target is None:
            return f"?{reference.label}"
        if reference.form == "page":
            return folios.get(reference.label, "0")
        if reference.form == "title":
            return target.title
        return target.number if reference.form == "number" else target.name
