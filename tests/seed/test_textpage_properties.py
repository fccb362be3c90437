import re
import time
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from compiler.model.block import ItemList
from compiler.seed.textpage.page import TextPage
from tests.seed.textpages import read_page, words_of_page

LOST = "\N{REPLACEMENT CHARACTER}"
WORDS = st.sampled_from(
    ["Japan", "the", "treaty", "Next", "Contents", "back", "Overview", "2009", "vis-à-vis", "well-",
     "(1)", "1.2", "A", "Section 5", "・item", "- item", "1) first", "2) second", "[Japan]", "U.S.",
     "nation’s", "“so”", "Text File", "Back to top", "Contents | Next", "Home > Policy", "日本",
     "end."]
)  # fmt: skip
LINES = st.lists(WORDS, max_size=14).map(" ".join)
PAGES = st.lists(st.one_of(LINES, st.sampled_from(["", "", "Contents | Back | Next", "-----"])))


def counted(texts: list[str]) -> Counter[str]:
    """Letters and figures of texts, whatever stands between them."""
    return Counter(re.findall(r"\w", " ".join(texts)))


def numbers_of_lists(page: TextPage) -> list[str]:
    """Numbers that the style sets instead of the page."""
    return [
        str(number)
        for block in page.blocks
        if isinstance(block, ItemList) and block.ordered
        for number in range(block.start, block.start + len(block.items))
    ]


@settings(max_examples=200, deadline=None)
@given(PAGES)
def test_no_word_is_lost(lines: list[str]) -> None:
    page, _ = read_page("\n".join(lines))
    kept = words_of_page(page) if page.span else words_of_page(page)[1:]
    log = [each.before for each in page.repairs if each.rule in ("navigation", "rule-line")]
    assert counted([*kept, *log, *numbers_of_lists(page)]) == counted(lines)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_is_read(text: str) -> None:
    page, sink = read_page(text)
    assert all("\n" not in words for words in words_of_page(page))
    for repair in page.repairs:
        assert repair.line >= 1
        assert repair.column >= 1
    for diagnostic in sink.diagnostics:
        assert diagnostic.span is None or diagnostic.span.start <= len(page.source.text)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read(raw: bytes) -> None:
    page, _ = read_page(raw)
    " ".join(words_of_page(page)).encode("utf-8")


@settings(max_examples=100, deadline=None)
@example("Ã a�[")
@example("Ã’��")
@example("â��")
@given(st.text(alphabet=f"abs .,|-1()[]“”’é{LOST}Ãâ€™\n"))
def test_lost_and_misread_characters_are_read(text: str) -> None:
    page, _ = read_page(text)
    misread = {(each.line, each.column) for each in page.repairs if each.rule == "mojibake"}
    log = [each for each in page.repairs if each.before == LOST and len(each.after) == 1]
    for repair in log:
        # What was misread as well as lost has two entries at one place.
        if (repair.line, repair.column) not in misread:
            offset = page.source.offset(repair.line, repair.column)
            assert page.source.text[offset] == LOST


@pytest.mark.parametrize(
    "text",
    [
        "word " * 60_000,
        "a" * 300_000,
        "a-" * 150_000,
        "(" * 300_000,
        "[" + "x" * 300_000 + "]",
        "| " * 150_000,
        " " * 300_000 + "x",
        "“" * 100_000,
        LOST * 100_000,
        f"nation{LOST}s " * 2_000,
        f"{LOST}word{LOST} " * 2_000,
        "a" * 300_000 + LOST,
        "â€™ " * 60_000,
        "ÃŽ" * 100_000,
        "\x00a" * 100_000 + "é",
        "-----\n" * 30_000,
        "1. Heading\n\n" * 10_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_long_lines_take_bounded_time(text: str) -> None:
    start = time.process_time()
    read_page(f"Title\n\n{text}")
    assert time.process_time() - start < 5
