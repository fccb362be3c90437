"""Initials: the first letter of a chapter over several lines."""

import pytest
from msgspec.structs import replace

from compiler.layout.lines.initials import set_with_initial
from compiler.layout.lines.setting import SetParagraph
from compiler.layout.page import PlacedLine
from compiler.layout.structure import Structure
from compiler.model.inline import Emphasis, Inline, LineBreak, Link, Text
from compiler.pdf.content import Content, Shown
from tests.layout.laying import base, heading, lay, paragraph, small
from tests.layout.setting_lines import BODY, RAGGED, joined, right_edges, setting
from tests.layout.test_breaking import PROSE

MEASURE = 240.0
JUMP = 14.0


def initial(
    *inlines: Inline, count: int = 3, language: str = "en", style: object = BODY
) -> SetParagraph | None:
    return set_with_initial(inlines, style, MEASURE, setting(language=language), count)  # type: ignore[arg-type]


def spoken(found: SetParagraph) -> str:
    """What a reader takes from the first line."""
    said = [each.text if each.spoken is None else each.spoken for each in found.lines[0].fragments]
    return "".join(said)


@pytest.mark.parametrize("style", [BODY, RAGGED, replace(BODY, hanging=True)])
def test_the_lines_beside_the_letter_are_moved_in_and_no_word_is_lost(style: object) -> None:
    found = initial(Text(PROSE), style=style)
    assert found is not None
    assert found.initial == 3
    letter, word = found.lines[0].fragments[:2]
    edges = [line.fragments[0].x for line in found.lines]
    assert edges[1] == edges[2] == pytest.approx(word.x)
    assert edges[1] > letter.size * 0.3
    assert edges[3:] == [0.0] * len(edges[3:])
    assert joined(found.lines) == PROSE
    assert spoken(found).startswith("International cooperation")


def test_the_letter_reaches_from_its_baseline_to_the_head_of_the_capitals() -> None:
    found = initial(Text(PROSE))
    assert found is not None
    letter = found.lines[0].fragments[0]
    assert (letter.text, letter.spoken, letter.rise) == ("I", "", -2 * JUMP)
    face = setting().faces.face("serif", False, False)
    extents = face.font.get_glyph_extents(face.font.get_nominal_glyph(ord("H")))
    capitals = extents.y_bearing / face.upem
    assert letter.size * capitals == pytest.approx(2 * JUMP + BODY.size * capitals)
    assert right_edges(found.lines[:-1]) == [MEASURE] * (len(found.lines) - 1)


@pytest.mark.parametrize(
    ("text", "language", "letters", "said"),
    [
        ("“The year began.” ", "en", ["“", "T"], "“The"),
        ("A year began. ", "en", ["A"], "A year"),
        ("«Été indien ", "fr", ["«", "É"], "«Été"),
        ("IJsland groeide. ", "nl", ["IJ"], "IJsland"),
        ("I think so. ", "en", ["I"], "I think"),
    ],
)
def test_marks_stand_before_the_letter_and_the_word_is_read_whole(
    text: str, language: str, letters: list[str], said: str
) -> None:
    found = initial(Text(text + PROSE), language=language)
    assert found is not None
    fragments = found.lines[0].fragments
    assert [each.text for each in fragments[: len(letters)]] == letters
    assert [each.spoken for each in fragments[: len(letters) + 1]] == [""] * len(letters) + [said]
    if len(letters) == 2:
        assert fragments[0].x < 0
        assert fragments[0].rise == 0


def test_a_letter_with_a_tail_has_a_line_more_beside_it() -> None:
    plain, tail = initial(Text("Once " + PROSE)), initial(Text("Quite " + PROSE))
    assert plain is not None
    assert tail is not None
    assert (plain.initial, tail.initial) == (3, 4)
    assert tail.lines[3].fragments[0].x > 0 == plain.lines[3].fragments[0].x


@pytest.mark.parametrize("count", range(25, 55))
def test_no_ladder_and_no_short_last_line_stand_where_the_letter_ends(count: int) -> None:
    found = initial(Text(" ".join(PROSE.split()[:count])))
    assert found is not None
    rows = "".join("-" if line.hyphenated else "." for line in found.lines)
    assert "---" not in rows
    assert len(found.lines) == 3 or found.lines[-1].width >= 3 * BODY.size


@pytest.mark.parametrize(
    "inlines",
    [
        (),
        (Text("Too short for it."),),
        (Emphasis((Text("All " + PROSE),)),),
        (Text("2010 " + PROSE),),
        (Text("e-mail " + PROSE),),
        (Text("A"), Emphasis((Text(" " + PROSE),))),
        (Text("Two lines"), LineBreak(), Text(PROSE)),
    ],
)
def test_what_cannot_have_one_is_set_like_any_paragraph(inlines: tuple[Inline, ...]) -> None:
    assert initial(*inlines) is None


def test_elements_are_opened_once() -> None:
    tree = Structure.rooted("Sect")
    owner = tree.open("P", 0)
    around = replace(setting(), structure=tree, owner=owner)
    inlines = (Text("The report "), Link("https://x.org", (Text("says"),)), Text(" " + PROSE))
    assert set_with_initial(inlines, BODY, MEASURE, around, 3) is not None
    assert [each.tag for each in tree.elements].count("Link") == 1


def test_only_the_first_paragraph_of_a_chapter_has_one_and_its_lines_stay_together() -> None:
    sheet = replace(small(6, 320.0, 0.0), initial_lines=3)
    part = lay(heading(2, "Trade"), paragraph(PROSE), paragraph(PROSE), sheet=sheet)
    lines = [item for page in part.pages for item in page.items if isinstance(item, PlacedLine)]
    large = [item for item in lines if item.line.fragments[0].rise < 0]
    assert len(large) == 1
    (opening,) = [page for page in part.pages if large[0] in page.items]
    below = [each for each in opening.items if isinstance(each, PlacedLine)]
    assert len([each for each in below if each.y >= large[0].y]) >= 3
    assert base().initial_lines == 0


def test_the_whole_word_is_in_the_page() -> None:
    found = initial(Text(PROSE))
    assert found is not None
    content = Content(500.0, ["P"], [0], Shown())
    content.line(PlacedLine(0.0, 100.0, found.lines[0], 0))
    made = content.finished()
    assert made.index("/Span<</ActualText()>>BDC [(I") < made.index(
        "/Span<</ActualText(International)>>BDC"
    )
