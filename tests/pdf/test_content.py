from typing import Any

import pytest

from compiler.layout.lines.line import Fragment, Line
from compiler.layout.page import PlacedFill, PlacedLine, PlacedRule
from compiler.layout.structure import ARTIFACT_FOOTER, ARTIFACT_HEADER
from compiler.pdf.content import Content, Shown
from tests.pdf.samples import INK, fragment, hyphenated
from tests.pdf.samples import line as set_line


def content(tags: str = "P", **more: Any) -> Content:
    """A page of elements that are blocks of their own, 1000 points high."""
    names = tags.split()
    return Content(1000.0, names, list(range(len(names))), Shown(), **more)


def line(*parts: str | Fragment, **more: Any) -> Line:
    """A line whose plain words have no kerning."""
    return set_line(*[plain(each) if isinstance(each, str) else each for each in parts], **more)


def plain(text: str, x: float = 0.0, **more: Any) -> Fragment:
    values = {"size": 10.0, "width": 5.0 * len(text), "color": INK, **more}
    return Fragment(x, "serif/regular", False, show=f"({text})", text=text, **values)


def shown(page: Content, *placed: PlacedLine) -> list[str]:
    for each in placed:
        page.line(each)
    return page.finished().split("\n")


def at(y: float, placed: Line, owner: int = 0, x: float = 50.0) -> PlacedLine:
    return PlacedLine(x, y, placed, owner)


def test_a_paragraph_of_plain_lines_is_one_text_object_and_one_sequence() -> None:
    page = content()
    operators = shown(page, at(100, line("one")), at(114, line("two")), at(128, line("three")))
    assert operators == [
        "BT",
        "/P<</MCID 0>>BDC",
        "50 900 Td",
        "/serif.regular 10 Tf",
        ".106 .141 .188 rg",
        "[(one )]TJ",
        "0 -14 TD",
        "[(two )]TJ",
        "T*",
        "[(three)]TJ",
        "EMC",
        "ET",
    ]


def test_positions_stay_true_over_many_lines_of_an_odd_leading() -> None:
    page = content()
    leading = 14 + 1 / 3000
    placed = [at(100 + leading * each, line("x")) for each in range(60)]
    shown(page, *placed)
    moved = sum(
        -14.0 if operator == "T*" else float(operator.split()[1])
        for operator in page.operators
        if operator == "T*" or operator.endswith((" Td", " TD"))
    )
    assert moved == pytest.approx(1000 - placed[-1].y, abs=0.003)


def test_two_paragraphs_are_two_sequences_in_one_text_object() -> None:
    operators = shown(content("P H1"), at(100, line("a")), at(120, line("b"), 1))
    assert operators.count("BT") == 1
    assert [each for each in operators if each.endswith("BDC")] == [
        "/P<</MCID 0>>BDC",
        "/H1<</MCID 1>>BDC",
    ]


def test_the_state_is_told_only_when_it_changes() -> None:
    words = plain("a b", word_space=1.5, char_space=0.2, rise=3.0, color="FF0000")
    operators = shown(content(), at(100, line(words)), at(114, line(words)))
    for operator in (" Tf", " rg", " Tw", " Tc", " Ts"):
        assert sum(each.endswith(operator) for each in operators) == 1, operator


def test_the_state_goes_back_to_nothing() -> None:
    raised = plain("1", rise=3.0, word_space=1.0)
    operators = shown(content(), at(100, line(raised, plain("b", x=20))))
    assert "0 Ts" in operators
    assert "0 Tw" in operators


def test_a_line_end_is_a_blank_unless_a_hyphen_divides_a_word() -> None:
    broken = line("para", hyphenated=True)
    operators = shown(content(), at(100, broken), at(114, line("graph of")), at(128, line("x")))
    assert "[(para)]TJ" in operators
    assert sum(each.endswith(" )]TJ") for each in operators) == 1


def test_a_hyphen_that_divides_a_word_is_told_and_ends_its_sequence() -> None:
    divided = hyphenated(plain("para"))
    placed = at(100, line(divided, hyphenated=True)), at(114, line("graph"))
    operators = shown(content(), *placed)
    told = operators.index("[(para)]TJ /Span<</ActualText<FEFF00AD>>>BDC (-)Tj EMC")
    assert operators[told + 1 : told + 3] == ["EMC", "/P<</MCID 1>>BDC"]


