import pickle
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

from compiler.layout.page import Anchor, LinkArea, PlacedFill, PlacedLine, PlacedRule
from compiler.layout.structure import Structure
from compiler.pdf.part import distinct, distinct_wide, write_part
from compiler.pdf.streams import PartStreams
from tests.pdf.everything import chapter, picture
from tests.pdf.samples import A4, fragment, line, lines, part


def streams(pages: list[list[Any]], tree: Structure) -> PartStreams:
    return write_part(part(pages, tree), {"body": A4})


def test_page_contents_are_the_start_of_a_zlib_stream() -> None:
    tree = Structure.rooted("Sect")
    page = streams([lines(["Words"], tree.open("P", 0))], tree).pages[0]
    content = zlib.decompressobj().decompress(page.data)
    assert content.startswith(b"q\nBT\n")
    assert content.endswith(b"\nQ\n")
    assert zlib.adler32(content) == page.checksum


def test_an_empty_page_has_no_content() -> None:
    page = streams([[]], Structure.rooted("Sect")).pages[0]
    assert zlib.decompressobj().decompress(page.data) == b""
    assert page.nodes == ()


def test_a_part_survives_a_journey_between_processes() -> None:
    made = write_part(chapter(), {"body": A4})
    assert pickle.loads(pickle.dumps(made)) == made


def test_codes_shown_are_told_by_face() -> None:
    tree = Structure.rooted("Sect")
    owner = tree.open("P", 0)
    items = [
        *lines(["cab"], owner),
        PlacedLine(70, 130, line(fragment("xyz", face="serif/bold"), fragment("α", x=90)), owner),
    ]
    made = streams([items], tree)
    assert set(b"abc") <= set(made.narrow["serif/regular"])
    assert not set(b"xyz") & set(made.narrow["serif/regular"])
    assert set(b"xyz") <= set(made.narrow["serif/bold"])
    assert len(made.wide["serif/regular"]) == 1


def test_codes_are_in_order_and_each_once() -> None:
    assert distinct(["(ba)", "(\xe9b\xad)"]) == b"()ab\xad\xe9"
    assert distinct_wide(["<00410042>-3<0041>", "<0007>"]) == (7, 0x41, 0x42)


def test_a_label_leads_to_what_stands_after_it() -> None:
    tree = Structure.rooted("Sect")
    items = [
        *lines(["before"], tree.open("P", 0)),
        Anchor("here", 70, 120.89),
        PlacedRule(70, 125, 90, 125, 0.4, "000000"),
        *lines(["after"], tree.open("H2", 0), y=140),
    ]
    made = streams([items], tree)
    place = made.places["here"]
    assert (place.page, place.x, place.y) == (0, 70, 721.0)
    assert made.nodes[place.node].tag == "H2"


def test_links_stand_in_coordinates_of_the_page() -> None:
    tree = Structure.rooted("Sect")
    link = tree.open("Link", tree.open("P", 0))
    items = [*lines(["there"], link), LinkArea(70, 90, 30.5, 14, "#there", link, "Go there")]
    box = streams([items], tree).pages[0].links[0]
    assert (box.rectangle, box.target, box.description) == (
        "[70 737.89 100.5 751.89]",
        "#there",
        "Go there",
    )


def test_a_drawing_has_the_box_of_all_it_shows() -> None:
    tree = Structure.rooted("Sect")
    figure = tree.open("Figure", 0, {"Alt": "A chart"})
    label = tree.open("P", figure)
    items = [
        PlacedFill(100, 200, 50, 41.89, "12355B", figure),
        PlacedRule(90, 241.89, 180, 241.89, 1.0, "000000", figure),
        *lines(["2009"], label, y=250, x=100),
    ]
    node = next(each for each in streams([items], tree).nodes if each.tag == "Figure")
    assert "/BBox[89.5 589.39 180.5 641.89]" in node.entries[0]


def test_a_figure_over_two_pages_has_the_box_of_the_first() -> None:
    tree = Structure.rooted("Sect")
    figure = tree.open("Figure", 0, {"Alt": "x"})
    pages: list[list[Any]] = [
        [PlacedFill(100, 200, 50, 40, "12355B", figure)],
        [PlacedFill(10, 20, 500, 400, "12355B", figure)],
    ]
    node = streams(pages, tree).nodes[1]
    assert "/BBox[100 601.89 150 641.89]" in node.entries[0]


def test_pages_name_the_pictures_they_show() -> None:
    made = write_part(chapter(), {"body": A4})
    assert set(made.pictures) == {picture().digest, picture("L", kind="jpeg").digest}
    assert made.pages[0].pictures == ()
    assert len(made.pages[1].pictures) == 2


def test_writing_a_part_loads_neither_reportlab_nor_pillow() -> None:
    program = (
        "import sys; from compiler.layout.page import PagedPart; "
        "from compiler.pdf.part import write_part; "
        "write_part(PagedPart('chapter', '', '', 'en', (), (), {}), {}); "
        "print(*(name for name in sys.modules if name.split('.')[0] in ('PIL', 'reportlab')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.split() == []
