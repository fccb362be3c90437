import pytest

from compiler.layout.page import Bookmark, PlacedPage
from compiler.pdf.navigation import page_labels
from tests.pdf import readback
from tests.pdf.samples import one_pager


def labelled(*labels: str) -> list[tuple[int, str]]:
    return list(page_labels([PlacedPage(0, 0, label, label, ()) for label in labels]))


@pytest.mark.parametrize(
    ("labels", "ranges"),
    [
        (("i", "ii", "iii"), [(0, "<</S/r/St 1>>")]),
        (("i", "ii", "1", "2"), [(0, "<</S/r/St 1>>"), (2, "<</S/D/St 1>>")]),
        (("3", "4", "7"), [(0, "<</S/D/St 3>>"), (2, "<</S/D/St 7>>")]),
        (("A-1", "A-2"), [(0, "<</S/D/St 1/P(A-)>>")]),
        (("xiv", "xv"), [(0, "<</S/r/St 14>>")]),
        (("", "", "1"), [(0, "<<>>"), (1, "<<>>"), (2, "<</S/D/St 1>>")]),
        (("Cover", "1"), [(0, "<</P(Cover)>>"), (1, "<</S/D/St 1>>")]),
        (("iiii",), [(0, "<</P(iiii)>>")]),
    ],
)
def test_labels_that_count_on_are_one_range(
    labels: tuple[str, ...], ranges: list[tuple[int, str]]
) -> None:
    assert labelled(*labels) == ranges


def test_viewers_show_the_labels() -> None:
    labels = ["", "ii", "iii", "1", "2", "A-9", "A-10"]
    assert readback.page_labels(one_pager(labels=labels)) == labels


def test_bookmarks_nest_by_level_even_where_one_is_skipped() -> None:
    marks = [
        Bookmark(1, "One", "a"),
        Bookmark(3, "Deep", "a"),
        Bookmark(2, "Less deep", "a"),
        Bookmark(1, "Zwei – drüben", "b"),
    ]
    pdf = one_pager(labels=["1", "2"], anchors={"a": 0, "b": 1}, bookmarks=marks)
    assert readback.bookmarks(pdf) == [
        readback.BookmarkBack(0, "One", 0),
        readback.BookmarkBack(1, "Deep", 0),
        readback.BookmarkBack(1, "Less deep", 0),
        readback.BookmarkBack(0, "Zwei – drüben", 1),
    ]


def test_a_document_without_bookmarks_has_no_outline() -> None:
    with readback.opened(one_pager()) as file:
        assert "/Outlines" not in file.Root
        assert file.Root.PageMode == "/UseNone"


def test_only_the_first_level_of_the_outline_is_unfolded() -> None:
    marks = [Bookmark(1, "One", "a"), Bookmark(2, "Two", "a")]
    with readback.opened(one_pager(anchors={"a": 0}, bookmarks=marks)) as file:
        assert file.Root.Outlines.Count == 1
        assert file.Root.Outlines.First.Count == -1


def test_every_label_can_be_linked_to_from_elsewhere() -> None:
    pdf = one_pager(labels=["1", "2"], anchors={"sec-b": 1, "sec-é a": 0})
    with readback.opened(pdf) as file:
        tree = file.Root.Names.Dests.Names
        named = {str(key): place for key, place in zip(tree[::2], tree[1::2], strict=True)}
        assert list(named) == ["sec-%E9%20a", "sec-b"]
        assert named["sec-b"][0].objgen == file.pages[1].obj.objgen


def test_named_places_are_elements_too_in_pdf_2() -> None:
    pdf = one_pager(anchors={"a": 0}, standard="ua-2+wtpdf")
    with readback.opened(pdf) as file:
        assert str(file.Root.Names.Dests.Names[1].SD[0].S) == "/H1"
