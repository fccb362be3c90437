"""Abbreviations: defined in a chapter or in the report, marked wherever they stand."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.diagnostics import Sink
from compiler.model.dump import dump_blocks, dump_inlines
from compiler.model.inline import Abbreviation, Text
from compiler.model.walk import plain_text
from compiler.seed.abbreviations import LONGEST_ABBREVIATION, Abbreviations
from compiler.seed.chapter import ChapterContext, read_chapter
from compiler.seed.markdown import glossary
from compiler.seed.report import Chapter, FrontMatter
from tests.seed.chapters import NO_DATA, evaluate, flow, read, told

GLOSSARY = {"ODA": "Official Development Assistance", "UN": "United Nations"}


def read_with(
    text: str, expansions: dict[str, str], path: str = "chapters/10-trade.md"
) -> tuple[Chapter, Sink]:
    sink = Sink()
    context = ChapterContext(Path("nowhere"), "en", evaluate, NO_DATA, abbreviations=expansions)
    return read_chapter(path, text.encode(), context, sink).chapter, sink


def marked(words: str, **expansions: str) -> str:
    """The words with brackets around what was found."""
    chapter = Chapter("a.md", "a", (Text(words),), "a", FrontMatter(), ())
    title = Abbreviations(expansions).mark(chapter).title
    return "".join(
        f"[{each.text}]" if isinstance(each, Abbreviation) else plain_text((each,))
        for each in title
    )


def test_a_definition_in_a_chapter_marks_every_whole_word() -> None:
    text = "Our ODA, *ODA's* share: ODA-funded.\n\n*[ODA]: Official Development Assistance\n"
    abbr = '<abbr "Official Development Assistance">ODA</abbr>'
    assert flow(text) == f"paragraph Our {abbr}, <em>{abbr}’s</em> share: {abbr}-funded.\n"


def test_definitions_may_follow_each_other_and_a_line_of_text() -> None:
    text = "The UN and the EU.\n*[UN]: United Nations\n*[EU]:European Union\nNext line: EU.\n"
    assert flow(text) == (
        'paragraph The <abbr "United Nations">UN</abbr> and the <abbr "European Union">EU</abbr>.\n'
        'paragraph Next line: <abbr "European Union">EU</abbr>.\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        "\\*[UN]: United Nations of the UN\n",
        "*[UN]:\n",
        "*[ ]: UN\n",
        "    *[UN]: United Nations\n",
        "*[ UN]: United Nations\n",
        "*[UN] : United Nations*\n",
    ],
)
def test_what_only_looks_like_a_definition_stays_text(text: str) -> None:
    assert "UN" in flow(text)
    assert "abbr" not in flow(text)


def test_a_definition_inside_a_list_or_box_holds_for_the_chapter() -> None:
    text = "UN\n\n- a\n  *[UN]: United Nations\n\n::: {.box}\n*[EU]: European Union\n\nEU\n:::\n"
    assert flow(text).count("<abbr") == 2


def test_the_glossary_of_the_report_holds_in_every_chapter_and_is_overruled_by_the_own() -> None:
    text = "# The UN\n\nODA, UN.\n\n*[ODA]: Overdose Awareness\n"
    chapter, sink = read_with(text, GLOSSARY)
    assert told(sink) == []
    assert dump_inlines(chapter.title) == 'The <abbr "United Nations">UN</abbr>'
    assert dump_blocks(chapter.flow) == (
        'paragraph <abbr "Overdose Awareness">ODA</abbr>, <abbr "United Nations">UN</abbr>.\n'
    )


def test_abbreviations_are_marked_in_every_kind_of_text() -> None:
    text = (
        "---\nsummary: UN 0\nkey_figures:\n  - {value: UN 1, label: UN 2}\n"
        "chronology:\n  - {date: UN 3, text: UN 4}\n---\n\n"
        "# UN 5\n\n## UN 6\n\n- UN 7\n\n> UN 8\n\nUN 9\n: UN 10\n\n| UN 11 |\n|---|\n| UN 12 |\n\n"
        ': UN 13 {source="UN 14" note="UN 15"}\n\n::: {.box title="UN 16"}\nUN 17[^a]\n:::\n\n'
        "[^a]: UN 18\n\n[[UN 19]{.smallcaps}](https://x.y)\n\n"
        "::: {.chronology}\n- UN 20: UN 21\n:::\n\n::: {.key-figures}\n- UN 22: UN 23\n:::\n"
    )
    chapter, sink = read_with(text, GLOSSARY)
    assert told(sink) == []
    front = chapter.front
    printed = dump_inlines((*chapter.title, *front.summary)) + dump_blocks(chapter.flow)
    for figure, event in zip(front.key_figures, front.chronology, strict=True):
        printed += dump_inlines((*figure.value, *figure.label, *event.date, *event.text))
    assert printed.count("UN</abbr> ") == 24
    assert ">UN " not in printed


def test_code_addresses_and_values_are_left_alone() -> None:
    text = "`UN` {{ UN }} <https://UN.org/UN> [UN's](https://UN.org) x@UN.org\n\n```\nUN\n```\n"
    chapter, _ = read_with(f"# T\n\n{text}", GLOSSARY)
    assert dump_blocks(chapter.flow).count("<abbr") == 1


def test_text_pages_use_the_glossary_of_the_report() -> None:
    text = "Title\n\nThe work of the UN went on, as it had to, and we took a part in it.\n"
    chapter, _ = read_with(text, GLOSSARY, "chapters/a.txt")
    assert '<abbr "United Nations">UN</abbr>' in dump_blocks(chapter.flow)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("UN UNO UNs un DUN UN", "[UN] UNO UNs un DUN [UN]"),
        ("(UN) UN. UN/EU “UN”", "([UN]) [UN]. [UN]/[EU] “[UN]”"),
        ("U.S. and U.S.A. and U.S", "[U.S.] and [U.S.A.] and U.S"),
        ("R&D, C++ and .NET; x.NET", "[R&D], [C++] and [.NET]; x.NET"),
        ("UN Women, UN", "[UN Women], [UN]"),
        ("UN Womens", "[UN] Womens"),
        ("no match at all", "no match at all"),
        ("UNUN EUEU UN", "UNUN EUEU [UN]"),
    ],
)
def test_whole_words_only_and_the_longest_that_fits(words: str, expected: str) -> None:
    names = ["UN", "EU", "U.S.", "U.S.A.", "R&D", "C++", ".NET", "UN Women"]
    assert marked(words, **dict.fromkeys(names, "x")) == expected


def test_an_apostrophe_is_a_printed_one() -> None:
    assert '<abbr "Rock and roll">R’n’R</abbr>' in flow("Of R'n'R.\n\n*[R'n'R]: Rock and roll\n")


def test_wrong_definitions_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glossary, "MOST_ABBREVIATIONS", 3)
    long = "X" * (LONGEST_ABBREVIATION + 1)
    text = (
        f"# T\n\nA B C.\n\n*[A]: one\n*[A]: two\n*[B]: soft\u00adly\n*[{long}]: x\n"
        "*[Q]: \ue000\n*[C]: three\n*[D]: four\n"
    )
    chapter, sink = read(text)
    assert told(sink) == [
        '6:1 chapter/abbreviation the abbreviation "A" is defined twice;'
        " the first definition holds",
        '7:1 chapter/abbreviation the abbreviation "B" stands for words with control characters,'
        " left out",
        f'8:1 chapter/abbreviation the abbreviation "{"X" * LONGEST_ABBREVIATION}…" is longer than'
        f" {LONGEST_ABBREVIATION} characters and not used",
        '9:1 chapter/abbreviation the abbreviation "Q" stands for nothing that can be read aloud',
        '11:1 chapter/abbreviation the abbreviation "D" is one of more than 3 and not used',
    ]
    assert dump_blocks(chapter.flow) == (
        'paragraph <abbr "one">A</abbr> <abbr "softly">B</abbr> <abbr "three">C</abbr>.\n'
    )


def test_a_definition_that_nothing_uses_is_told() -> None:
    _, sink = read("# T\n\nThe ODA.\n\n*[OAD]: Official Development Assistance\n")
    assert told(sink) == [
        '5:1 chapter/abbreviation-unused "OAD" is defined as an abbreviation'
        " and not used in this chapter"
    ]


def test_a_chapter_without_abbreviations_stays_as_it_is() -> None:
    chapter = Chapter("a.md", "a", (Text("UN"),), "a", FrontMatter(), ())
    assert Abbreviations({}).mark(chapter) is chapter


@settings(max_examples=60, deadline=None)
@given(
    st.text("aAbB.- ’é", max_size=40),
    st.dictionaries(st.text("aAbB.-é", min_size=1, max_size=4), st.just("x"), max_size=5),
)
def test_marking_keeps_every_character(words: str, names: dict[str, str]) -> None:
    chapter = Chapter("a.md", "a", (Text(words),), "a", FrontMatter(), ())
    title = Abbreviations(names).mark(chapter).title
    assert plain_text(title) == words
    assert all(each.text in names for each in title if isinstance(each, Abbreviation))
