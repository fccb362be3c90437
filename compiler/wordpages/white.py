"""White that holds headings to the pages computed for them: a Word flow in, one out.

A heading that LibreOffice Writer has had on the next page, because of columns or notes, comes back
to a page only if its paragraph fits whole, or in part when even its lines alone are too many; in
between, for as many twips as there are between the two, it stays away though there is room. How
Writer came to a page is not to be known, so there the white is put above the heading too: the page
has it to spare, since two lines of the paragraph go over, and both ways lead to the same lines.
"""

from collections.abc import Mapping
from dataclasses import replace as with_fields

from msgspec.structs import replace

from compiler.wordflow.flow import WordBlock, WordDocument, WordParagraph
from compiler.wordflow.work import overriding


def widened(word: WordDocument, white: Mapping[tuple[int, int], int]) -> WordDocument:
    """The flow with the white above blocks, by the indexes of section and block, in twips."""
    if not white:
        return word
    sections = list(word.sections)
    for (place, index), twips in white.items():
        blocks = list(sections[place].blocks)
        blocks[index] = _widened(blocks[index], twips)
        sections[place] = replace(sections[place], blocks=tuple(blocks))
    return with_fields(word, sections=tuple(sections))


def _widened(block: WordBlock, twips: int) -> WordBlock:
    return overriding(block, before=twips) if isinstance(block, WordParagraph) else block
