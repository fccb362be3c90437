"""The basic shapes of SVG as paths (SVG 1.1, 9)."""

from collections.abc import Callable

from lxml import etree

from compiler.svg.path import KAPPA, Path, parse_path
from compiler.svg.values import length, numbers


class Frame:
    """What percentages and relative lengths of an element refer to."""

    def __init__(self, width: float, height: float, font_size: float) -> None:
        self.width = width
        self.height = height
        self.font_size = font_size
        self.diagonal = ((width**2 + height**2) / 2) ** 0.5

    def across(self, text: str | None, default: float = 0.0) -> float:
        """A horizontal length."""
        return length(text, default, self.width, self.font_size)

    def down(self, text: str | None, default: float = 0.0) -> float:
        """A vertical length."""
        return length(text, default, self.height, self.font_size)

    def other(self, text: str | None, default: float = 0.0) -> float:
        """A length of no direction, such as a radius."""
        return length(text, default, self.diagonal, self.font_size)


def _path(element: etree._Element, frame: Frame) -> Path:
    return parse_path(element.get("d", ""))


def _rectangle(element: etree._Element, frame: Frame) -> Path:
    x, y = frame.across(element.get("x")), frame.down(element.get("y"))
    width, height = frame.across(element.get("width")), frame.down(element.get("height"))
    if width <= 0 or height <= 0:
        return []
    given_x, given_y = element.get("rx"), element.get("ry")
    radius_x = frame.across(given_x if given_x not in (None, "auto") else given_y)
    radius_y = frame.down(given_y if given_y not in (None, "auto") else given_x)
    radius_x, radius_y = min(max(radius_x, 0), width / 2), min(max(radius_y, 0), height / 2)
    right, bottom = x + width, y + height
    if not radius_x or not radius_y:
        corners = [(x, y), (right, y), (right, bottom), (x, bottom)]
        return _polygon(corners, closed=True)
    near_x, near_y = radius_x * (1 - KAPPA), radius_y * (1 - KAPPA)
    return [
        ("M", (x + radius_x, y)),
        ("L", (right - radius_x, y)),
        ("C", (right - near_x, y, right, y + near_y, right, y + radius_y)),
        ("L", (right, bottom - radius_y)),
        ("C", (right, bottom - near_y, right - near_x, bottom, right - radius_x, bottom)),
        ("L", (x + radius_x, bottom)),
        ("C", (x + near_x, bottom, x, bottom - near_y, x, bottom - radius_y)),
        ("L", (x, y + radius_y)),
        ("C", (x, y + near_y, x + near_x, y, x + radius_x, y)),
        ("Z", ()),
    ]


def _circle(element: etree._Element, frame: Frame) -> Path:
    radius = frame.other(element.get("r"))
    return _oval(frame.across(element.get("cx")), frame.down(element.get("cy")), radius, radius)


def _ellipse(element: etree._Element, frame: Frame) -> Path:
    return _oval(
        frame.across(element.get("cx")),
        frame.down(element.get("cy")),
        frame.across(element.get("rx")),
        frame.down(element.get("ry")),
    )


def _oval(x: float, y: float, wide: float, high: float) -> Path:
    if wide <= 0 or high <= 0:
        return []
    right, below = wide * KAPPA, high * KAPPA
    return [
        ("M", (x + wide, y)),
        ("C", (x + wide, y + below, x + right, y + high, x, y + high)),
        ("C", (x - right, y + high, x - wide, y + below, x - wide, y)),
        ("C", (x - wide, y - below, x - right, y - high, x, y - high)),
        ("C", (x + right, y - high, x + wide, y - below, x + wide, y)),
        ("Z", ()),
    ]


def _line(element: etree._Element, frame: Frame) -> Path:
    start = (frame.across(element.get("x1")), frame.down(element.get("y1")))
    end = (frame.across(element.get("x2")), frame.down(element.get("y2")))
    return [("M", start), ("L", end)]


def _points(element: etree._Element) -> list[tuple[float, float]]:
    values = numbers(element.get("points"))
    return list(zip(values[0::2], values[1::2], strict=False))


def _polygon(points: list[tuple[float, float]], *, closed: bool) -> Path:
    made: Path = [("L" if at else "M", point) for at, point in enumerate(points)]
    return [*made, ("Z", ())] if closed and made else made


SHAPES: dict[str, Callable[[etree._Element, Frame], Path]] = {
    "path": _path,
    "rect": _rectangle,
    "circle": _circle,
    "ellipse": _ellipse,
    "line": _line,
    "polyline": lambda element, frame: _polygon(_points(element), closed=False),
    "polygon": lambda element, frame: _polygon(_points(element), closed=True),
}
"""Element → function that gives its path."""
