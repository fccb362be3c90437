"""Files inside the file: the data of tables and figures, given to whoever reads the report.

Comes in: attachments by name and where their labels stand. Leaves: file specifications (ISO
32000-1, 7.11.3 and 7.11.4), a name tree of them, and by structure element the files that belong to
it (`AF`; ISO 19005-3, annex E; ISO 32000-2, 14.13). Each says what it is to its element: data.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from hashlib import md5

from msgspec import Struct, field

from compiler.model.document import Attachment
from compiler.pdf.metadata import stamp
from compiler.pdf.objects import CompactDocument
from compiler.pdf.streams import PartStreams
from compiler.pdf.syntax import line_of, name, text_string
from compiler.pdf.tags import identifier
from compiler.pdf.tree import Numbers

OWNERS = frozenset(("Table", "Figure"))
"""Elements that files belong to; a label may stand at their caption."""


class Attached(Struct, frozen=True):
    """What the rest of the file has to say of its attachments."""

    names: str = ""
    """Reference to the name tree; empty without attachments."""
    document: str = ""
    """References to the files that belong to the report as a whole."""
    elements: Mapping[int, str] = field(default_factory=dict)
    """Object number of a structure element → references to its files."""


def write_attachments(
    file: CompactDocument,
    attachments: Mapping[str, Attachment],
    streams: Sequence[PartStreams],
    numbers: Numbers,
    moment: datetime.datetime | None,
) -> Attached:
    """Write the files and tell where each belongs."""
    if not attachments:
        return Attached()
    elements = _elements(streams, numbers)
    names: dict[str, str] = {}
    whole: list[str] = []
    owned: dict[int, list[str]] = {}
    for title, attachment in attachments.items():
        names[identifier(title)] = specified = file.add(
            _specification(title, attachment, _write(file, attachment, moment))
        )
        owners = _owners(attachment.labels, elements)
        for owner in owners:
            owned.setdefault(owner, []).append(specified)
        if not owners:
            whole.append(specified)
    return Attached(
        file.add_name_tree(names),
        " ".join(whole),
        {owner: " ".join(files) for owner, files in owned.items()},
    )


def _write(file: CompactDocument, attachment: Attachment, moment: datetime.datetime | None) -> str:
    size, check = len(attachment.data), md5(attachment.data, usedforsecurity=False).hexdigest()
    dates = "" if moment is None else f"/CreationDate({stamp(moment)})/ModDate({stamp(moment)})"
    return file.add_stream(
        f"/Type/EmbeddedFile/Subtype{name(attachment.media_type)}"
        f"/Params<</Size {size}/CheckSum<{check}>{dates}>>",
        attachment.data,
    )


def _specification(title: str, attachment: Attachment, stream: str) -> str:
    spelled = text_string(line_of(title))
    return (
        f"<</Type/Filespec/F{spelled}/UF{spelled}/AFRelationship/Data"
        f"/Desc{text_string(line_of(attachment.description) or title)}"
        f"/EF<</F {stream}/UF {stream}>>>>"
    )


def _owners(labels: Iterable[str], elements: Mapping[str, int]) -> list[int]:
    found = (elements[label] for label in labels if label in elements)
    return list(dict.fromkeys(found))


def _elements(streams: Sequence[PartStreams], numbers: Numbers) -> dict[str, int]:
    """Label → object number of the table or figure around the place where it stands."""
    elements: dict[str, int] = {}
    for index, part in enumerate(streams):
        for label, place in part.places.items():
            node = place.node
            while node >= 0 and part.nodes and part.nodes[node].tag not in OWNERS:
                node = part.nodes[node].parent
            if node >= 0 and part.nodes:
                elements.setdefault(label, numbers.nodes[index] + node)
    return elements
