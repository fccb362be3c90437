"""What the file says about itself: XMP metadata and the information dictionary, which agree.

Follows ISO 16684-1 (XMP), ISO 19005-2, 6.6 (PDF/A: schemas outside the standard's list are
described in the file) and ISO 14289 (the identification of PDF/UA).
"""

import datetime
from collections.abc import Iterator

from compiler import __version__
from compiler.model.document import Metadata
from compiler.pdf.standard import Standard
from compiler.pdf.syntax import line_of, text_string

PRODUCER = f"Yearbook {__version__}"
UA_REVISION = "2024"
ARCHIVE_REVISION = "2020"
"""Of PDF/A-4, the first part that names one."""

_HEAD = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}
_UA_SCHEMA = """<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
_DECLARATIONS = """<rdf:Description rdf:about="" xmlns:pdfd="http://pdfa.org/declarations/">
<pdfd:declarations><rdf:Bag>
<rdf:li rdf:parseType="Resource">
<pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#accessibility1.0</pdfd:conformsTo></rdf:li>
<rdf:li rdf:parseType="Resource">
<pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#reuse1.0</pdfd:conformsTo></rdf:li>
</rdf:Bag></pdfd:declarations></rdf:Description>
"""


def title_of(metadata: Metadata) -> str:
    """Title of the file, with the subtitle."""
    return f"{metadata.title}: {metadata.subtitle}" if metadata.subtitle else metadata.title


def authors_of(metadata: Metadata) -> str:
    """Who the report is by: the organisation, or its authors where there is none."""
    return metadata.organisation or ", ".join(metadata.authors)


def information(metadata: Metadata, moment: datetime.datetime | None) -> str:
    """The information dictionary; empty values are left out."""
    values = {
        "Title": title_of(metadata),
        "Author": authors_of(metadata),
        "Subject": metadata.description,
        "Keywords": ", ".join(metadata.keywords),
        "Creator": PRODUCER,
        "Producer": PRODUCER,
    }
    if moment is not None:
        values["CreationDate"] = values["ModDate"] = stamp(moment)
    entries = "".join(
        f"/{key}{text_string(line_of(value))}" for key, value in values.items() if value
    )
    return f"<<{entries}>>"


def xmp(metadata: Metadata, moment: datetime.datetime | None, standard: Standard) -> bytes:
    """The XMP packet; it is stored uncompressed, so that any tool finds it."""
    names = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    described = "\n".join(_properties(metadata, moment, standard))
    more = ""
    if standard.accessibility == 1 and standard.archive:
        more += _UA_SCHEMA
    if standard.namespaces:
        more += _DECLARATIONS
    packet = (
        f'{_HEAD}\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about=""{names}>\n{described}\n</rdf:Description>\n'
        f'{more}</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )
    return packet.encode("utf-8")


def _properties(
    metadata: Metadata, moment: datetime.datetime | None, standard: Standard
) -> Iterator[str]:
    yield "<dc:format>application/pdf</dc:format>"
    yield _alternative("dc:title", title_of(metadata))
    if author := authors_of(metadata):
        yield _items("dc:creator", "Seq", (author,))
    if metadata.description:
        yield _alternative("dc:description", metadata.description)
    if metadata.keywords:
        yield _items("dc:subject", "Bag", metadata.keywords)
        yield f"<pdf:Keywords>{_text(', '.join(metadata.keywords))}</pdf:Keywords>"
    yield _items("dc:language", "Bag", (metadata.language,))
    yield f"<xmp:CreatorTool>{_text(PRODUCER)}</xmp:CreatorTool>"
    yield f"<pdf:Producer>{_text(PRODUCER)}</pdf:Producer>"
    if moment is not None:
        time = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
        yield f"<xmp:CreateDate>{time}</xmp:CreateDate>"
        yield f"<xmp:ModifyDate>{time}</xmp:ModifyDate>"
    if standard.accessibility:
        yield f"<pdfuaid:part>{standard.accessibility}</pdfuaid:part>"
    if standard.accessibility > 1:
        yield f"<pdfuaid:rev>{UA_REVISION}</pdfuaid:rev>"
    if standard.archive:
        yield f"<pdfaid:part>{standard.archive[0]}</pdfaid:part>"
        if standard.archive[0] >= "4":
            yield f"<pdfaid:rev>{ARCHIVE_REVISION}</pdfaid:rev>"
        if level := standard.archive[1:]:
            yield f"<pdfaid:conformance>{level}</pdfaid:conformance>"


def _alternative(name: str, value: str) -> str:
    item = f'<rdf:li xml:lang="x-default">{_text(value)}</rdf:li>'
    return f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>"


def _items(name: str, kind: str, values: tuple[str, ...]) -> str:
    items = "".join(f"<rdf:li>{_text(value)}</rdf:li>" for value in values)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>"


def _text(value: str) -> str:
    return line_of(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def stamp(moment: datetime.datetime) -> str:
    """A moment of UTC as PDF spells it."""
    return moment.strftime("D:%Y%m%d%H%M%SZ")