def test_a_line_end_after_a_dash_is_no_blank() -> None:
    operators = shown(content(), at(100, line("Asia-", glued=True)), at(114, line("Pacific")))
    assert not any(each.endswith(" )]TJ") for each in operators)


def test_the_last_line_of_a_block_has_no_blank_after_it() -> None:
    operators = shown(content("P P"), at(100, line("a")), at(114, line("b"), 1))
    assert not any(each.endswith(" )]TJ") for each in operators)


def test_a_block_that_goes_on_over_a_page_end_gets_its_blank() -> None:
    shared = Shown()
    first = Content(1000.0, ["P", "Note"], [0, 1], shared)
    shown(first, at(100, line("end of")), at(900, line("note"), 1))
    second = Content(1000.0, ["P", "Note"], [0, 1], shared)
    shown(second, at(100, line("page")))
    assert "[(end of )]TJ" in first.operators
    assert "[(note)]TJ" in first.operators


def test_a_label_and_its_text_stay_apart() -> None:
    apart = line(plain("1"), plain("Overview", x=20))
    assert "[(1 )]TJ" in shown(content(), at(100, apart))


@pytest.mark.parametrize("blank", [" ", "\u00a0"])
def test_a_blank_of_the_text_is_not_doubled(blank: str) -> None:
    operators = shown(
        content(),
        at(100, line(plain(f"1{blank}"), plain("Overview", x=20))),
        at(114, line(plain(f"{blank}12"))),
        at(128, line(plain(f"end{blank}"))),
        at(142, line("x")),
    )
    assert [each for each in operators if each.endswith("TJ")] == [
        f"[(1{blank})]TJ",
        "[(Overview)]TJ",
        f"[({blank}12 )]TJ",
        f"[(end{blank})]TJ",
        "[(x)]TJ",
    ]


def test_stretches_that_touch_stay_together() -> None:
    glued = line(plain("under"), plain("stand", x=25.0, color="FF0000"))
    assert not any(each.endswith(" )]TJ") for each in shown(content(), at(100, glued)))


def test_a_stretch_in_another_language_says_so() -> None:
    operators = shown(content(), at(100, line(plain("mot", language="fr"))))
    assert "/Span<</Lang(fr)>>BDC [(mot)]TJ EMC" in operators


def test_blanks_after_two_byte_codes_are_shown_in_one_byte_codes() -> None:
    operators = shown(content(), at(100, line(fragment("Ελλάδα"))), at(114, line(fragment("και"))))
    assert any(
        each.endswith("/serif.regular 10 Tf( )Tj/serif.regular.wide 10 Tf") for each in operators
    )


def test_decoration_is_an_artifact_of_its_kind() -> None:
    page = content()
    page.fill(PlacedFill(10, 100, 50, 20, "EDF1F5"))
    page.rule(PlacedRule(10, 130, 60, 130, 0.4, "C3CCD5"))
    page.line(at(40, line("Report"), ARTIFACT_HEADER))
    page.line(at(960, line("12"), ARTIFACT_FOOTER))
    marks = [each for each in page.finished().split("\n") if each.endswith("BDC")]
    assert marks == [
        "/Artifact<</Type/Background/BBox[10 880 60 900]>>BDC",
        "/Artifact/Layout BDC",
        "/Artifact/Header BDC",
        "/Artifact/Footer BDC",
    ]


def test_a_rule_is_stroked_and_a_fill_filled() -> None:
    page = content()
    page.rule(PlacedRule(10, 130, 60, 130, 0.4, "C3CCD5"))
    page.fill(PlacedFill(10, 100, 50, 20, "EDF1F5"))
    operators = page.finished().split("\n")
    assert "10 870 m 60 870 l S" in operators
    assert "10 880 50 20 re f" in operators
    assert ".4 w" in operators


def test_rules_in_a_row_share_a_sequence() -> None:
    page = content()
    for y in (100, 110, 120):
        page.rule(PlacedRule(10, y, 60, y, 0.4, "C3CCD5"))
    assert page.finished().count("BDC") == 1


def test_an_element_that_is_interrupted_goes_on_in_a_new_sequence() -> None:
    page = content()
    page.line(at(100, line("a")))
    page.rule(PlacedRule(10, 105, 60, 105, 0.4, "C3CCD5"))
    page.line(at(114, line("b")))
    assert page.owners == [0, 0]
    assert page.finished().count("BT") == 2


def test_a_line_without_stretches_marks_nothing() -> None:
    assert shown(content(), at(100, Line((), 0.0))) == [""]
