"""What a file claims to conform to, and what of its writing depends on that."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

StandardName = Literal["ua-1+a-2a", "ua-2+wtpdf", "none"]


class Standard(Struct, frozen=True):
    """A set of standards that one file meets together."""

    version: tuple[int, int]
    """Of PDF."""
    accessibility: int = 0
    """Part of PDF/UA claimed; 0 for none."""
    archive: str = ""
    """Part and level of PDF/A claimed, such as `2A`."""
    attaching: str = ""
    """Part and level of PDF/A claimed when the file carries other files."""
    rename: Mapping[str, str] = field(default_factory=dict)
    """Structure types that go by another name."""
    attributes: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """By structure type, attributes it has where layout gives it no others."""
    stressed: bool = False
    """Whether stressed words are elements."""
    namespaces: bool = False
    """Whether elements name the namespace of their type (PDF 2.0)."""
    roles: Mapping[str, str] = field(default_factory=dict)
    """Role map: what readers that know only PDF 1.7 take newer structure types for."""
    information: bool = True
    """Whether there is an information dictionary beside the XMP metadata."""

    def with_attachments(self) -> "Standard":
        """What a file that carries other files claims."""
        return replace(self, archive=self.attaching)


_OF_PDF_1_7 = {"Aside": "Div", "FENote": "Note", "Title": "P"}
"""Structure types that came with PDF 2.0, and the nearest older ones."""

STANDARDS: Mapping[StandardName, Standard] = {
    "ua-1+a-2a": Standard(
        (1, 7), accessibility=1, archive="2A", attaching="3A", rename=_OF_PDF_1_7
    ),
    "ua-2+wtpdf": Standard(
        (2, 0),
        accessibility=2,
        archive="4",
        attaching="4F",
        rename={"Note": "FENote"},
        # Lists whose labels do not count: terms and dates.
        attributes={"L": {"ListNumbering": "Description"}},
        stressed=True,
        namespaces=True,
        roles={**_OF_PDF_1_7, "Em": "Span", "Strong": "Span"},
        information=False,
    ),
    "none": Standard((1, 7), rename=_OF_PDF_1_7),
}
