"""Paints: plain colours, gradients as shadings (ISO 32000-1, 8.7.4), patterns as tiles (8.7.3)."""

from collections.abc import Sequence
from itertools import pairwise

from lxml import etree
from msgspec import Struct

from compiler.pdf.svg.canvas import Canvas, matrix_text, plain
from compiler.svg.path import Box
from compiler.svg.shapes import Frame
from compiler.svg.values import (
    Color,
    Matrix,
    color,
    fraction,
    length,
    multiplied,
    transform,
)

INHERITED = (
    "x1", "y1", "x2", "y2", "cx", "cy", "r", "fx", "fy", "gradientUnits", "gradientTransform",
    "spreadMethod", "x", "y", "width", "height", "patternUnits", "patternContentUnits",
    "patternTransform", "viewBox", "preserveAspectRatio",
)  # fmt: skip
"""Attributes that a gradient or pattern takes from the one it refers to."""
LONGEST_CHAIN = 16
"""Gradients that refer to each other."""


class Stop(Struct, frozen=True):
    """A colour of a gradient at its place from 0 to 1."""

    at: float
    color: Color


class Gradient(Struct, frozen=True):
    """A gradient between two points or circles."""

    kind: int
    """Of shading: 2 along a line, 3 between circles."""
    coordinates: tuple[float, ...]
    stops: tuple[Stop, ...]
    matrix: Matrix
    """From its own coordinates to those of what it paints."""

    @property
    def is_see_through(self) -> bool:
        """Whether a colour of it lets something through."""
        return any(stop.color.alpha < 1 for stop in self.stops)


def plain_color(text: str, current: str) -> Color | None:
    """A paint that is a colour."""
    return color(current if text.lower() == "currentcolor" else text)


def attributes_of(element: etree._Element, chain: Sequence[etree._Element]) -> dict[str, str]:
    """Attributes of a gradient or pattern and of those it refers to, the nearest first."""
    found: dict[str, str] = {}
    for each in (element, *chain):
        for name in INHERITED:
            value = each.get(name)
            if value is not None:
                found.setdefault(name, value)
    return found


def unit_matrix(box: Box) -> Matrix:
    """From the unit square to a box."""
    left, top, right, bottom = box
    return (right - left, 0.0, 0.0, bottom - top, left, top)


def gradient(
    radial: bool, attributes: dict[str, str], stops: Sequence[Stop], box: Box, frame: Frame
) -> Gradient:
    """A gradient as it paints something with that box."""
    placed = transform(attributes.get("gradientTransform"))
    by_box = attributes.get("gradientUnits", "objectBoundingBox") != "userSpaceOnUse"
    if by_box:
        placed = multiplied(unit_matrix(box), placed)
        frame = Frame(1.0, 1.0, frame.font_size)
        frame.diagonal = 1.0

    def across(name: str, default: str) -> float:
        return frame.across(attributes.get(name, default))

    def down(name: str, default: str) -> float:
        return frame.down(attributes.get(name, default))

    if not radial:
        ends = (across("x1", "0%"), down("y1", "0%"), across("x2", "100%"), down("y2", "0%"))
        return Gradient(2, ends, tuple(stops), placed)
    x, y = across("cx", "50%"), down("cy", "50%")
    radius = frame.other(attributes.get("r", "50%"))
    focus_x = across("fx", attributes.get("cx", "50%"))
    focus_y = down("fy", attributes.get("cy", "50%"))
    away = ((focus_x - x) ** 2 + (focus_y - y) ** 2) ** 0.5
    if away > radius * 0.999:
        # The focus stays inside the circle.
        held = radius * 0.999 / away
        focus_x, focus_y = x + (focus_x - x) * held, y + (focus_y - y) * held
    return Gradient(3, (focus_x, focus_y, 0.0, x, y, radius), tuple(stops), placed)


