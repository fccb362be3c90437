"""docProps: what the file says of itself (ECMA-376 part 2, 11; part 1, 15.2.12)."""

import datetime

from compiler import __version__
from compiler.docx.markup import DECLARATION, attribute, escaped
from compiler.model.document import Metadata

_CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST_CUSTOM_ID = 2


def core_properties(metadata: Metadata) -> str:
    """Title, creator, language, keywords; the dates are the report's own."""
    creator = metadata.organisation or ", ".join(metadata.authors)
    made = _element("dc:title", metadata.title)
    made += _element("dc:subject", metadata.subtitle)
    made += _element("dc:creator", creator)
    made += _element("cp:keywords", ", ".join(metadata.keywords))
    made += _element("dc:description", metadata.description)
    made += _element("cp:lastModifiedBy", creator)
    if metadata.date is not None:
        for name in ("dcterms:created", "dcterms:modified"):
            made += f'<{name} xsi:type="dcterms:W3CDTF">{_stamp(metadata.date)}</{name}>'
    made += _element("dc:language", metadata.language)
    return (
        f"{DECLARATION}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{made}</cp:coreProperties>"
    )


def extended_properties(metadata: Metadata) -> str:
    """The program and the organisation."""
    return (
        f"{DECLARATION}<Properties "
        'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"{_element('Company', metadata.organisation)}"
        f"<Application>Yearbook {escaped(__version__)}</Application></Properties>"
    )


def custom_properties(metadata: Metadata) -> str:
    """What has no place elsewhere: the period and the authors."""
    values = (
        ("Subtitle", metadata.subtitle),
        ("Period", metadata.period),
        ("Authors", "; ".join(metadata.authors)),
        ("Generator", f"Yearbook {__version__}"),
    )
    made = ""
    for number, (name, value) in enumerate(each for each in values if each[1]):
        made += (
            f'<property fmtid="{_CUSTOM_FORMAT}" pid="{number + _FIRST_CUSTOM_ID}" '
            f'name="{attribute(name)}"><vt:lpwstr>{escaped(value)}</vt:lpwstr></property>'
        )
    return (
        f"{DECLARATION}<Properties "
        'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f"{made}</Properties>"
    )


def _element(name: str, value: str) -> str:
    return f"<{name}>{escaped(value)}</{name}>" if value else ""


def _stamp(date: datetime.date) -> str:
    return f"{date.isoformat()}T00:00:00Z"
