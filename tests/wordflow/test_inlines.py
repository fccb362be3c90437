from compiler.diagnostics import Sink
from compiler.model.inline import (
    Abbreviation,
    Code,
    Emphasis,
    Foreign,
    LineBreak,
    Link,
    Note,
    Reference,
    SmallCaps,
    Strong,
    Subscript,
    Superscript,
    Text,
    Value,
)
from compiler.wordflow.flow import WordLink, WordParagraph, WordTab, WordText
from tests.wordflow.making import (
    bullets,
    flow,
    flow_of,
    heading,
    paragraphs,
    part,
    report,
    shown,
    table,
    text,
    words,
)


def runs(paragraph: WordParagraph) -> list[WordText]:
    return [each for each in paragraph.inlines if isinstance(each, WordText)]


def test_each_kind_of_stress_is_a_format_of_its_own() -> None:
    word = flow(
        words(
            "a",
            Emphasis((Text("b"), Strong((Text("c"),)))),
            Superscript((Text("d"),)),
            Subscript((Text("e"),)),
            SmallCaps((Text("f"),)),
            Foreign("fr", (Text("g"),)),
        )
    )
    plain, italic, both, above, below, small, foreign = runs(next(paragraphs(word)))
    assert plain.format.italic is None
    assert italic.format.italic is True
    assert (both.format.italic, both.format.bold) == (True, True)
    assert above.format.vertical == "superscript"
    assert below.format.vertical == "subscript"
    assert small.format.small_caps
    assert foreign.format.language == "fr"


def test_stress_in_an_italic_paragraph_stands_upright() -> None:
    word = flow(words("a", Emphasis((Text("b"), Emphasis((Text("c"),)))), role="summary"))
    _, stressed, twice = runs(next(paragraphs(word)))
    assert stressed.format.italic is False
    assert twice.format.italic is None


def test_code_and_values_and_line_ends_keep_their_text() -> None:
    word = flow(words("a ", Code("b  c"), LineBreak(), Value("12.5", "data.x")))
    assert text(next(paragraphs(word))) == "a b  c↵12.5"


def test_an_abbreviation_is_plain_text() -> None:
    word = flow(
        words("by ", Abbreviation("ODA", "Official Development Assistance"), Text(" alone"))
    )
    assert text(next(paragraphs(word))) == "by ODA alone"


def test_a_link_leads_out_and_a_link_to_a_label_leads_inside() -> None:
    word = flow(
        heading(1, "Title"),
        words("", Link("https://example.org/", (Text("out"),)), Link("#title", (Text("in"),))),
    )
    assert shown(word)[-1] == "BodyText: <https://example.org/ out><#title in>"
    link = next(each for each in list(paragraphs(word))[-1].inlines if isinstance(each, WordLink))
    assert isinstance(link.children[0], WordText)
    assert link.children[0].format.style == "Hyperlink"


def test_a_link_without_words_shows_its_address() -> None:
    assert shown(flow(words("", Link("https://example.org/", ())))) == [
        "BodyText: <https://example.org/ https://example.org/>"
    ]


def test_references_are_fields_over_the_words_they_repeat() -> None:
    word = flow(
        heading(1, "Title"),
        heading(2, "Sales"),
        table("a|b", "1|2", caption="Trade", label="tbl-trade"),
        words(
            "",
            Reference("sales"),
            Text(", "),
            Reference("sales", "title"),
            Text(", "),
            Reference("tbl-trade"),
            Text(", "),
            Reference("tbl-trade", "title"),
            Text(", "),
            Reference("tbl-trade", "number"),
            Text(", "),
            Reference("tbl-trade", "page"),
        ),
    )
    lines = shown(word)
    assert lines[-1] == (
        "BodyText: Section\N{NO-BREAK SPACE}{ref-number sales=1.1}, {ref sales=Sales}, "
        "Table\N{NO-BREAK SPACE}{ref tbl_trade_number=1}, {ref tbl_trade_title=Trade}, "
        "{ref tbl_trade_number=1}, {pageref tbl-trade=}"
    )
    assert lines[2] == (
        "Caption: Table\N{NO-BREAK SPACE}‹tbl_trade_number {seq Table=1}›"
        "\N{EN SPACE}‹tbl_trade_title Trade›"
    )


