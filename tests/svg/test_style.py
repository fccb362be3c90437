import pytest
from lxml import etree

from compiler.svg.style import Styles


def styled(inside: str, rules: str = "") -> dict[str, str]:
    """Computed style of the element whose id is `x`."""
    root = etree.fromstring(
        f'<svg xmlns="http://www.w3.org/2000/svg"><style>{rules}</style>{inside}</svg>'
    )
    element = root.find(".//*[@id='x']")
    assert element is not None
    return dict(Styles(root).in_place(element))


@pytest.mark.parametrize(
    ("inside", "rules", "fill"),
    [
        ('<g id="x"/>', "", "black"),
        ('<g id="x" fill="red"/>', "", "red"),
        ('<g fill="red"><g id="x"/></g>', "", "red"),
        ('<g id="x" fill="red"/>', "g{fill:blue}", "blue"),
        ('<g id="x" class="a b"/>', ".a{fill:blue} .b{fill:green}", "green"),
        ('<g id="x" class="a"/>', "#x{fill:blue} .a{fill:green}", "blue"),
        ('<g id="x" style="fill:gold"/>', "#x{fill:blue}", "gold"),
        ('<g id="x" style="fill:gold"/>', "#x{fill:blue !important}", "blue"),
        ('<g><g/><g id="x"/></g>', "g > g:nth-child(2){fill:blue}", "blue"),
        ('<g fill="red"><g id="x" fill="inherit"/></g>', "", "red"),
        ('<g fill="red"><g id="x" fill="initial"/></g>', "", "black"),
        (
            '<g id="x" fill="red"/>',
            "@media print{g{fill:blue}} @media screen{g{fill:gold}}",
            "blue",
        ),
        ('<g id="x" fill="red"/>', "g{fill:var(--a)} g::before{fill:gold} g[{fill:gold}", "red"),
    ],
)
def test_rules_attributes_and_inheritance_cascade(inside: str, rules: str, fill: str) -> None:
    assert styled(inside, rules)["fill"] == fill


def test_what_belongs_to_an_element_alone_is_not_inherited() -> None:
    style = styled('<g opacity=".5" clip-path="url(#c)"><g id="x"/></g>')
    assert (style["opacity"], style["clip-path"]) == ("1", "none")


@pytest.mark.parametrize(
    ("size", "computed"),
    [("10", 10), ("10px", 10), ("12pt", 16), ("2em", 40), ("50%", 10), ("large", 18),
     ("smaller", 20 / 1.2), ("huge", 20)],
)  # fmt: skip
def test_font_sizes_are_computed(size: str, computed: float) -> None:
    style = styled(f'<g font-size="20"><g id="x" font-size="{size}"/></g>')
    assert float(style["font-size"]) == pytest.approx(computed)


def test_the_font_shorthand_is_taken_apart() -> None:
    style = styled('<g id="x" style="font: italic bold 12pt/1.2 Georgia, serif"/>')
    assert float(style["font-size"]) == 16
    assert (style["font-style"], style["font-weight"]) == ("italic", "bold")
    assert style["font-family"] == "Georgia, serif"
