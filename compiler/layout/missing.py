"""Characters that no face has: told once for each kind of them, with how often they stand.

Comes in: the characters met while a part was set, and the part. A kind is what names of characters
begin with: arabic, cjk, hebrew.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from compiler.diagnostics import Sink
from compiler.fonts.library import FaceLibrary
from compiler.model.block import Block, CodeBlock
from compiler.model.inline import Note
from compiler.model.walk import block_inlines, plain_text, walk_blocks, walk_inlines
from compiler.source import Span

KEPT = "missing"
"""Where the faces keep what was met: character to the place of the first."""
MOST_NAMED = 5
"""Characters of a kind that are named."""
WAY_OUT = "add a family that has them to the fonts.toml of the style"


def note_missing(character: str, faces: FaceLibrary, span: Span | None) -> None:
    """Remember a character that no face has."""
    met: dict[str, Span | None] = faces.derived.setdefault(KEPT, {})
    met.setdefault(character, span)


def report_missing(blocks: Iterable[Block], faces: FaceLibrary, sink: Sink) -> None:
    """Tell of the characters met since the last time."""
    met: dict[str, Span | None] = faces.derived.pop(KEPT, {})
    if not met:
        return
    counts = Counter(each for text in _texts(blocks) for each in text if each in met)
    kinds: dict[str, list[str]] = {}
    for character in met:
        kinds.setdefault(_name(character).partition(" ")[0], []).append(character)
    for kind, characters in kinds.items():
        count = sum(max(1, counts[each]) for each in characters)
        sink.report(
            "font/missing-glyph",
            _message(kind, characters, count),
            met[characters[0]],
            hint=WAY_OUT,
        )


def _message(kind: str, characters: list[str], count: int) -> str:
    named = ", ".join(f"U+{ord(each):04X} ({_name(each)})" for each in characters[:MOST_NAMED])
    if len(characters) > MOST_NAMED:
        named += f" and {len(characters) - MOST_NAMED} more"
    times = "once" if count == 1 else f"{count} times"
    if len(characters) == 1:
        return f"no face has a glyph for {named}, which stands {times}"
    return (
        f"no face has glyphs for {len(characters)} {kind} characters, which stand {times}: {named}"
    )


def _name(character: str) -> str:
    return unicodedata.name(character, "nameless character").lower()


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in walk_blocks(blocks):
        if isinstance(block, CodeBlock):
            yield block.text
        for inlines in block_inlines(block):
            yield plain_text(inlines)
            for inline in walk_inlines(inlines):
                if isinstance(inline, Note):
                    yield from _texts(inline.blocks)
