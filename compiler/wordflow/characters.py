"""Characters that XML 1.0 can hold, and what stands for the others."""

import re

from msgspec.structs import replace

from compiler.diagnostics import Sink
from compiler.model.document import Metadata
from compiler.source import Span

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def legal_text(text: str, sink: Sink, span: Span | None = None) -> str:
    """The text without characters that XML cannot hold; each becomes U+FFFD and is reported."""
    if _ILLEGAL.search(text) is None:
        return text
    found = sorted({f"U+{ord(character):04X}" for character in _ILLEGAL.findall(text)})
    sink.report(
        "word/character",
        f"a Word file cannot hold {', '.join(found)}; U+FFFD stands in its place",
        span,
    )
    return _ILLEGAL.sub(_REPLACEMENT, text)


def legal_metadata(metadata: Metadata, sink: Sink) -> Metadata:
    """The metadata without such characters, each kind reported."""
    values: dict[str, object] = {}
    for each in metadata.__struct_fields__:
        value = getattr(metadata, each)
        if isinstance(value, str):
            values[each] = legal_text(value, sink)
        elif isinstance(value, tuple):
            values[each] = tuple(legal_text(item, sink) for item in value)
    return replace(metadata, **values)
