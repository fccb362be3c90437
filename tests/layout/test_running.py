"""Running heads and feet: what stands where on which page."""

from msgspec.structs import replace

from compiler.layout.page import PagedDocument, PlacedLine, PlacedPage, PlacedRule
from compiler.model.document import Field, Part, Running, RunningLine
from compiler.model.inline import Text
from tests.layout.laying import base, chapter, lay_parts, lines, small

RUNNING = Running(
    head_left=RunningLine((Field("report"),)),
    head_right=RunningLine((Field("report"),), (), (Field("chapter"),)),
    foot_left=RunningLine((Field("folio"),)),
    foot_right=RunningLine((), (), (Text("page "), Field("folio"), Text("/"), Field("pages"))),
    foot_first=RunningLine((), (Field("folio"),)),
)


def words(page: PlacedPage) -> list[str]:
    return [each.line.text for each in page.running if isinstance(each, PlacedLine)]


def report(count: int = 120, double: bool = False) -> PagedDocument:
    sheet = replace(base(), double_sided=double)
    return lay_parts(chapter("trade", lines(count)), sheet=sheet, running={"body": RUNNING})


def test_the_first_page_of_a_part_has_no_head() -> None:
    document = report()
    assert words(document.pages[0]) == ["1"]
    assert words(document.pages[1]) == ["The Year", "Trade", "page 2/3"]


def test_a_rule_stands_below_the_head() -> None:
    document = report()
    rules = [
        [each for each in page.running if isinstance(each, PlacedRule)] for page in document.pages
    ]
    assert [len(each) for each in rules] == [0, 1, 1]


def test_left_and_right_pages_differ_in_a_double_sided_report() -> None:
    document = report(double=True)
    assert words(document.pages[1]) == ["The Year", "2"]
    assert words(document.pages[2]) == ["The Year", "Trade", "page 3/3"]


def test_running_words_stand_at_the_margins() -> None:
    left, right, _ = [each for each in report().pages[1].running if isinstance(each, PlacedLine)]
    master = base().masters["body"]
    assert left.x == master.inner
    assert round(right.x + right.line.width, 3) == round(master.width - master.outer, 3)
    assert left.y == master.head


def test_titles_that_meet_are_shortened() -> None:
    part = replace(chapter("a", lines(120)), title="a very long title " * 8)
    document = lay_parts(part, running={"body": RUNNING})
    head = words(document.pages[1])
    assert head[0] == "The Year"
    assert head[1].endswith("…")


def test_a_running_head_takes_half_of_the_line_at_most() -> None:
    head = Running(head_right=RunningLine((), (), (Field("chapter"),)))
    part = replace(chapter("a", lines(120)), title="of the year and of its days " * 4)
    document = lay_parts(part, running={"body": head})
    line = next(each.line for each in document.pages[1].running if isinstance(each, PlacedLine))
    assert line.text.endswith("…")
    assert line.width <= base().masters["body"].frame_width / 2


def test_a_master_without_running_lines_has_none() -> None:
    document = lay_parts(chapter("a", lines(3), master="cover"), running={"body": RUNNING})
    assert document.pages[0].running == ()


def test_parts_of_a_double_sided_report_start_on_right_hand_pages() -> None:
    sheet = small(10)
    masters = {name: replace(each, outer=30.0) for name, each in sheet.masters.items()}
    sheet = replace(sheet, masters=masters, double_sided=True)
    document = lay_parts(
        chapter("a", lines(25)), chapter("b", lines(15)), sheet=sheet, running={"body": RUNNING}
    )
    assert [page.folio for page in document.pages] == ["1", "2", "3", "4", "5", "6"]
    assert document.pages[3].running == ()
    assert document.parts[0].pages[3].blank
    lefts = [
        min(each.x for each in page.items)
        for page in (*document.parts[0].pages[:3], *document.parts[1].pages)
    ]
    assert lefts == [110, 130, 110, 110, 130]


def test_the_cover_counts_but_shows_no_folio() -> None:
    cover = Part("cover", (lines(1),), "cover", "The Year")
    front = Part("front", (lines(1),), "front", "Preface")
    document = lay_parts(cover, front, chapter("a", lines(1)))
    assert [page.folio for page in document.pages] == ["", "ii", "1"]
    assert [page.label for page in document.pages] == ["i", "ii", "1"]