def ordered_stops(found: Sequence[tuple[str, Color]]) -> list[Stop]:
    """Stops in ascending order, the first at 0 and the last at 1."""
    stops: list[Stop] = []
    for offset, shade in found:
        at = max(fraction(offset, 0.0), stops[-1].at if stops else 0.0)
        stops.append(Stop(at, shade))
    if stops and stops[0].at > 0:
        stops.insert(0, Stop(0.0, stops[0].color))
    if stops and stops[-1].at < 1:
        stops.append(Stop(1.0, stops[-1].color))
    return stops


def shading(gradient: Gradient, *, of_alpha: bool = False) -> str:
    """The shading dictionary of a gradient, or of how much it lets through as shades of grey."""
    space = "/DeviceGray" if of_alpha else "/DeviceRGB"
    ends = " ".join(plain(value) for value in gradient.coordinates)
    return (
        f"<</ShadingType {gradient.kind}/ColorSpace{space}/Coords[{ends}]/Extend[true true]"
        f"/Function {_function(gradient.stops, of_alpha)}>>"
    )


def _function(stops: Sequence[Stop], of_alpha: bool) -> str:
    pieces = [_piece(one.color, two.color, of_alpha) for one, two in pairwise(stops)]
    if len(pieces) == 1:
        return pieces[0]
    bounds = " ".join(plain(stop.at) for stop in stops[1:-1])
    encoded = " ".join("0 1" for _ in pieces)
    return (
        f"<</FunctionType 3/Domain[0 1]/Bounds[{bounds}]/Encode[{encoded}]"
        f"/Functions[{''.join(pieces)}]>>"
    )


def _piece(one: Color, two: Color, of_alpha: bool) -> str:
    first, last = _values(one, of_alpha), _values(two, of_alpha)
    return f"<</FunctionType 2/Domain[0 1]/N 1/C0[{first}]/C1[{last}]>>"


def _values(shade: Color, of_alpha: bool) -> str:
    channels = (shade.alpha,) if of_alpha else (shade.red, shade.green, shade.blue)
    return " ".join(plain(channel, 4) for channel in channels)


def shading_pattern(canvas: Canvas, made: Gradient) -> int:
    """A pattern that paints a gradient; returns its index among the objects."""
    matrix = matrix_text(multiplied(canvas.matrix, made.matrix))
    return canvas.objects.add(
        f"<</Type/Pattern/PatternType 2/Matrix[{matrix}]/Shading{shading(made)}>>"
    )


def alpha_mask(canvas: Canvas, made: Gradient) -> int:
    """A group whose brightness is what a gradient lets through, in the canvas's coordinates."""
    group = Canvas(canvas.objects, canvas.seen)
    group.transform(made.matrix)
    group.shade(canvas.objects.add(shading(made, of_alpha=True)))
    index = canvas.objects.reserve()
    group.close(index, canvas.seen, ["/Group<</S/Transparency/CS/DeviceGray>>"])
    return index


class Tile(Struct, frozen=True):
    """Where the tiles of a pattern stand and what stands in them."""

    x: float
    y: float
    width: float
    height: float
    matrix: Matrix
    """From the tiles' coordinates to those of what they paint."""
    content_in_box: bool
    """Whether the content's units are parts of the box."""


def tile(attributes: dict[str, str], box: Box, frame: Frame) -> Tile:
    """The tile of a pattern that paints something with that box."""
    by_box = attributes.get("patternUnits", "objectBoundingBox") != "userSpaceOnUse"
    wide, high = box[2] - box[0], box[3] - box[1]
    if by_box:
        x, width = (length(attributes.get(name), 0.0, 1.0) * wide for name in ("x", "width"))
        y, height = (length(attributes.get(name), 0.0, 1.0) * high for name in ("y", "height"))
        x, y = x + box[0], y + box[1]
    else:
        x, width = (frame.across(attributes.get(name)) for name in ("x", "width"))
        y, height = (frame.down(attributes.get(name)) for name in ("y", "height"))
    in_box = attributes.get("patternContentUnits") == "objectBoundingBox"
    return Tile(x, y, width, height, transform(attributes.get("patternTransform")), in_box)
