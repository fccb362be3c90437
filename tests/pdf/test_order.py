from compiler.layout.page import Anchor, LinkArea, Placed, PlacedFill, PlacedLine, PlacedRule
from compiler.layout.structure import ARTIFACT, Structure
from compiler.pdf.order import ranks_of, sort_items
from tests.pdf.samples import fragment, line


def words(items: list[Placed], tree: Structure) -> list[str]:
    painted = sort_items(items, ranks_of(tree.elements)).painted
    return [
        "".join(each.text for each in item.line.fragments)
        for item in painted
        if isinstance(item, PlacedLine)
    ]


def at(y: float, text: str, owner: int) -> PlacedLine:
    return PlacedLine(70, y, line(text), owner)


def test_ranks_follow_the_tree_and_not_the_order_of_opening() -> None:
    tree = Structure.rooted("Sect")
    paragraph = tree.open("P", 0)
    note = tree.open("Note", paragraph)
    piece = tree.piece(paragraph)
    late = tree.open("P", note)
    assert ranks_of(tree.elements) == [0, 1, 2, 4, 3]
    assert (piece, late) == (3, 4)


def test_a_footnote_is_painted_after_its_call() -> None:
    tree = Structure.rooted("Sect")
    paragraph = tree.open("P", 0)
    call = tree.open("Reference", paragraph)
    note = tree.open("Note", paragraph)
    rest = tree.piece(paragraph)
    called = line(
        fragment("word"), fragment("1", x=30, owner=call), fragment(" and", x=34, owner=rest)
    )
    items: list[Placed] = [
        at(100, "first", paragraph),
        PlacedLine(70, 114, called, paragraph),
        at(128, "last", rest),
        at(700, "the note", note),
    ]
    assert words(items, tree) == ["first", "word", "1", "the note", " and", "last"]


def test_a_page_in_order_is_left_as_it_is() -> None:
    tree = Structure.rooted("Sect")
    paragraph = tree.open("P", 0)
    link = tree.open("Link", paragraph)
    whole = PlacedLine(70, 100, line(fragment("a"), fragment("b", x=20, owner=link)), paragraph)
    assert sort_items([whole], ranks_of(tree.elements)).painted == [whole]


def test_decoration_lies_below_everything() -> None:
    tree = Structure.rooted("Sect")
    paragraph = tree.open("P", 0)
    text = at(100, "text", paragraph)
    fill, rule = PlacedFill(0, 90, 9, 9, "EDF1F5"), PlacedRule(0, 110, 9, 110, 0.4, "C3CCD5")
    painted = sort_items([text, fill, rule], ranks_of(tree.elements)).painted
    assert painted == [fill, rule, text]


def test_leaders_stay_with_their_entry() -> None:
    tree = Structure.rooted("Sect")
    one, two = tree.open("TOCI", 0), tree.open("TOCI", 0)
    items: list[Placed] = [at(114, "two", two), at(114, "..", ARTIFACT), at(100, "one", one)]
    assert words(items, tree) == ["one", "two", ".."]


def test_what_is_not_painted_is_told_apart() -> None:
    tree = Structure.rooted("Sect")
    link = tree.open("Link", tree.open("P", 0))
    area, anchor = LinkArea(0, 0, 9, 9, "#a", link), Anchor("a", 0, 0)
    found = sort_items([at(100, "x", link), area, anchor], ranks_of(tree.elements))
    assert found.links == [area]
    assert found.anchors == [(anchor, 2)]


def test_the_blank_after_a_line_that_was_divided_is_kept() -> None:
    tree = Structure.rooted("Sect")
    paragraph = tree.open("P", 0)
    link = tree.open("Link", paragraph)
    mixed = line(fragment("a"), fragment("b", x=20, owner=link))
    items: list[Placed] = [
        at(90, "later", tree.open("P", 0)),
        PlacedLine(70, 100, mixed, paragraph),
    ]
    painted = sort_items(items, ranks_of(tree.elements)).painted
    assert [item.line.glued for item in painted if isinstance(item, PlacedLine)] == [
        True,
        False,
        False,
    ]
