"""Columns on the pages of Word files; a line is 100 twips."""

from compiler.wordpages.columns import fill_columns, with_last_whole
from compiler.wordpages.matter import SetBlock
from compiler.wordpages.pages import PageFiller
from tests.wordpages.word_setting import LINE, para, row, set_table


def filled(above: int, *blocks: SetBlock) -> PageFiller:
    """Pages of ten lines with some lines, then blocks in two columns."""
    filler = PageFiller(lambda index: 10 * LINE, lambda label: ())
    filler.fill((para("a", above),))
    fill_columns(filler, blocks, 2)
    return filler


def test_columns_are_as_low_as_their_text_lets_them_be() -> None:
    assert filled(2, para("b", 8)).room == 4 * LINE
    assert filled(2, para("b", 5), para("c", 3)).room == 3 * LINE


def test_a_line_in_each_column_takes_the_height_of_a_line() -> None:
    filler = filled(7, para("b", 8))
    assert [line.text for line in filler.pages[1].lines] == ["b7", "b8"]
    assert filler.room == 9 * LINE


def test_rows_stand_in_columns() -> None:
    assert filled(1, set_table(row("x"), row("y"), row("z"))).room == 7 * LINE


def test_only_a_last_paragraph_of_five_lines_is_kept_whole() -> None:
    first, five, six = para("a", 5), para("b", 5), para("c", 6)
    assert with_last_whole((first, five)) == (first, para("b", 5, keep_lines=True))
    for blocks in ((five, six), (five, set_table(row("x")))):
        assert with_last_whole(blocks) is blocks
