"""Blocks in another language: blocks and a tag in, the same blocks with marked words out.

Each stretch of words is marked where it stands, so that both engines find the language at the words
themselves. What the compiler words in the report's language - references, calls of notes - and what
is in no language - figures, code - is not marked.
"""

from compiler.model.block import Blocks
from compiler.model.inline import Code, Foreign, Inline, Inlines, LineBreak, Note, Reference
from compiler.model.rewrite import rewrite_blocks, rewrite_leaves
from compiler.model.walk import plain_text


def blocks_in(language: str, blocks: Blocks) -> Blocks:
    """Blocks with all their words marked as being in a language; the tag is a checked one."""
    return rewrite_blocks(blocks, lambda inlines: inlines_in(language, inlines))


def inlines_in(language: str, inlines: Inlines) -> Inlines:
    """Inlines with their words marked as being in a language, those of their notes too."""

    def note(blocks: Blocks) -> Blocks:
        return blocks_in(language, blocks)

    result: list[Inline] = []
    stretch: list[Inline] = []
    for inline in rewrite_leaves(inlines, lambda leaf: (leaf,), note):
        if isinstance(inline, Note | Reference | Code | LineBreak):
            result += _marked(language, stretch)
            stretch = []
            result.append(inline)
        else:
            stretch.append(inline)
    result += _marked(language, stretch)
    return tuple(result)


def _marked(language: str, stretch: list[Inline]) -> list[Inline]:
    words = any(character.isalpha() for character in plain_text(stretch))
    return [Foreign(language, tuple(stretch))] if words else stretch
