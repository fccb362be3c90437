import pytest

from tests.seed.textpages import dropped, printed

PROSE = "Japan has been engaging in negotiations with its neighbours throughout the whole year."


def page(top: str, bottom: str = "") -> str:
    return f"{top}\n\nEurope\n\n{PROSE}\n\n{bottom}"


@pytest.mark.parametrize(
    "line",
    [
        "Contents | Back | Next",
        "Contents | Next",
        "Contents | Back",
        "Next | Back | Contents",
        "Home | Up",
        "[Contents] [Back] [Next]",
        "<< Back | Next >>",
        "« Previous · Next »",
        "Contents / Back / Next",
        "Contents - Back - Next",
        "Contents   Back   Next",
        "Contents\tNext",
        "contents | back | next",
        "Contents｜Back｜Next",
        "Contents\xa0| Back\xa0| Next",
        "Contents � Back � Next",
        "Previous: Asia | Next: Africa",
        "目次 | 戻る | 次へ",
        "Sommaire | Retour | Suivant",
        "Top of page",
        "Back to Index",
        "Return to the Table of Contents",
    ],
)
def test_a_row_of_links_or_a_sure_phrase_is_dropped_wherever_it_stands(line: str) -> None:
    assert dropped(page(line, line)) == [line.strip(), line.strip()]
    assert dropped(page("", f"{line}\n\n{PROSE}")) == [line.strip()]


@pytest.mark.parametrize(
    "line",
    ["Next", "Back", "[Next]", "Next >>", "Text File", "Text File (12KB)", "PDF", "Previous page",
     "Home > Foreign Policy > Diplomatic Bluebook 2010", "Contents Back Next", "1 | 2 | Next"],
)  # fmt: skip
def test_a_single_link_is_dropped_at_the_edges_only(line: str) -> None:
    assert dropped(page(line, line)) == [line, line]
    assert dropped(page("", f"{line}\n\n{PROSE}")) == []


@pytest.mark.parametrize(
    "line",
    ["Home Affairs", "Back to Basics", "Next Steps", "Contents of the Treaty", "Index of Names",
     "English | Japanese", "Home | Away", "next", "Text of the Treaty", "See Contents | Next",
     "Next: Africa", "Copyright 2010 Ministry of Foreign Affairs", "2", "- 12 -"],
)  # fmt: skip
def test_other_lines_are_never_dropped(line: str) -> None:
    assert dropped(page(line)) == []
    assert dropped(page("", line)) == []


def test_links_on_lines_of_their_own_are_dropped_with_their_separators() -> None:
    assert dropped(page("Contents\n|\nBack\n|\nNext")) == ["Contents", "|", "Back", "|", "Next"]


def test_a_link_word_stays_when_the_page_has_no_other_title() -> None:
    assert printed(f"Contents | Next\n\nIndex\n\n{PROSE}").startswith("title Index\n")
    assert printed("Contents\n\n1. Europe\n2. Asia\n").startswith("title Contents\n")


def test_several_single_links_are_no_title() -> None:
    assert dropped(f"Contents\nBack\nNext\n\n{PROSE}") == ["Contents", "Back", "Next"]


def test_a_link_word_that_ends_a_broken_paragraph_stays() -> None:
    assert dropped("Europe\n\nThe negotiators of both sides then went\nHome") == []


def test_rules_at_the_edges_and_under_titles_are_dropped() -> None:
    text = f"Contents | Next\n-----\nEurope\n======\n\n{PROSE}\n\n* * *\n\n{PROSE}\n\n-----\nNext"
    assert dropped(text) == ["Contents | Next", "-----", "======", "-----", "Next"]
    assert "rule" in printed(text)


def test_a_page_of_navigation_alone_is_empty() -> None:
    assert printed("Contents | Back | Next\n\nText File") == "title Page\n"
