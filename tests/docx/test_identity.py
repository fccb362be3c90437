import re

from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.docx.identity import ParagraphIds
from compiler.model.block import Block, ContentsList, Figure, Picture
from compiler.model.document import Part
from compiler.model.inline import Note, Reference, Text
from tests.docx.readback import part
from tests.docx.writing import written_from
from tests.wordflow.making import heading, numbers, report, table, words
from tests.wordflow.making import part as report_part

PICTURE = Picture("figures/a.png", "png", 60, 40, b"\x89PNG", "d1")
CHAPTER: tuple[Block, ...] = (
    heading(1, "One"),
    words("See ", Reference("t"), Text(" and "), Reference("one", "page")),
    words("Same words."),
    words("Same words."),
    numbers("first", "second"),
    table("a|b", "1|2", "1|2", caption="T", label="t"),
    Figure(PICTURE, (Text("F"),), "f", "alt"),
    words("a", Note("n", (words("c"),))),
)


def ids(*parts: Part) -> list[str]:
    """All paragraph ids of the body and the notes, in order."""
    data = written_from(report(*parts))
    text = part(data, "word/document.xml") + part(data, "word/footnotes.xml")
    return re.findall(r'w14:paraId="(\w+)"', text)


def chapter(*blocks: Block) -> list[str]:
    return ids(report_part(ContentsList(), kind="contents"), report_part(*blocks))


def test_ids_are_the_same_from_build_to_build() -> None:
    assert chapter(*CHAPTER) == chapter(*CHAPTER)


@given(st.integers(0, len(CHAPTER)), st.sampled_from(["x", "note", "table", "heading", "list"]))
@settings(max_examples=25, deadline=None)
def test_what_is_inserted_moves_no_id_of_anything_else(place: int, kind: str) -> None:
    new: dict[str, Block] = {
        "x": words("New words."),
        "note": words("New words", Note("new", (words("A new note."),))),
        "table": table("n|m", "7|8", caption="New", label="new-table"),
        "heading": heading(2, "New"),
        "list": numbers("new item"),
    }
    before = chapter(*CHAPTER)
    after = chapter(*CHAPTER[:place], new[kind], *CHAPTER[place:])
    kept = [each for each in after if each in set(before)]
    assert kept == before


def test_what_is_taken_out_moves_no_id_of_anything_else() -> None:
    before = chapter(*CHAPTER)
    after = chapter(*CHAPTER[:1], *CHAPTER[2:])
    assert set(after) < set(before)


def test_a_paragraph_keeps_its_id_when_another_part_comes_before_it() -> None:
    one, two = report_part(*CHAPTER), report_part(words("x"), slug="two")
    new = report_part(heading(1, "New"), words("New."), slug="new")
    assert [each for each in ids(new, one, two) if each in set(ids(one, two))] == ids(one, two)


def test_ids_that_fall_together_move_on() -> None:
    ids = ParagraphIds()
    ids.enter("a")
    first = int(ids.named("b"), 16)
    ids._counts.clear()
    assert int(ids.named("b"), 16) == first + 1
