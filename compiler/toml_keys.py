"""Where a key stands in a TOML file, so that a diagnostic about its value can point at it.

`tomllib` gives values without positions. This scan finds table headers and keys line by line; it
is used only after the parser has accepted the file, and only to word a message.
"""

import re

from compiler.source import Source, Span

_PART = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)"""
_NAME = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_HEADER = rf"\s*\[\[?\s*({_NAME})\s*\]\]?\s*(?:#.*)?$"
_KEY = rf"\s*({_NAME})\s*="


def key_span(source: Source, path: tuple[str, ...]) -> Span | None:
    """The stretch of the key named by a path of table names, or of the nearest table above it."""
    best: Span | None = None
    best_depth = 0
    table: tuple[str, ...] = ()
    for number, line in enumerate(source.text.split("\n"), 1):
        if header := re.match(_HEADER, line):
            table = _split(header[1])
            found, match = table, header
        elif key := re.match(_KEY, line):
            found, match = table + _split(key[1]), key
        else:
            continue
        if path[: len(found)] == found and len(found) > best_depth:
            start = source.offset(number, match.start(1) + 1)
            best, best_depth = source.span(start, start + len(match[1])), len(found)
    return best


def _split(dotted: str) -> tuple[str, ...]:
    return tuple(name.strip("\"'") for name in re.findall(_PART, dotted))
