"""Break chances inside words."""

import pytest

from compiler.layout.lines.chances import HYPHEN, inner_chances, may_hold_chance


def shown(word: str) -> str:
    """The word with `·` at its chances, `~` where a hyphen comes in."""
    text = word
    for offset, kind in reversed(inner_chances(word)):
        text = text[:offset] + ("~" if kind == HYPHEN else "·") + text[offset:]
    return text.replace("\u00ad", "").replace("\u200b", "")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("long-standing", "long-·standing"),
        ("vis-à-vis", "vis-·à-·vis"),
        ("and/or", "and/·or"),
        ("1990–1995", "1990–·1995"),
        ("him—whom", "him—·whom"),
        ("“so”—“no”", "“so”—·“no”"),
        ("said…and", "said…·and"),
        ("COVID-19", "COVID-19"),
        ("2020-21", "2020-21"),
        ("1/2", "1/2"),
        ("-5", "-5"),
        ("e-mail", "e-mail"),
        ("word-", "word-"),
        ("—word", "—word"),
        ("so—”", "so—”"),
        ("twenty‑one", "twenty‑one"),
        ("10\u00a0%", "10\u00a0%"),
        ("a\u2060b-\u2060c", "a\u2060b-\u2060c"),
        ("Donau\u00addampf", "Donau~dampf"),
        ("long\u200bword", "long·word"),
        ("日本の政策は、", "日·本·の·政·策·は、"),
        ("（日本）", "（日·本）"),
        ("plain", "plain"),
    ],
)
def test_words_may_be_broken_at_these_places(word: str, expected: str) -> None:
    assert shown(word) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "https://www.mofa.go.jp/policy/index.html",
            "https://·www·.mofa·.go·.jp/·policy/·index·.html",
        ),
        ("http://a-site.org/x-y?page=2", "http://·a·-site·.org/·x·-y·?page=2"),
        ("someone@example.org", "someone@·example·.org"),
    ],
)
def test_addresses_are_broken_after_slashes_and_before_stops(address: str, expected: str) -> None:
    assert shown(address) == expected


def test_plain_prose_is_told_from_text_with_chances_at_once() -> None:
    assert not may_hold_chance("Plain “prose” of 2009, with naïve words.")
    assert may_hold_chance("a well-known fact")
    assert may_hold_chance("a\u00adb")
