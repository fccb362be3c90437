"""Values of SVG attributes: numbers, lengths, colours, transforms, view boxes."""

import math
import re
from collections.abc import Callable, Mapping

from msgspec import Struct
from tinycss2 import color4

Matrix = tuple[float, float, float, float, float, float]
"""a b c d e f, as SVG and PDF write it: x' = ax + cy + e."""
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_NUMBERS = re.compile(NUMBER)
_LENGTH = re.compile(rf"\s*({NUMBER})\s*([a-zA-Z%]*)\s*\Z")
_FUNCTION = re.compile(r"([a-zA-Z]+)\s*\(([^)]*)\)")
_UNITS: Mapping[str, float] = {
    "": 1.0,
    "px": 1.0,
    "pt": 96 / 72,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
    "q": 96 / 101.6,
}
_X_HEIGHT = 0.5
LARGEST_NUMBER = 1e9


class ViewBox(Struct, frozen=True):
    """The part of the plane that a drawing shows."""

    x: float
    y: float
    width: float
    height: float


class Color(Struct, frozen=True):
    """A colour in sRGB, channels from 0 to 1."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0


def numbers(text: str | None) -> list[float]:
    """All numbers of a list."""
    return [limited(float(each)) for each in _NUMBERS.findall(text or "")]


def limited(value: float) -> float:
    """The number, held to what a page description can say."""
    if not math.isfinite(value):
        return 0.0
    return max(-LARGEST_NUMBER, min(LARGEST_NUMBER, value))


def length(
    text: str | None, default: float, whole: float = 100.0, font_size: float = 16.0
) -> float:
    """A length in units of the drawing; `whole` is what 100% stands for."""
    match = _LENGTH.match(text or "")
    if match is None:
        return default
    value, unit = limited(float(match[1])), match[2].lower()
    if unit == "%":
        return value * whole / 100
    if unit in ("em", "rem"):
        return value * font_size
    if unit in ("ex", "ch"):
        return value * font_size * _X_HEIGHT
    return value * _UNITS[unit] if unit in _UNITS else default


def fraction(text: str | None, default: float = 1.0) -> float:
    """A number from 0 to 1, or a percentage."""
    return max(0.0, min(1.0, length(text, default, 1.0)))


def color(text: str) -> Color | None:
    """A colour by name, number or function; None for what is none."""
    parsed = color4.parse_color(text)
    if parsed is None or isinstance(parsed, str):
        return None
    try:
        red, green, blue = (channel or 0.0 for channel in parsed.to("srgb").coordinates)
    except (NotImplementedError, KeyError, ValueError):
        return None
    return Color(_held(red), _held(green), _held(blue), _held(parsed.alpha))


def _held(channel: float) -> float:
    return max(0.0, min(1.0, channel))


def view_box(text: str | None) -> ViewBox | None:
    """A view box; None when it is missing or shows nothing."""
    values = numbers(text)
    if len(values) != 4 or values[2] <= 0 or values[3] <= 0:
        return None
    return ViewBox(*values)


def multiplied(outer: Matrix, inner: Matrix) -> Matrix:
    """The transform that does the inner one first."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        p * a + r * b,
        q * a + s * b,
        p * c + r * d,
        q * c + s * d,
        p * e + r * f + t,
        q * e + s * f + u,
    )


def applied(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point transformed."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def inverted(matrix: Matrix) -> Matrix | None:
    """The transform that undoes another; None when it flattens the plane."""
    a, b, c, d, e, f = matrix
    determinant = a * d - b * c
    if abs(determinant) < 1e-12:
        return None
    return (
        d / determinant,
        -b / determinant,
        -c / determinant,
        a / determinant,
        (c * f - d * e) / determinant,
        (b * e - a * f) / determinant,
    )


def scale_of(matrix: Matrix) -> float:
    """How much a transform enlarges, sides on average."""
    a, b, c, d, _, _ = matrix
    return math.sqrt(abs(a * d - b * c))


def transform(text: str | None) -> Matrix:
    """A list of transforms as one matrix; what is not understood is left out."""
    made = IDENTITY
    for name, arguments in _FUNCTION.findall(text or ""):
        make = _TRANSFORMS.get(name)
        values = numbers(arguments)
        if make is not None and values:
            made = multiplied(made, make(values))
    return made


def _matrix(values: list[float]) -> Matrix:
    if len(values) != 6:
        return IDENTITY
    a, b, c, d, e, f = values
    return (a, b, c, d, e, f)


def _translate(values: list[float]) -> Matrix:
    return (1.0, 0.0, 0.0, 1.0, values[0], values[1] if len(values) > 1 else 0.0)


def _scale(values: list[float]) -> Matrix:
    return (values[0], 0.0, 0.0, values[1] if len(values) > 1 else values[0], 0.0, 0.0)


def _rotate(values: list[float]) -> Matrix:
    angle = math.radians(values[0])
    turned = (math.cos(angle), math.sin(angle), -math.sin(angle), math.cos(angle), 0.0, 0.0)
    if len(values) < 3:
        return turned
    x, y = values[1], values[2]
    there: Matrix = (1.0, 0.0, 0.0, 1.0, x, y)
    back: Matrix = (1.0, 0.0, 0.0, 1.0, -x, -y)
    return multiplied(multiplied(there, turned), back)


def _skew_x(values: list[float]) -> Matrix:
    return (1.0, 0.0, math.tan(math.radians(values[0])), 1.0, 0.0, 0.0)


def _skew_y(values: list[float]) -> Matrix:
    return (1.0, math.tan(math.radians(values[0])), 0.0, 1.0, 0.0, 0.0)


_TRANSFORMS: Mapping[str, Callable[[list[float]], Matrix]] = {
    "matrix": _matrix,
    "translate": _translate,
    "scale": _scale,
    "rotate": _rotate,
    "skewX": _skew_x,
    "skewY": _skew_y,
}


def fitted(view: ViewBox, width: float, height: float, kept: str | None) -> Matrix:
    """The transform that puts a view box into a place of that size (preserveAspectRatio)."""
    across, down = width / view.width, height / view.height
    words = (kept or "xMidYMid meet").split()
    align = next((word for word in words if word.startswith("x") or word == "none"), "xMidYMid")
    if align == "none":
        return (across, 0.0, 0.0, down, -view.x * across, -view.y * down)
    scale = max(across, down) if "slice" in words else min(across, down)
    spare = width - view.width * scale, height - view.height * scale
    shares = {"Min": 0.0, "Mid": 0.5, "Max": 1.0}
    right = spare[0] * shares.get(align[1:4], 0.5)
    below = spare[1] * shares.get(align[5:8], 0.5)
    return (scale, 0.0, 0.0, scale, right - view.x * scale, below - view.y * scale)
