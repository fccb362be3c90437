"""Contents: entries with leaders and folios, links and structure."""

from compiler.layout.dump import dump_structure
from compiler.layout.page import LinkArea, PagedDocument, PlacedLine
from compiler.layout.structure import ARTIFACT
from compiler.model.block import Block, Column, ContentsList, Table
from compiler.model.document import Part
from compiler.model.inline import Text
from tests.layout.laying import chapter, find, heading, lay_parts, lines, small, texts


def contents(*blocks: Block, depth: int = 2) -> Part:
    return Part("contents", (*blocks, ContentsList("contents", depth)), "front", "Contents")


def report(*chapters: Part, depth: int = 2) -> PagedDocument:
    return lay_parts(contents(depth=depth), *chapters)


def entries(document: PagedDocument) -> list[str]:
    """Rows of the first contents page, without leaders."""
    rows: dict[float, list[tuple[float, str]]] = {}
    for each in document.parts[0].pages[0].items:
        if isinstance(each, PlacedLine) and each.owner != ARTIFACT:
            text = each.line.text.replace("\u00a0", " ")
            rows.setdefault(round(each.y, 1), []).append((each.x, text))
    return ["".join(text for _, text in sorted(row)) for _, row in sorted(rows.items())]


def test_entries_have_number_title_and_folio() -> None:
    document = report(
        chapter("a", heading(1, "Trade"), heading(2, "Exports"), lines(60), heading(2, "Imports")),
        chapter("b", heading(1, "Peace")),
    )
    assert entries(document) == ["1 Trade 1", "1.1 Exports 1", "1.2 Imports 2", "2 Peace 3"]


def test_only_levels_down_to_the_depth_are_listed() -> None:
    document = report(chapter("a", heading(1, "Trade"), heading(2, "Exports")), depth=1)
    assert entries(document) == ["1 Trade 1"]


def test_folios_and_leaders_end_together() -> None:
    document = report(
        chapter("a", heading(1, "Trade"), heading(2, "A long title of a section"), lines(60)),
        chapter("b", heading(1, "Peace"), lines(500)),
        chapter("c", heading(1, "Peace and war")),
    )
    placed = [each for each in document.parts[0].pages[0].items if isinstance(each, PlacedLine)]
    dots = [each for each in placed if each.owner == ARTIFACT]
    assert len(dots) == 4
    assert len({round(each.x + each.line.width, 1) for each in dots}) <= 2
    folios = [each for each in placed if each.line.text.strip().isdigit()]
    assert len({round(each.x + each.line.width, 2) for each in folios}) == 1


def test_a_long_title_wraps_before_the_folio_and_hangs() -> None:
    title = "A title that is so long that no line of a contents page can hold the whole of it"
    document = report(chapter("a", heading(1, title)))
    rows = entries(document)
    assert len(rows) == 2
    assert rows[1].endswith("1")
    part = document.parts[0]
    first, second = find(part, "A title")[1], find(part, rows[1].split()[0])[1]
    words = next(each for each in first.line.fragments if "title" in each.text)
    assert round(first.x + words.x, 2) == round(second.x + second.line.fragments[0].x, 2)


def test_the_structure_nests_by_level() -> None:
    document = report(chapter("a", heading(1, "Trade"), heading(2, "Exports")))
    assert dump_structure(document.parts[0]).splitlines()[1:] == [
        "  TOC",
        "    TOCI Target=trade",
        "      Reference",
        "        Link",
        "    TOC",
        "      TOCI Target=exports",
        "        Reference",
        "          Link",
    ]


def test_every_line_of_an_entry_is_a_place_to_click() -> None:
    document = report(chapter("a", heading(1, "Trade")))
    part = document.parts[0]
    areas = [each for each in part.pages[0].items if isinstance(each, LinkArea)]
    assert {each.target for each in areas} == {"#trade"}
    assert {part.elements[each.owner].tag for each in areas} == {"Link"}


def test_lists_of_tables_are_contents_too() -> None:
    table = Table((Column(),), (), (), (Text("Exports"),), "tbl-a")
    front = Part("contents", (ContentsList("tables"),), "front", "Tables")
    document = lay_parts(front, chapter("a", heading(1, "Trade"), table))
    assert entries(document) == ["1 Exports 1"]
    assert find(document.parts[0], "Exports")[1].line.fragments[0].face == "sans/regular"


def test_headings_that_carry_no_number_are_listed_with_none() -> None:
    headings = [heading(level, f"level {level}") for level in (1, 2, 3, 4)]
    document = report(chapter("a", *headings), depth=4)
    assert entries(document)[2:] == ["1.1.1 level 3 1", "level 4 1"]


def test_an_empty_list_sets_nothing() -> None:
    front = Part("contents", (ContentsList("figures"),), "front", "Figures")
    document = lay_parts(front, chapter("a", heading(1, "Trade")))
    assert texts(document.parts[0].pages[0]) == []


def test_long_contents_run_over_pages() -> None:
    chapters = [chapter(f"c{at}", heading(1, f"Chapter {at}")) for at in range(30)]
    document = lay_parts(contents(), *chapters, sheet=small(12, 400.0))
    assert len(document.parts[0].pages) > 2
