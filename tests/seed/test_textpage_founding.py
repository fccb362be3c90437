"""The founding page and the pages of the second seed, as they lie in the repository."""

from pathlib import Path

import pytest

from benchmarks.repair import LEAST_PRECISION, Score, damage, score
from compiler.diagnostics import Sink
from compiler.model.block import Paragraph
from compiler.model.inline import Text
from compiler.model.walk import plain_text
from compiler.seed.textpage import page as textpage
from compiler.seed.textpage.page import read_text_page
from tests.seed.textpages import read_page, words_of_page

SEEDS = Path(__file__).parents[2] / "seeds"
FOUNDING = SEEDS / "diplomatic-bluebook-2010/chapters/russia-central-asia-and-the-caucasus.txt"
MILESTONES = sorted((SEEDS / "milestones/originals").glob("*.txt"))
LOST = "\N{REPLACEMENT CHARACTER}"


def test_the_founding_page_has_a_title_and_three_paragraphs() -> None:
    page, sink = read_page(FOUNDING.read_bytes(), FOUNDING.name)
    assert page.title == (Text("Russia, Central Asia, and the Caucasus"),)
    assert page.slug == "russia-central-asia-and-the-caucasus"
    assert [type(block) for block in page.blocks] == [Paragraph] * 3
    assert sink.diagnostics == []
    assert LOST not in " ".join(words_of_page(page))


def test_the_founding_page_gets_its_four_characters_back() -> None:
    page, _ = read_page(FOUNDING.read_bytes(), FOUNDING.name)
    first, second, third = words_of_page(page)[1:]
    assert "diplomacy vis-à-vis Japan" in first
    assert "both countries’ strategic interests" in second
    assert third.endswith("such frameworks as the “Central Asia+Japan” Dialogue.")
    assert [(each.line, each.column, each.before, each.after, each.rule) for each in page.repairs
            ] == [
        (1, 1, "Contents | Back | Next", "", "navigation"),
        (6, 323, LOST, "à", "word-list"),
        (8, 497, LOST, "’", "apostrophe"),
        (10, 847, LOST, "“", "opening-quote"),
        (10, 866, LOST, "”", "closing-quote"),
        (12, 1, "Text File", "", "navigation"),
    ]  # fmt: skip
    assert all(0.9 <= each.confidence <= 1 for each in page.repairs)


def test_the_founding_page_is_kept_byte_for_byte() -> None:
    raw = FOUNDING.read_bytes()
    assert (len(raw), raw.count(LOST.encode()), raw[-9:]) == (2199, 4, b"Text File")


@pytest.mark.parametrize("path", MILESTONES, ids=lambda path: path.stem)
def test_the_damaged_page_reads_like_the_clean_one(path: Path) -> None:
    clean, _ = read_page(path.read_bytes(), path.name)
    for raw in (
        (SEEDS / "milestones/chapters" / path.name).read_bytes(),
        path.read_text("utf-8").replace("\n", "\r\n").encode("utf-8-sig"),
        path.read_text("utf-8").encode("cp1252"),
        path.read_text("utf-8").encode("utf-16"),
        path.read_bytes().decode("cp1252", "replace").encode(),
    ):
        other, sink = read_page(raw, path.name)
        assert words_of_page(other) == words_of_page(clean)
        assert {each.code for each in sink.diagnostics} <= {"text/legacy-encoding"}


@pytest.mark.parametrize("path", MILESTONES, ids=lambda path: path.stem)
def test_a_page_keeps_its_paragraphs_and_loses_only_navigation(path: Path) -> None:
    text = path.read_text("utf-8")
    page, _ = read_page(text)
    lines = [line for line in text.split("\n") if line]
    assert words_of_page(page) == lines[1:-1]
    assert [each.before for each in page.repairs] == [lines[0], lines[-1]]


def test_repairs_of_the_second_seed_agree_with_its_originals() -> None:
    total = Score()
    for path in MILESTONES:
        clean = path.read_text("utf-8")
        total += score(path.name, clean, damage(clean))
    assert total.lost == 76
    assert total.precision >= LEAST_PRECISION
    assert total.recall == 1.0


def test_what_stays_lost_is_reported_with_a_guess() -> None:
    text = f"Europe\n\nThe States{LOST} were many, and it was so.\n\nHe said: {LOST}One {LOST} two."
    page, sink = read_page(text)
    hint = "look it up in the original and put it into the file"
    assert [(each.code, each.span and (each.span.line, each.span.column), each.hint)
            for each in sink.diagnostics] == [
        ("text/lost-character", (3, 11), f"perhaps ’; {hint}"),
        ("text/lost-character", (5, 10), f"perhaps “; {hint}"),
        ("text/lost-character", (5, 15), f"perhaps –; {hint}"),
    ]  # fmt: skip
    assert sum(text.count(LOST) for text in words_of_page(page)) == 3


def test_more_losses_than_are_reported_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(textpage, "MAX_REPORTED_LOSSES", 2)
    sink = Sink()
    read_text_page("page.txt", f"Europe\n\n{f'a {LOST} b. ' * 5}".encode(), sink)
    assert [each.message for each in sink.diagnostics][2:] == [
        "3 more characters of the page are lost"
    ]


def test_title_words_are_plain() -> None:
    page, _ = read_page(FOUNDING.read_bytes())
    assert plain_text(page.title) == "Russia, Central Asia, and the Caucasus"
