"""What holds text to the pages computed for it: a Word flow in, one out.

In two cases LibreOffice Writer sets a page in one way or another according to how it came to it.
- A heading that was on the next page before, because of columns or notes, comes back only if its
  paragraph fits whole, or in part when even its lines alone are too many; in between, for as many
  twips as there are between the two, it stays away though there is room. There the white is put
  above the heading too: the page has it to spare, since two lines of the paragraph go over, and
  both ways lead to the same lines.
- Columns whose last paragraph has five lines are not even at their end. There the paragraph is
  kept whole, which makes them even; with any other number of lines they are.
"""

from collections.abc import Mapping
from dataclasses import replace as with_fields

from msgspec.structs import asdict, replace

from compiler.wordflow.flow import WordBlock, WordDocument, WordParagraph
from compiler.wordflow.look import Overrides
from compiler.wordflow.work import overriding

Holds = Mapping[tuple[int, int], Overrides]
"""Section and block by their indexes → what the paragraph says differently from its style."""


def held(word: WordDocument, holds: Holds) -> WordDocument:
    """The flow with what holds its text to the pages computed for it."""
    if not holds:
        return word
    sections = list(word.sections)
    for (place, index), values in holds.items():
        blocks = list(sections[place].blocks)
        blocks[index] = _held(blocks[index], values)
        sections[place] = replace(sections[place], blocks=tuple(blocks))
    return with_fields(word, sections=tuple(sections))


def _held(block: WordBlock, values: Overrides) -> WordBlock:
    if not isinstance(block, WordParagraph):
        return block
    said = {name: value for name, value in asdict(values).items() if value is not None}
    return overriding(block, **said)
