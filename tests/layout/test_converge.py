"""The loop over page numbers, and the report put together."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from compiler.diagnostics import Sink
from compiler.layout.converge import ROUNDS, converge
from compiler.layout.dump import dump_pages
from compiler.layout.page import Page, PagedPart
from compiler.model.block import ContentsList, Paragraph
from compiler.model.document import Document, Metadata, Part
from compiler.model.inline import Reference, Text
from compiler.resolve.resolve import resolve
from tests.layout.laying import chapter, find, heading, lay_parts, lines, paragraph


def test_a_page_reference_ahead_is_right() -> None:
    ahead = Paragraph((Text("see page "), Reference("peace", "page")))
    document = lay_parts(
        chapter("a", heading(1, "Trade"), ahead, lines(100)),
        chapter("b", heading(1, "Peace")),
    )
    assert document.folios["peace"] == "4"
    assert find(document.parts[0], "see page 4")[0] == 0


def test_front_matter_counts_in_roman_numerals() -> None:
    contents = Part("contents", (ContentsList("contents", 2),), "front", "Contents")
    preface = Part("front", (heading(1, "Preface"), lines(60)), "front", "Preface")
    document = lay_parts(contents, preface, chapter("a", heading(1, "Trade")))
    assert [page.folio for page in document.pages] == ["i", "ii", "iii", "1"]
    assert document.folios == {"preface": "ii", "trade": "1"}


def test_bookmarks_follow_the_outline() -> None:
    document = lay_parts(chapter("a", heading(1, "Trade"), heading(2, "Exports")))
    assert [(each.level, each.title, each.label) for each in document.bookmarks] == [
        (1, "1 Trade", "trade"),
        (2, "1.1 Exports", "exports"),
    ]


def test_parts_are_laid_out_again_only_when_their_numbers_moved() -> None:
    resolved = resolve(
        Document(Metadata("The Year"), (chapter("a"), chapter("b"), chapter("c"))), Sink()
    )
    rounds: list[list[int]] = []

    def lay_out(indices: Sequence[int], folios: Mapping[str, str]) -> list[PagedPart]:
        rounds.append(list(indices))
        return [_part(("b-label",) if at == 0 else (), {f"{at}": 0}) for at in indices]

    sink = Sink()
    parts = converge(resolved, lay_out, sink)
    assert rounds == [[0, 1, 2]]
    assert len(parts) == 3
    assert not sink.diagnostics


def test_numbers_that_never_stand_still_are_named() -> None:
    resolved = resolve(Document(Metadata("The Year"), (chapter("a"), chapter("b"))), Sink())
    rounds: list[Sequence[int]] = []

    def lay_out(indices: Sequence[int], folios: Mapping[str, str]) -> list[PagedPart]:
        rounds.append(indices)
        count = 1 if folios.get("goal") == "3" else 2
        first = replace(_part(("goal",), {}), pages=(Page("body", ()),) * count)
        return [first if at == 0 else _part((), {"goal": 0}) for at in indices]

    sink = Sink()
    converge(resolved, lay_out, sink)
    assert [each.code for each in sink.diagnostics] == ["layout/unsettled"]
    assert '"goal"' in sink.diagnostics[0].message
    assert len(rounds) == ROUNDS + 1


def _part(printed: tuple[str, ...], anchors: dict[str, int]) -> PagedPart:
    return PagedPart("chapter", "T", "t", "en", (Page("body", (), True),), (), anchors, printed)


def test_pages_print_as_text() -> None:
    document = lay_parts(chapter("a", heading(1, "Trade"), paragraph("words")))
    assert dump_pages(document).splitlines() == [
        'page 1, folio 1, master body, chapter "A", badness 0',
        "     68.0    73.7  anchor   trade",
        "     68.0    95.4  H1       Trade",
        "    164.4   132.5  P        words",
    ]


def test_the_same_report_gives_the_same_pages() -> None:
    parts = [chapter(name, heading(1, name), lines(30)) for name in ("x", "y")]
    assert lay_parts(*parts) == lay_parts(*parts)
