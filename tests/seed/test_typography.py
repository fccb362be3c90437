import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.seed.markdown.typography import set_marks, set_plain


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"Yes," he said.', "“Yes,” he said."),
        ('("Yes.")', "(“Yes.”)"),
        ("say \"'inner' words\"", "say “‘inner’ words”"),
        ("'single'", "‘single’"),
        ("it's, the dogs' bones, '90s, 'tis", "it’s, the dogs’ bones, ’90s, ’tis"),
        ('"\'Tis"', "“’Tis”"),
        ('word--"quoted"--word', "word–“quoted”–word"),
        ("a---b ---- c -", "a—b ---- c -"),
        ("wait... or ....", "wait… or ...."),
        ('6\'2" and 12"', '6’2" and 12"'),
        ('" alone', '" alone'),
        ('"open', "“open"),
        ("“ready” marks’", "“ready” marks’"),
        ('"A" "B"', "“A” “B”"),
    ],
)
def test_english(typed: str, printed: str) -> None:
    assert set_plain(typed, "en-GB") == printed


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("de", "Er sagte: „Das ist ‚gut‘“!"),
        ("de-CH", "Er sagte: «Das ist ‹gut›»!"),
        ("fr", "Er sagte: «\u00a0Das ist “gut”\u00a0»!"),
        ("ru", "Er sagte: «Das ist „gut“»!"),
        ("sv", "Er sagte: ”Das ist ’gut’”!"),
        ("tlh", "Er sagte: “Das ist ‘gut’”!"),
    ],
)
def test_quotes_of_other_languages(language: str, printed: str) -> None:
    assert set_plain("Er sagte: \"Das ist 'gut'\"!", language) == printed


def test_french_marks_keep_their_distance() -> None:
    assert set_plain("Oui : « non » ! Pourquoi ?", "fr") == (
        "Oui\u00a0: «\u00a0non\u00a0»\u00a0! Pourquoi\u00a0?"
    )
    assert set_plain("Oui ! « non »", "fr-CH") == "Oui ! « non »"


def test_lines_of_han_script_join_without_a_space() -> None:
    assert set_plain("外交 青書 2010 年版 and 日本", "ja") == "外交青書 2010 年版 and 日本"
    assert set_plain("외교 청서", "ko") == "외교 청서"


def test_what_is_no_prose_is_only_a_neighbour() -> None:
    texts = ['He said "', '"x" -- y', "\" and '", "n", "'s"]
    assert set_marks(texts, [True, False, True, False, True], "en") == [
        "He said “", '"x" -- y', "” and ’", "n", "’s",
    ]  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="ab1 \"'.-(«,", max_size=40), st.sampled_from(["en", "de", "fr"]))
def test_only_marks_change(text: str, language: str) -> None:
    kept = [character for character in set_plain(text, language) if character.isalnum()]
    assert kept == [character for character in text if character.isalnum()]


def test_many_marks_take_no_longer_than_their_number() -> None:
    text = '"a ' * 20_000 + "'b " * 20_000 + "\" '" * 20_000
    assert len(set_plain(text, "en")) == len(text)