def test_a_reference_to_a_chapter_repeats_the_number_above_its_title() -> None:
    label = words("Chapter 1", role="chapter-label")
    word = flow(label, heading(1, "Title"), words("", Reference("title")))
    assert shown(word) == [
        "ChapterLabel: Chapter\N{NO-BREAK SPACE}‹title_number {seq Chapter=1}›",
        "Heading1: [] Title",
        "BodyText: Chapter\N{NO-BREAK SPACE}{ref title_number=1}",
    ]


def test_a_reference_to_a_number_that_is_nowhere_printed_is_a_link() -> None:
    word = flow(heading(1, "Title"), words("", Reference("title")))
    assert shown(word)[-1] == "BodyText: <#title Chapter\N{NO-BREAK SPACE}1>"


def test_a_reference_without_number_repeats_the_title() -> None:
    word = flow(heading(1, "Title"), heading(2, "Thanks", numbered=False),
                words("", Reference("thanks")))  # fmt: skip
    assert shown(word)[-1] == "BodyText: {ref thanks=Thanks}"


def test_notes_are_called_by_number_and_counted_anew_in_each_part() -> None:
    one, two, three = (Note(name, (words(f"note {name}"),)) for name in "abc")
    word = flow_of(report(part(words("x", one, two)), part(words("y", three), slug="two")))
    assert shown(word) == ["BodyText: x^1^2", "BodyText: y^1"]
    assert [(note.number, note.restart) for note in word.notes] == [
        ("1", True),
        ("2", False),
        ("1", True),
    ]
    assert [text(note.paragraphs[0]) for note in word.notes] == ["note a", "note b", "note c"]


def test_a_note_in_a_note_keeps_its_words_and_is_reported() -> None:
    inner = Note("inner", (words("inside"),))
    sink = Sink()
    word = flow(words("x", Note("outer", (words("outside", inner),))), sink=sink)
    assert text(word.notes[0].paragraphs[0]) == "outside [inside]"
    assert [each.code for each in sink.diagnostics] == ["word/note-in-note"]


def test_a_note_may_hold_several_paragraphs_and_a_table_as_lines() -> None:
    note = Note("n", (words("one"), words("two"), table("a|b", "1|2")))
    word = flow(words("x", note))
    assert [text(each) for each in word.notes[0].paragraphs] == ["one", "two", "a→b", "1→2"]


def test_characters_that_xml_cannot_hold_are_replaced_and_reported() -> None:
    sink = Sink()
    word = flow(words("a\x00b\ud800c\ufffed\x1b"), sink=sink)
    assert text(next(paragraphs(word))) == "a\ufffdb\ufffdc\ufffdd\ufffd"
    (told,) = sink.diagnostics
    assert told.code == "word/character"
    assert "U+0000, U+001B, U+D800, U+FFFE" in told.message


def test_tabs_and_line_ends_inside_text_are_blanks() -> None:
    assert text(next(paragraphs(flow(words("a\tb\r\nc\nd"))))) == "a b c d"


def test_text_of_a_part_in_another_language_says_so() -> None:
    word = flow_of(report(part(words("Hallo"), language="de")))
    (run,) = runs(next(paragraphs(word)))
    assert run.format.language == "de"


def test_notes_hang_beside_their_numbers() -> None:
    note = Note("n", (words("one"), words("two"), bullets("three")))
    word = flow(words("Text", note))
    first, further, item = word.notes[0].paragraphs
    look = word.look(first)
    assert look.left + look.first == word.look(next(paragraphs(word))).left
    assert (word.look(further).left, word.look(further).first) == (look.left, 0)
    assert word.look(item).left > look.left
    assert word.note_gap(first) == WordTab()
    assert word.note_gap(item) == WordText(" ")


def test_code_is_upright_and_in_proportion_to_the_text_around_it() -> None:
    code = Code("x")
    notes = Note("n", (words("c", code),))
    word = flow(words("a", code, notes), words("b", code, role="summary"))
    sizes = []
    for paragraph in (*paragraphs(word), *word.notes[0].paragraphs):
        (run,) = (each for each in runs(paragraph) if each.text == "x")
        look = word.appearance(word.look(paragraph), run.format)
        assert not look.italic
        sizes.append(look.half_points / word.look(paragraph).half_points)
    assert all(0.86 < each < 0.94 for each in sizes)
    assert len({each.id for each in word.character_styles.values() if "Verbatim" in each.id}) == 3
