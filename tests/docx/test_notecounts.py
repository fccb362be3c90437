"""How notes are counted; what Word does with it stands in ECMA-376, what Writer does is tried."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from compiler.docx.notecounts import note_properties, sections_with_notes
from compiler.model.block import Block
from compiler.model.document import Part, PartKind
from compiler.model.inline import Note, Strong
from compiler.wordflow.flow import WordDocument
from tests.docx.office import convert, text_of
from tests.docx.readback import part
from tests.docx.writing import bytes_of, written_from
from tests.wordflow.making import bullets, flow_of, heading, report, words
from tests.wordflow.making import part as report_part

EACH = '<w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>'
ROMAN = EACH.replace("Pr><w:num", 'Pr><w:numFmt w:val="lowerRoman"/><w:num', 1)
LAST = EACH.replace("Pr><w:num", 'Pr><w:numFmt w:val="decimal"/><w:num', 1)


def chapter(name: str, notes: int, kind: PartKind = "chapter") -> Part:
    blocks: list[Block] = [heading(1, f"Chapter {name}", label=name)]
    for number in range(1, notes + 1):
        note = Note(f"{name}-{number}", (words(f"Note {number} of {name}."),))
        blocks.append(words(f"Text {number} of {name}", note))
    return report_part(*blocks, slug=name, kind=kind)


def said(word: WordDocument) -> list[str]:
    return note_properties(word, sections_with_notes(word))


def test_every_section_says_that_its_notes_are_counted_anew() -> None:
    word = flow_of(report(chapter("a", 2), chapter("b", 0), chapter("c", 1), chapter("d", 1)))
    assert said(word) == [EACH, ROMAN, EACH, LAST]


def test_where_all_sections_have_notes_the_last_one_speaks_for_all() -> None:
    word = flow_of(report(chapter("a", 1), chapter("b", 1)))
    assert said(word) == ["", LAST]


def test_a_section_that_goes_on_with_a_part_counts_on() -> None:
    word = flow_of(report(chapter("a", 0), chapter("b", 1), chapter("c", 1), chapter("d", 0)))
    first, second, third, last = word.sections
    third = replace(third, part=second.part)
    made = said(flow_with(word, first, second, third, last))
    assert made == [ROMAN, EACH, EACH.replace("eachSect", "continuous"), LAST]


def flow_with(word: WordDocument, *sections: object) -> WordDocument:
    fields = ("notes", "styles", "character_styles", "lists", "bookmarks", "families", "language")
    values = {each: getattr(word, each) for each in fields}
    return WordDocument(sections=sections, double_sided=False, **values)  # type: ignore[arg-type]


def test_without_notes_nothing_is_said_of_them() -> None:
    word = flow_of(report(chapter("a", 0), chapter("b", 0)))
    assert said(word) == ["", ""]
    assert "footnotePr" not in part(bytes_of(word, report().document.metadata), "word/document.xml")


def test_notes_in_lists_and_in_stressed_words_are_found() -> None:
    deep = bullets((words("", Strong((Note("n", (words("x"),)),))),))
    assert sections_with_notes(flow_of(report(report_part(deep)))) == [True]


def test_only_sections_after_the_first_with_notes_carry_the_sign_for_the_rule() -> None:
    data = written_from(report(chapter("a", 0), chapter("b", 1), chapter("c", 1), chapter("d", 0)))
    text = part(data, "word/document.xml")
    assert text.count("<w:separator/>") == 1
    assert text.index("Chapter c") < text.index("<w:separator/>") < text.index("Chapter d")


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("first", [0, 2])
def test_writer_numbers_the_notes_of_three_chapters_and_rules_them_off(
    first: int, tmp_path: Path
) -> None:
    parts = [chapter(name, 2) for name in ("north", "south", "east")]
    resolved = report(chapter("before", first), *parts)
    file = tmp_path / "notes.docx"
    file.write_bytes(bytes_of(flow_of(resolved), resolved.document.metadata))
    text = text_of(convert(file, "pdf"))
    for name in ("north", "south", "east"):
        for number in (1, 2):
            assert re.search(rf"Text {number} of {name}\s?{number}\b", text), (name, number, text)
            assert re.search(rf"{number}\s+Note {number} of {name}\.", text)
    document = convert(file, "fodt").read_text(encoding="utf-8")
    assert set(re.findall(r'<style:footnote-sep[^>]*rel-width="(\d+)%"', document)) == {"25"}
