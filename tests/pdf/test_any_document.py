from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.layout.page import Anchor, LinkArea, PlacedFill, PlacedLine, PlacedRule
from compiler.layout.structure import ARTIFACT, ARTIFACT_HEADER, Structure
from compiler.pdf.document import write_pdf
from tests.pdf import readback
from tests.pdf.checker import problems
from tests.pdf.samples import document, fragment, library, line, part

TAGS = ["P", "Span", "Div", "H2", "Note", "Figure", ""]
ATTRIBUTES: dict[str, dict[str, object]] = {"Figure": {"Alt": "Something (drawn)"}}
PLACES = st.floats(0, 800)
WORDS = st.sampled_from(["one", "office", "Ελλάδα", "two words", "3.5 %"])


@st.composite
def trees(draw: st.DrawFn) -> Structure:
    tree = Structure.rooted("Sect")
    for tag in draw(st.lists(st.sampled_from(TAGS), max_size=12)):
        tree.open(tag, draw(st.integers(0, len(tree.elements) - 1)), ATTRIBUTES.get(tag))
    return tree


@st.composite
def items(draw: st.DrawFn, tree: Structure) -> list[Any]:
    owners = st.sampled_from([ARTIFACT, ARTIFACT_HEADER, *range(len(tree.elements))])
    found: list[Any] = []
    for kind in draw(st.lists(st.integers(0, 4), max_size=8)):
        x, y = draw(PLACES), draw(PLACES)
        if kind <= 1:
            parts = [
                fragment(
                    draw(WORDS), x=40.0 * at, owner=draw(owners.filter(lambda each: each >= -1))
                )
                for at in range(draw(st.integers(1, 3)))
            ]
            found.append(PlacedLine(x, y, line(*parts), draw(owners)))
        elif kind == 2:
            found.append(PlacedFill(x, y, 10, 10, "EDF1F5", draw(owners)))
        elif kind == 3:
            found.append(PlacedRule(x, y, x + 10, y, 0.4, "C3CCD5", draw(owners)))
        else:
            link = tree.open("Link", draw(st.integers(0, len(tree.elements) - 1)))
            found += [
                Anchor(f"a{link}", x, y),
                PlacedLine(x, y, line("here"), link),
                LinkArea(x, y, 20, 10, f"#a{link}", link),
            ]
    return found


def says_something(problem: str) -> bool:
    """Whether it is more than a random element without words, which no layout would place."""
    return "says nothing" not in problem


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_whatever_is_placed_the_tags_hold_together(data: st.DataObject) -> None:
    tree = data.draw(trees())
    pages = data.draw(st.lists(items(tree), min_size=1, max_size=3))
    pdf = write_pdf(document(part(pages, tree)), library())
    assert [each for each in problems(pdf) if says_something(each)] == []
    with readback.opened(pdf) as file:
        assert file.check_pdf_syntax() == []
