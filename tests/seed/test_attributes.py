import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.seed.markdown.attributes import (
    NO_ATTRIBUTES,
    Attributes,
    fence_attributes,
    parse_attributes,
    split_attributes,
)


@pytest.mark.parametrize(
    ("text", "label", "classes", "values"),
    [
        ("{#sec-a}", "sec-a", (), {}),
        ("{ #a.b .c .d-e }", "a.b", ("c", "d-e"), {}),
        ('{a=b c=\'d "e"\' f="g \\"h\\" }"}', "", (), {"a": "b", "c": 'd "e"', "f": 'g "h" }'}),
        ("{-}", "", ("unnumbered",), {}),
        ("{.x\n.y}", "", ("x", "y"), {}),
        ("{width=60%}", "", (), {"width": "60%"}),
    ],
)
def test_well_formed_attributes(
    text: str, label: str, classes: tuple[str, ...], values: dict[str, str]
) -> None:
    assert parse_attributes(text) == (Attributes(label, classes, values), len(text))


def test_an_alternative_text_may_be_very_long() -> None:
    alt = "A {hill}, a road. " * 600
    parsed = parse_attributes(f'{{#a alt="{alt}"}}')
    assert parsed is not None
    assert parsed[0].values == {"alt": alt}


@pytest.mark.parametrize(
    "text", ["", "{}", "{a}", "{{ x }}", "{% x %}", "{# x #}", '{a="b}', "{.a"]
)
def test_other_braces_are_no_attributes(text: str) -> None:
    assert parse_attributes(text) is None


def test_attributes_are_parted_from_the_end_of_a_line() -> None:
    assert split_attributes('Cap {x} {#a source="{.b}"} ') == (
        "Cap {x}",
        Attributes("a", (), {"source": "{.b}"}),
    )
    assert split_attributes("Cap {{ x }}") == ("Cap {{ x }}", NO_ATTRIBUTES)
    assert split_attributes("{#a} Cap") == ("{#a} Cap", NO_ATTRIBUTES)


def test_fences_have_a_long_and_a_short_form() -> None:
    assert fence_attributes('{.box title="A"}') == Attributes("", ("box",), {"title": "A"})
    assert fence_attributes("note") == Attributes("", ("note",), {})
    assert fence_attributes(".note On method") == Attributes("", ("note",), {"title": "On method"})


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="{}#.-=\"'\\ ab\n", max_size=40))
def test_any_text_is_parted_without_losing_a_character_before_the_braces(text: str) -> None:
    before, attributes = split_attributes(text)
    assert text.startswith(before)
    assert attributes != NO_ATTRIBUTES or before == text
