import datetime

import pytest

from compiler.model.dump import dump_inlines
from compiler.seed import chapter as chapter_module
from compiler.seed import yamltree
from compiler.seed.dump import dump_chapter
from tests.seed.chapters import read, told

BODY = "# Trade\n\nText.\n"


def messages(front: str) -> list[str]:
    return told(read(f"---\n{front}\n---\n{BODY}")[1])


def test_known_keys_are_typed_and_others_kept() -> None:
    chapter, sink = read(f"""\
---
title: Trade
slug: world-trade
summary: Exports *rose* to {{{{ data.x }}}}, "at last".
authors: [A. One, B. Two]
credits: Photographs by C. Three
language: de-CH
numbered: false
key_figures:
  - value: 3.10
    label: "% growth"
chronology:
  - {{date: 1 May, text: It *began*.}}
source_year: 2009
flags: [true, 2010-04-01, null, 1.5]
---
{BODY}""")
    assert told(sink) == []
    assert dump_chapter(chapter) == (
        "chapter world-trade chapters/10-trade.md\n"
        "  title #world-trade Trade\n"
        "  language de-CH\n"
        "  unnumbered\n"
        '  summary Exports <em>rose</em> to <value "data.x">[data.x]</value>, «at last».\n'
        '  author "A. One"\n'
        '  author "B. Two"\n'
        "  key figure 3.10 | % growth\n"
        "  event 1 May | It <em>began</em>.\n"
        '  credit "Photographs by C. Three"\n'
        "  extra source_year 2009\n"
        "  extra flags [True, datetime.date(2010, 4, 1), None, 1.5]\n"
        "  paragraph Text.\n"
    )
    assert chapter.front.extra["flags"] == [True, datetime.date(2010, 4, 1), None, 1.5]


def test_a_title_is_a_text_however_it_is_spelled() -> None:
    chapter, _ = read("---\ntitle: 2009\n---\n\nText.")
    assert dump_inlines(chapter.title) == "2009"
    chapter, _ = read("---\ntitle: No\n---\n\nText.")
    assert dump_inlines(chapter.title) == "No"


def test_front_matter_may_end_in_dots_and_be_empty() -> None:
    assert told(read(f"---\nauthors: A\n...\n{BODY}")[1]) == []
    assert told(read(f"---\n---\n{BODY}")[1]) == []
    assert told(read(f"---\n# only a comment\n---\n{BODY}")[1]) == []


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    chapter, sink = read(f"---\n\n{BODY}")
    assert told(sink) == []
    assert "rule break" in dump_chapter(chapter)


def test_windows_line_ends_leave_no_trace() -> None:
    text = f"---\nsummary: One\nkey_figures:\n  - {{value: 1, label: a}}\n---\n{BODY}"
    chapter, sink = read(text.replace("\n", "\r\n"))
    assert told(sink) == []
    assert dump_chapter(chapter) == dump_chapter(read(text)[0])


def test_what_is_not_yaml_is_told_at_its_line() -> None:
    assert messages("title: a\nb: [1, 2\nc: d") == [
        "4:2 chapter/front-matter this is not YAML: while parsing a flow sequence"
        " did not find expected ',' or ']'"
    ]
    assert messages("title: a: b")[0].startswith("2:9 chapter/front-matter this is not YAML")
    assert messages("title: \x07")[0].startswith("2:8 ")


def test_anchors_and_aliases_are_refused_before_they_multiply() -> None:
    bomb = "a: &a [x, x]\n" + "\n".join(
        f"{name}: &{name} [*{before}, *{before}, *{before}]"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert messages(bomb) == [
        "2:4 chapter/front-matter anchors and aliases are not taken"
        " (write the value out, or put quotes around a text that starts with & or *)"
    ]
    assert "2:8 chapter/front-matter anchors" in messages("title: *emphasis")[0]


def test_a_key_given_twice_is_told() -> None:
    assert messages("title: a\ntitle: b") == [
        '3:1 chapter/front-matter the key "title" stands twice'
    ]


def test_deep_nesting_is_told() -> None:
    assert "nest deeper than 50 levels" in messages("a: " + "[" * 60 + "]" * 60)[0]
    assert "not YAML" in messages("a: " + "[" * 5000)[0]


def test_too_many_values_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamltree, "MOST_YAML_NODES", 5)
    assert messages("a: [1, 2, 3, 4]") == ["2:11 chapter/front-matter there are more than 5 values"]


def test_a_second_document_is_told() -> None:
    assert "not YAML" in messages("{a: 1} {b: 2}")[0]


def test_too_much_front_matter_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chapter_module, "LARGEST_FRONT_MATTER", 10)
    assert messages("summary: " + "x" * 20) == [
        "1:1 chapter/front-matter the front matter has 30 characters; at most 10"
    ]


@pytest.mark.parametrize(
    ("front", "told_of_it"),
    [
        ("- a\n- b", "2:1 {} the front matter must be keys and values, not a list"),
        ("just text", "2:1 {} the front matter must be keys and values, not a single value"),
        ("title: [a]", '2:8 {} "title" must be a text, not a list'),
        ("summary: {a: b}", '2:10 {} "summary" must be a text, not keys and values'),
        ("authors: {a: b}", '2:10 {} "authors" must be a text or a list of texts,'
         " not keys and values"),
        ("numbered: maybe", '2:11 {} "numbered" must be true or false'),
        ("language: English!", '2:11 {} "English!" is no language tag such as "en" or "de-CH"'),
        ("slug: World Trade", '2:7 {} "World Trade" is no slug: letters and digits in lower case,'
         ' joined by hyphens (such as "world-trade")'),
        ("key_figures: 5", '2:14 {} "key_figures" must be a list of {{value: …, label: …}},'
         " not a single value"),
        ("key_figures: [5]", '2:15 {} each entry of "key_figures" must be "value" and "label",'
         " not a single value"),
        ("key_figures:\n  - {value: 5}", '3:5 {} an entry of "key_figures" has no "label"'),
        ("chronology:\n  - {date: x, text: y, txt: z}", '3:24 {} an entry of "chronology" has'
         ' "date" and "text", not "txt" (did you mean "text"?)'),
    ],
)  # fmt: skip
def test_wrong_values_are_told_at_their_place(front: str, told_of_it: str) -> None:
    assert messages(front) == [told_of_it.format("chapter/front-matter-value")]


def test_a_slip_of_the_pen_is_told() -> None:
    assert messages("autors: A\ncredit: B\nsummery: C\nauthor_email: D\ntag: E") == [
        '2:1 chapter/front-matter-key "autors" is no key that styles know by themselves'
        ' (did you mean "authors"?)',
        '3:1 chapter/front-matter-key "credit" is no key that styles know by themselves'
        ' (did you mean "credits"?)',
        '4:1 chapter/front-matter-key "summery" is no key that styles know by themselves'
        ' (did you mean "summary"?)',
    ]


def test_places_inside_front_matter_are_found() -> None:
    _, sink = read("---\nsummary: >\n  One and\n  two {% x %}.\n---\n# T\n\nText.")
    assert told(sink)[0].startswith("4:7 chapter/statement")


def test_a_null_is_nothing() -> None:
    assert messages("summary:\nauthors: ~") == []


def test_an_image_in_front_matter_is_told() -> None:
    assert messages("summary: An ![image](a.png) here") == [
        "2:13 figure/in-text front matter cannot show an image"
    ]
