"""Runs: inlines flattened, with their looks and structure elements."""

import pytest
from msgspec.structs import replace

from compiler.diagnostics import Sink
from compiler.layout.lines.line import Line
from compiler.layout.lines.paragraph import set_paragraph
from compiler.layout.lines.runs import RAISED_SIZE, Runs, base_look, gather
from compiler.layout.lines.setting import SetParagraph
from compiler.layout.structure import Structure
from compiler.model.inline import (
    Abbreviation,
    Code,
    Emphasis,
    Foreign,
    Inlines,
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
from compiler.stylesheet.sheet import TextStyle
from tests.layout.laying import lay, note, paragraph, placed_lines
from tests.layout.setting_lines import BODY, RAGGED, dump_lines, set_lines, setting

WIDE = 1000.0


def one_line(*inlines: object) -> Line:
    (line,) = set_lines(inlines, WIDE)  # type: ignore[arg-type]
    return line


def looks(*inlines: object) -> list[str]:
    """Face and text of each fragment."""
    return [f"{each.face}: {each.text}" for each in one_line(*inlines).fragments]


def in_tree(*inlines: object, stressed: bool = False) -> tuple[Structure, SetParagraph]:
    """A paragraph set with a tree of its own."""
    structure = Structure.rooted("Sect", stressed=stressed)
    owner = structure.open("P", 0)
    around = replace(
        setting(),
        structure=structure,
        owner=owner,
        note_numbers={"note-1": "1", "note-2": "2"},
        text_of=lambda reference: f"Table {reference.label[-1]}",
    )
    given: Inlines = inlines  # type: ignore[assignment]
    return structure, set_paragraph(given, BODY, WIDE, around)


def tree_text(structure: Structure, paragraph: SetParagraph) -> str:
    """The tree under the paragraph, with the text each element or piece owns."""
    owned: dict[int, str] = {}
    for line in paragraph.lines:
        for fragment in line.fragments:
            owner = 1 if fragment.owner < 0 else fragment.owner
            owned[owner] = owned.get(owner, "") + fragment.text

    def row(index: int, depth: int) -> list[str]:
        element = structure.elements[index]
        attributes = "".join(f" {key}={value}" for key, value in element.attributes.items())
        text = f' "{owned[index]}"' if index in owned else ""
        rows = [f"{'  ' * depth}{element.tag or '-'}{attributes}{text}"]
        return rows + [each for kid in element.kids for each in row(kid, depth + 1)]

    return "\n".join(row(1, 0))


def test_emphasis_is_italic_and_strong_is_bold_and_they_nest() -> None:
    assert looks(
        Text("a "), Emphasis((Text("b "), Strong((Text("c"),)))), Text(" "), Strong((Text("d"),))
    ) == [
        "serif/regular: a ",
        "serif/italic: b ",
        "serif/bolditalic: c ",
        "serif/bold: d",
    ]


def test_emphasis_within_italic_text_is_upright() -> None:
    style = replace(BODY, italic=True)
    (line,) = set_lines((Text("a "), Emphasis((Text("b"),))), WIDE, style)
    assert [each.face for each in line.fragments] == ["serif/italic", "serif/regular"]


def test_text_and_values_are_one_run() -> None:
    line = one_line(Text("worth "), Value("€ 12", "data.trade"), Text(" in 2009"))
    assert [each.text for each in line.fragments] == ["worth € 12 in 2009"]


def test_code_is_in_the_fixed_width_face_and_keeps_rows_of_blanks() -> None:
    line = one_line(Text("run "), Code("a  b"), Text(" now"))
    assert [each.face for each in line.fragments] == [
        "serif/regular",
        "mono/regular",
        "serif/regular",
    ]
    assert line.fragments[1].text == "a\u00a0 b"


def test_raised_and_lowered_text_is_smaller_and_off_the_baseline() -> None:
    line = one_line(Text("m"), Superscript((Text("2"),)), Text(", H"), Subscript((Text("2"),)))
    raised, lowered = line.fragments[1], line.fragments[3]
    assert raised.size == lowered.size == pytest.approx(BODY.size * RAISED_SIZE)
    assert raised.rise > 0 > lowered.rise


def test_small_capitals_are_the_faces_own_or_small_large_ones() -> None:
    own = one_line(SmallCaps((Text("Nato"),)))
    assert [each.text for each in own.fragments] == ["Nato"]
    made = one_line(Emphasis((SmallCaps((Text("Nato"),)),)))
    assert [each.text for each in made.fragments] == ["N", "ATO"]
    assert made.fragments[1].size < made.fragments[0].size


OLD = replace(BODY, oldstyle=True)


def lanes(style: TextStyle, *inlines: object) -> list[str]:
    runs = Runs(setting(), -1)
    gather(inlines, base_look(style, setting()), -1, runs)  # type: ignore[arg-type]
    return [run.look.lane for run in runs.runs]


def test_old_style_figures_are_for_running_text_only() -> None:
    assert lanes(OLD, Text("in 2010"), Emphasis((Text("in 2011"),))) == ["onum", "onum"]
    assert lanes(OLD, Superscript((Text("2"),)), Code("2")) == ["", ""]
    assert lanes(OLD, SmallCaps((Text("Act 1984"),))) == ["smcp+onum"]
    assert lanes(replace(OLD, tracking=0.1), Text("2010")) == ["spaced+onum"]
    assert lanes(replace(OLD, tabular=True), Text("2010")) == ["tnum"]
    assert lanes(replace(OLD, uppercase=True), Text("2010")) == [""]


def test_capitals_of_a_style_are_made_from_the_words() -> None:
    (line,) = set_lines("Straße 2", WIDE, replace(BODY, uppercase=True))
    assert line.fragments[0].text == "STRASSE 2"


def test_tracked_words_are_wider_by_each_glyph_but_the_last() -> None:
    plain, tracked = (
        set_lines("office", WIDE, replace(RAGGED, tracking=tracking))[0].width
        for tracking in (0.0, 0.1)
    )
    ligature = 5
    assert tracked > plain + ligature * 0.1 * BODY.size
    fragment = set_lines("office", WIDE, replace(RAGGED, tracking=0.1))[0].fragments[0]
    assert fragment.char_space == pytest.approx(1.0)


def test_a_word_over_several_runs_is_not_broken_at_their_seams() -> None:
    lines = set_lines((Text("see all of this ("), Strong((Text("bold"),)), Text("),")), 68, RAGGED)
    assert dump_lines(lines) == "see all of this\n(|bold|),"


def test_a_dash_at_a_seam_is_a_break_chance() -> None:
    lines = set_lines((Text("well known—"), Strong((Text("doubtless"),))), 68, RAGGED)
    assert dump_lines(lines) == "well known—\ndoubtless"
    assert lines[0].glued


def test_blanks_at_seams_belong_to_the_text_around() -> None:
    line = one_line(Text("a"), Link("https://x.y/", (Text("b"),)), Text(" c"))
    assert [each.text for each in line.fragments] == ["a", "b", " c"]
    line = one_line(Link("https://x.y/", (Text("b"),)), Text(" "), Strong((Text("c"),)))
    assert [each.text for each in line.fragments] == ["b", " c"]


def test_links_carry_their_target_into_each_fragment() -> None:
    line = one_line(Text("see "), Link("https://x.y/", (Text("this "), Strong((Text("page"),)))))
    assert [each.link for each in line.fragments] == ["", "https://x.y/", "https://x.y/"]


def test_a_plain_paragraph_opens_no_elements() -> None:
    structure, paragraph = in_tree(Text("plain words and "), Value("12", "x"))
    assert len(structure.elements) == 2
    assert paragraph.lines[0].fragments[0].owner == -1


def test_text_after_a_child_element_is_a_piece_of_the_paragraph() -> None:
    structure, paragraph = in_tree(
        Text("see "), Link("https://x.y/", (Text("a "), Code("b"), Text(" c"))), Text(" now "),
        Strong((Text("then"),)),
    )  # fmt: skip
    assert tree_text(structure, paragraph) == (
        'P "see "\n  Link "a "\n    Code "b"\n    - " c"\n  - " now then"'
    )


def test_stressed_words_are_elements_where_the_tree_asks_for_them() -> None:
    inlines = (
        *(
            Text("a "),
            Emphasis((Text("b "), Strong((Text("c"), Link("#x", (Text("d"),)))))),
        ),
        *(Text(" e"), Link("#y", (Strong((Text("f"),)), Text("g")))),
    )
    assert tree_text(*in_tree(*inlines, stressed=True)) == (
        'P "a "\n  Em "b "\n    Strong "c"\n      Link "d"\n  - " e"\n'
        '  Link\n    Strong "f"\n    - "g"'
    )
    assert tree_text(*in_tree(*inlines)) == 'P "a b c"\n  Link "d"\n  - " e"\n  Link "fg"'


def test_foreign_words_are_a_span_with_their_language() -> None:
    structure, paragraph = in_tree(Text("the "), Foreign("fr", (Text("mot juste"),)))
    assert tree_text(structure, paragraph) == 'P "the "\n  Span Lang=fr "mot juste"'
    assert paragraph.lines[0].fragments[1].language == "fr"


def test_foreign_words_are_divided_by_the_patterns_of_their_language() -> None:
    around, word = Text("The word "), Text("Staatsvertrag wins")
    assert dump_lines(set_lines((around, Foreign("de", (word,))), 80)) == (
        "The word |Staats-\nvertrag wins"
    )
    assert dump_lines(set_lines((around, word), 80)) == "The word\nStaatsvertrag\nwins"


def test_an_abbreviation_is_a_span_with_its_expansion() -> None:
    structure, paragraph = in_tree(
        Text("by "), Emphasis((Abbreviation("ODA", "Aid"), Text(" alone"))), Text(".")
    )
    assert tree_text(structure, paragraph) == 'P "by "\n  Span E=Aid "ODA"\n  - " alone."'


def test_references_print_their_words_in_a_link() -> None:
    structure, paragraph = in_tree(Text("in "), Reference("tbl-2"), Text("."))
    assert tree_text(structure, paragraph) == (
        'P "in "\n  Reference Target=tbl-2\n    Link "Table 2"\n  - "."'
    )
    assert paragraph.lines[0].fragments[1].link == "#tbl-2"
    assert paragraph.links


def test_a_note_call_is_a_raised_link_and_its_note_follows_in_the_tree() -> None:
    note = Note("note-1", ())
    structure, paragraph = in_tree(Text("a word "), note, Text(" more"))
    assert tree_text(structure, paragraph) == (
        'P "a word"\n  Reference Target=note-1\n    Link "1"\n  Note NoteLabel=note-1\n  - " more"'
    )
    (call,) = paragraph.calls
    assert (call.note, call.number) == (note, "1")
    assert structure.elements[call.element].tag == "Note"
    assert paragraph.lines[0].notes == ("note-1",)


def test_two_note_calls_in_a_row_are_held_apart() -> None:
    _, paragraph = in_tree(Text("word"), Note("note-1", ()), Note("note-2", ()))
    assert dump_lines(paragraph.lines) == "word|1|\u20092"
    assert paragraph.lines[0].notes == ("note-1", "note-2")


def test_a_note_call_stays_with_its_word() -> None:
    around = replace(setting(), note_numbers={"note-1": "1"})
    words = (Text("some of these longer words"), Note("note-1", ()), Text(" end"))
    lines = set_paragraph(words, RAGGED, 118, around).lines
    assert dump_lines(lines) == "some of these longer\nwords|1| end"


def test_without_a_tree_lines_belong_to_whoever_places_them() -> None:
    line = one_line(Link("https://x.y/", (Text("a"),)), Text(" b"))
    assert {each.owner for each in line.fragments} == {-1}


def test_forced_line_ends_end_lines_and_two_leave_an_empty_one() -> None:
    lines = set_lines((Text("a"), LineBreak(), LineBreak(), Text("b"), LineBreak()), WIDE)
    assert dump_lines(lines) == "a\n\nb"


def test_words_of_another_script_are_one_fragment_a_line() -> None:
    line = one_line(Text("Министерство иностранных дел 2009"))
    (fragment,) = line.fragments
    assert fragment.wide
    assert fragment.text == "Министерство иностранных дел 2009"


def test_a_character_the_face_lacks_comes_from_another_family() -> None:
    line = one_line(Code("x = α"))
    assert [(each.face, each.text) for each in line.fragments] == [
        ("mono/regular", "x = "),
        ("serif/regular", "α"),
    ]


def test_a_character_no_face_has_is_shown_by_a_substitute_and_told_with_its_count() -> None:
    sink = Sink()
    part = lay(paragraph("the 日 sign, 日"), paragraph("and 日"), sink=sink)
    assert [(each.code, each.message) for each in sink.diagnostics] == [
        (
            "font/missing-glyph",
            "no face has a glyph for U+65E5 (cjk unified ideograph-65e5), which stands 3 times",
        )
    ]
    for _, placed in placed_lines(part):
        assert "0000" not in placed.line.fragments[0].show


def test_missing_characters_are_told_once_for_each_kind() -> None:
    sink = Sink()
    ideographs = "".join(chr(0x65E5 + number) for number in range(7))
    noted = note("n", paragraph(f"{ideographs} ไ\u0e31"))
    lay(paragraph("سلام", noted), sink=sink)
    told = [each.message for each in sink.diagnostics if each.code == "font/missing-glyph"]
    assert [message.partition(":")[0] for message in told] == [
        "no face has glyphs for 4 arabic characters, which stand 4 times",
        "no face has glyphs for 7 cjk characters, which stand 7 times",
        "no face has glyphs for 2 thai characters, which stand 2 times",
    ]
    assert told[1].endswith("(cjk unified ideograph-65e9) and 2 more")


def test_a_script_without_its_rules_is_reported_once() -> None:
    sink = Sink()
    around = setting(sink)
    set_paragraph((Text("ไทย ไทย"),), BODY, WIDE, around)
    found = [each for each in sink.diagnostics if each.code == "font/unsupported-script"]
    assert [each.message for each in found] == ["Thai is set without the rules of its script"]
