"""What holds text to the pages computed for it."""

from itertools import product

import pytest

from compiler.diagnostics import Sink
from compiler.model.block import Columns
from compiler.wordflow.flow import WordDocument, WordParagraph
from compiler.wordflow.look import Overrides
from compiler.wordpages.folios import WordFolios, word_folios
from compiler.wordpages.holds import held
from tests.wordflow.making import flow, heading, words
from tests.wordpages.word_setting import measures

SENTENCE = "The office counted what it could and wrote down what it had counted. "


def _flow(short: int, long: int = 9) -> WordDocument:
    """A page that ends in a heading and some lines of its paragraph."""
    above = (words("One line.") for _ in range(short))
    return flow(heading(1, "One"), *above, heading(2, "End", label="end"), words(SENTENCE * long))


def _folios(word: WordDocument) -> WordFolios:
    return word_folios(word, measures(), Sink(), with_lines=True)


def test_white_above_a_heading_changes_no_line_of_any_page() -> None:
    for short, long in product(range(24, 30), range(4, 12)):
        word = _flow(short, long)
        found = _folios(word)
        if found.holds:
            break
    else:
        pytest.fail("no page ends so")
    wider = held(word, found.holds)
    ((place, index),) = found.holds
    block = wider.sections[place].blocks[index]
    assert isinstance(block, WordParagraph)
    assert (block.labels, wider.look(block).before) == (("end",), found.holds[place, index].before)
    assert wider.look(block).before > word.styles[block.style].before
    again = _folios(wider)
    assert (again.lines, again.folios, again.holds) == (found.lines, found.folios, {})


def test_the_last_paragraph_of_columns_is_kept_whole_where_it_has_five_lines() -> None:
    kept: list[Overrides] = []
    for long in range(2, 20):
        columns = Columns(2, (words(SENTENCE * 9), words("It was counted. " * long)))
        word = flow(heading(1, "One"), columns, words("x"))
        holds = _folios(word).holds
        kept += holds.values()
        assert _folios(held(word, holds)).holds == holds
    assert 0 < len(kept) < 5
    assert set(kept) == {Overrides(keep_lines=True)}


def test_a_flow_that_needs_no_white_stays_the_same() -> None:
    word = _flow(3)
    assert not _folios(word).holds
    assert held(word, {}) is word
