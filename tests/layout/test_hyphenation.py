"""Hyphenation: where words of a language may be divided."""

from itertools import pairwise

import pyphen
import pytest

from compiler.layout.lines.hyphenation import Hyphenator, hyphenator


def divided(word: str, language: str = "en") -> str:
    patterns = hyphenator(language)
    assert patterns is not None
    cuts = [0, *patterns.places(word), len(word)]
    return "-".join(word[start:stop] for start, stop in pairwise(cuts))


@pytest.mark.parametrize(
    ("language", "word", "expected"),
    [
        ("en", "international", "in-ter-na-tional"),
        ("en-GB", "theatre", "theatre"),
        ("de", "Silbentrennung", "Sil-ben-tren-nung"),
        ("de-CH", "Verwaltung", "Ver-wal-tung"),
        ("fr", "développement", "dé-ve-lop-pe-ment"),
        ("es", "desarrollo", "de-sa-rro-llo"),
        ("it", "amministrazione", "am-mi-ni-stra-zione"),
        ("nl", "ontwikkeling", "ont-wik-ke-ling"),
        ("pt", "desenvolvimento", "de-sen-vol-vi-mento"),
        ("ru", "правительство", "пра-ви-тель-ство"),
        ("el", "ανάπτυξης", "ανάπτυ-ξης"),
    ],
)
def test_words_are_divided_by_the_patterns_of_their_language(
    language: str, word: str, expected: str
) -> None:
    assert divided(word, language) == expected


@pytest.mark.parametrize(
    ("language", "dictionary", "words"),
    [
        ("en", "en_US", "programme administration unanimously whatsoever cooperation bluebook"),
        ("de", "de_DE", "rechtsschutzversicherung jahresbericht staatssekretär schifffahrt größe"),
        ("fr", "fr", "gouvernement aujourd parlementaire budgétaire européenne coopération"),
        ("nl", "nl_NL", "samenwerking regeringsbeleid ministerie uitvoering verdragen"),
        ("pt-BR", "pt_BR", "administração desenvolvimento cooperação orçamento"),
        ("ru", "ru_RU", "министерство сотрудничество международный экономика"),
    ],
)
def test_places_are_those_that_pyphen_finds(language: str, dictionary: str, words: str) -> None:
    patterns = hyphenator(language)
    assert patterns is not None
    oracle = pyphen.Pyphen(lang=dictionary, left=2, right=3)
    for word in words.split():
        assert list(patterns.places(word)) == oracle.positions(word), word


def test_three_letters_stand_after_a_hyphen_and_two_before() -> None:
    assert divided("quickly") == "quickly"
    assert divided("enough") == "enough"
    assert divided("operation") == "op-er-a-tion"


def test_short_words_are_left_whole() -> None:
    assert divided("also") == "also"


def test_capitals_are_seen_as_small_letters_but_initials_are_left_whole() -> None:
    assert divided("International") == "In-ter-na-tional"
    assert divided("UNESCO") == "UNESCO"
    assert divided("INTERNATIONAL") == "INTERNATIONAL"


def test_marks_around_a_word_are_no_part_of_it() -> None:
    assert divided("“countries’,") == "“coun-tries’,"
    assert divided("(administration)") == "(ad-min-is-tra-tion)"


def test_words_with_figures_are_divided_in_their_letters_only() -> None:
    assert divided("2009administration2010") == "2009ad-min-is-tra-tion2010"


def test_a_very_long_run_of_letters_is_no_word() -> None:
    assert divided("administration" * 10) == "administration" * 10


def test_a_language_without_patterns_has_no_hyphens() -> None:
    assert hyphenator("ja") is None
    assert hyphenator("") is None
    assert hyphenator("../x") is None


def test_many_words_are_divided_as_few_are() -> None:
    words = ["administration", "responsibility", "unprecedented", "environmental", "table"]
    few, many = (hyphenator.__wrapped__("en") for _ in range(2))
    assert isinstance(few, Hyphenator)
    assert isinstance(many, Hyphenator)
    for number in range(2_000):
        many.places("".join(chr(97 + int(digit)) for digit in f"{number:05}"))
    assert [many.places(word) for word in words] == [few.places(word) for word in words]


def test_settings_of_a_pattern_file_are_kept() -> None:
    patterns = Hyphenator(b"LEFTHYPHENMIN 4\nRIGHTHYPHENMIN 4\n% a comment\n1b\n1d\n1f\n", "utf-8")
    assert patterns.places("abacadafaa") == (5,)


def test_patterns_may_be_in_another_character_set() -> None:
    patterns = Hyphenator("LEFTHYPHENMIN 2\n1ä1\n".encode("iso8859-1"), "iso8859-1")
    assert patterns.places("abäcdefg") == (2, 3)
    assert Hyphenator(b"LEFTHYPHENMIN 2\n1^^e41\n", "iso8859-1").places("abäcdefg") == (2, 3)
