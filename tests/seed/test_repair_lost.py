import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.seed.repair import lost as module
from compiler.seed.repair.lost import CONFIDENT, repair_lost
from tests.seed.textpages import repaired

LOST = "\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("the nation?s policy", "the nation’s policy"),
        ("we don?t and they?re sure I?m here", "we don’t and they’re sure I’m here"),
        ("both countries? strategic interests", "both countries’ strategic interests"),
        ("Richard O?Brien and Alfonse D?Amato", "Richard O’Brien and Alfonse D’Amato"),
        ("the U.S.?s role in the 1890?s", "the U.S.’s role in the 1890’s"),
        ("since the ?30s", "since the ’30s"),
        ("rock ?n? roll", "rock ’n’ roll"),
        ("the American States? (OAS) charter", "the American States’ (OAS) charter"),
        ("Tom came. It was Tom?s day", "Tom came. It was Tom’s day"),
    ],
)
def test_an_apostrophe_stands_between_letters_or_after_a_plural(damaged: str, whole: str) -> None:
    assert repaired(damaged) == whole


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("the ?vigorous policy? of Turner", "the “vigorous policy” of Turner"),
        ("He noted, ?It is New Orleans.?", "He noted, “It is New Orleans.”"),
        ("a (?note?), and ?two words,? he said", "a (“note”), and “two words,” he said"),
        ("the ?countries? interests? of both", "the “countries’ interests” of both"),
        ("I say ?down with ?England.??", "I say “down with ‘England.’”"),
        ("known as ?Seward?s Folly,? it", "known as “Seward’s Folly,” it"),
        ("the “first? and ?second” of them", "the “first” and “second” of them"),
        ("a ?great highway? of the seas", "a “great highway” of the seas"),
        (
            "the ?Long Telegram? on the Soviets? ?view?",
            "the “Long Telegram” on the Soviets’ “view”",
        ),
        ("the ?best and brightest??which it was", "the “best and brightest”—which it was"),
        ("the ??domino theory,?? as it is called", "the “‘domino theory,’” as it is called"),
    ],
)
def test_quotes_pair_within_a_paragraph(damaged: str, whole: str) -> None:
    assert repaired(damaged) == whole


@pytest.mark.parametrize(
    "damaged",
    [
        "He said ?this and no more.",
        "It ended.? The next began.",
        "the policies? were the same",
        "in ?5 million",
        "a word ? another word",
        "Prime?Minister Fukuda",
        "10?000 people",
        "f?t?re",
        "Tom?s was a minister",
        "a rule ???? of four",
    ],
)
def test_what_the_neighbours_do_not_tell_stays_lost(damaged: str) -> None:
    assert repaired(damaged) == damaged
    assert repair_lost([damaged.replace("?", LOST)]).losses


def test_a_quotation_may_go_on_in_the_next_paragraph() -> None:
    assert repaired("He said: ?First.", "?Second.?") == "He said: “First.\n“Second.”"


def test_one_quote_that_is_never_closed_does_not_spoil_the_others() -> None:
    sentences = "It went on. " * 12
    text = f"Then ?it began. {sentences}The ?big? one came, and the ?small? one."
    assert repaired(text).endswith("The “big” one came, and the “small” one.")


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("1660?1783, 1948?52 and pages 3?15", "1660–1783, 1948–52 and pages 3–15"),
        ("May?June 2009, 1998?present, (1948?)", "May–June 2009, 1998–present, (1948–)"),
        ("a dilemma?to fight or not", "a dilemma—to fight or not"),
        ("technologies (light)?marked the end", "technologies (light)—marked the end"),
        ("some?the trade?came; the trade?some say", "some?the trade?came; the trade—some say"),
    ],
)
def test_dashes_stand_in_ranges_and_between_words(damaged: str, whole: str) -> None:
    assert repaired(damaged) == whole


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("diplomacy vis-?-vis Japan", "diplomacy vis-à-vis Japan"),
        (
            "Don Luis de On?s and the On?s-Adams Treaty",
            "Don Luis de Onís and the Onís-Adams Treaty",
        ),
        ("S?o Tom? and Pr?ncipe, C?te d?Ivoire", "São Tomé and Príncipe, Côte d’Ivoire"),
        ("a coup d??tat, d?tente, na?ve co?peration", "a coup d’état, détente, naïve coöperation"),
        ("C?TE D?IVOIRE", "CÔTE D’IVOIRE"),
        ("Grosse ?le near Detroit", "Grosse Île near Detroit"),
        ("Jacobo ?rbenz; the Sandinistas? war", "Jacobo Árbenz; the Sandinistas’ war"),
        (
            "Pinochet?s coup d??tat; the miners? strike",
            "Pinochet’s coup d’état; the miners’ strike",
        ),
        ("N??ez and Mu?oz", "Núñez and Muñoz"),
        ("Shi?ites of the Ba?ath party in Xi?an", "Shi’ites of the Ba’ath party in Xi’an"),
    ],
)
def test_listed_words_get_their_letters_back(damaged: str, whole: str) -> None:
    assert repaired(damaged) == whole


def test_a_word_that_the_page_spells_elsewhere_is_known() -> None:
    assert repaired("Wörgl is a town; W?rgl lies in Tyrol") == (
        "Wörgl is a town; Wörgl lies in Tyrol"
    )


def test_two_listed_words_with_the_same_gaps_leave_the_gap() -> None:
    assert repaired("J?rgen came") == "J?rgen came"


def test_a_possessive_of_a_word_of_the_page_wins_over_a_listed_name() -> None:
    assert repaired("Cort led. Cort?s men") != "Cort led. Cortés men"


def test_three_marks_for_a_quote_and_two_for_a_letter_are_one_character_each() -> None:
    assert repaired("the nation???s ???policy??? on caf??s") == "the nation’s “policy” on cafés"


def test_signs_are_known_by_what_they_stand_with() -> None:
    assert repaired("20?C; Copyright ? 2010") == "20°C; Copyright © 2010"


def test_a_quoted_word_with_a_plural_s_is_not_taken_for_a_possessive() -> None:
    assert repaired("We feature ?good-first-issue?s") == "We feature ?good-first-issue?s"


def test_lost_bullets_are_known_by_company() -> None:
    assert repaired("? one", "? two", "text") == "• one\n• two\ntext"
    assert repaired("? one", "text") == "? one\ntext"


def test_a_page_in_another_language_keeps_its_gaps() -> None:
    text = "Consid?rant que les ?tats sont engag?s ? d?velopper les libert?s de l?humanit? enti?re"
    assert repaired(text) == text


def test_a_page_with_too_many_losses_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_LOST", 1)
    text = f"a nation{LOST}s will and a people{LOST}s"
    assert repair_lost([text]).texts == (text,)
    assert len(repair_lost([text]).losses) == 2


def test_no_repair_is_carried_out_below_the_threshold() -> None:
    text = "the nation?s ?policy? 10?000 a?b c? ?d countries? laws".replace("?", LOST)
    edits = repair_lost([text]).edits[0]
    assert edits
    assert all(edit.confidence >= CONFIDENT for edit in edits)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(alphabet=f"ab s.,-1(’“”{LOST}{LOST}{LOST}\n"), max_size=4))
def test_only_lost_characters_change(texts: list[str]) -> None:
    result = repair_lost(texts)
    for before, after, edits in zip(texts, result.texts, result.edits, strict=True):
        kept = [piece for piece in before.split(LOST) if piece]
        assert all(set(edit.before) == {LOST} for edit in edits)
        position = 0
        for piece in kept:
            position = after.index(piece, position) + len(piece)
