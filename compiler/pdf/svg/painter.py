"""Fills and strokes paths and text with the paints that their style asks for."""

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct

from compiler.pdf.svg.canvas import Canvas, matrix_text, plain
from compiler.pdf.svg.paint import (
    LONGEST_CHAIN,
    alpha_mask,
    attributes_of,
    gradient,
    ordered_stops,
    plain_color,
    shading_pattern,
    tile,
    unit_matrix,
)
from compiler.pdf.svg.text import SetSpan
from compiler.svg.path import Box, Path, box_of
from compiler.svg.shapes import Frame
from compiler.svg.style import Style
from compiler.svg.values import (
    Color,
    Matrix,
    fitted,
    fraction,
    inverted,
    multiplied,
    numbers,
    scale_of,
    view_box,
)

if TYPE_CHECKING:
    from compiler.pdf.svg.draw import Drawer

MOST_DASHES = 100
_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_UNDERLINE, _THROUGH, _OVER = 0.12, -0.25, -0.8
_LINE = 0.06
"""Places and thickness of lines at text, in parts of the size."""


class Paint(Struct, frozen=True):
    """A paint ready to be set: a colour, or an index of a pattern."""

    color: Color | None
    pattern: int | None = None
    alpha: float = 1.0
    mask: int | None = None
    """Group that says how much a gradient lets through."""


class Painter:
    """Paints for one drawing."""

    def __init__(self, drawer: "Drawer") -> None:
        self._drawer = drawer
        self._depth = 0

    def paint(self, path: Path, style: Style) -> None:
        """Fill and stroke a path in the order its style asks for."""
        box = box_of(path) or (0.0, 0.0, 0.0, 0.0)
        fill = self._resolved("fill", style, box) if _has_inside(path, box) else None
        stroke = self._resolved("stroke", style, box)
        width = self._drawer.frame.other(style["stroke-width"], 1.0)
        if width <= 0:
            stroke = None
        rule = "*" if style["fill-rule"] == "evenodd" else ""
        if fill and stroke and not fill.mask and not stroke.mask:
            if style["paint-order"].startswith("stroke"):
                self._stroke(path, style, stroke)
                self._fill(path, fill, rule)
                return
            self._opened(fill, stroke)
            self._line_state(style, width)
            self._drawer.canvas.path(path)
            self._drawer.canvas.operators.append(f"B{rule}")
            self._drawer.canvas.restore()
            return
        if fill:
            self._fill(path, fill, rule)
        if stroke:
            self._stroke(path, style, stroke)

    def text(self, span: SetSpan, shows: Iterable[tuple[float, str, str]]) -> None:
        """Show a stretch of text."""
        style = span.style
        box = (span.x, span.y - span.size, span.x + span.width, span.y + span.size * 0.25)
        fill = self._resolved("fill", style, box)
        stroke = self._resolved("stroke", style, box)
        width = self._drawer.frame.other(style["stroke-width"], 1.0)
        listed = list(shows)
        passes: list[tuple[Paint | None, Paint | None]] = [(fill, stroke if width > 0 else None)]
        if fill and stroke and (style["paint-order"].startswith("stroke") or fill.mask):
            passes = [(None, stroke), (fill, None)]
        for one, other in passes:
            if one or other:
                self._opened(one, other)
                if other:
                    self._line_state(style, width)
                self._show(span, listed, 2 if one and other else 1 if other else 0)
                self._drawer.canvas.restore()
        self._lines_at(span, style)

    def _fill(self, path: Path, paint: Paint, rule: str) -> None:
        self._opened(paint, None)
        self._drawer.canvas.path(path)
        self._drawer.canvas.operators.append(f"f{rule}")
        self._drawer.canvas.restore()

    def _stroke(self, path: Path, style: Style, paint: Paint) -> None:
        self._opened(None, paint)
        self._line_state(style, self._drawer.frame.other(style["stroke-width"], 1.0))
        self._drawer.canvas.path(path)
        self._drawer.canvas.operators.append("S")
        self._drawer.canvas.restore()

    def _opened(self, fill: Paint | None, stroke: Paint | None) -> None:
        """A stretch in which the paints are set."""
        canvas, groups = self._drawer.canvas, self._drawer.groups
        canvas.save()
        for paint in (fill, stroke):
            if paint and paint.mask is not None:
                groups.soft_mask(paint.mask)
        alphas = (fill.alpha if fill else 1.0, stroke.alpha if stroke else 1.0)
        if min(alphas) < 1:
            groups.sees_through = True
            parts = zip(("/ca", "/CA"), (fill, stroke), strict=True)
            canvas.state("".join(f"{key} {plain(each.alpha, 4)}" for key, each in parts if each))
        if fill:
            _set(canvas, fill, stroke=False)
        if stroke:
            _set(canvas, stroke, stroke=True)

    def _line_state(self, style: Style, width: float) -> None:
        canvas, frame = self._drawer.canvas, self._drawer.frame
        if style["vector-effect"] == "non-scaling-stroke":
            width /= max(scale_of(canvas.matrix), 1e-6)
        dashes = [frame.other(each) for each in style["stroke-dasharray"].replace(",", " ").split()]
        operators = [
            f"{plain(width)} w",
            f"{_CAPS.get(style['stroke-linecap'], 0)} J",
            f"{_JOINS.get(style['stroke-linejoin'], 0)} j",
            f"{plain(max(1.0, sum(numbers(style['stroke-miterlimit'])[:1]) or 4.0))} M",
        ]
        if dashes and min(dashes) >= 0 and sum(dashes) > 0 and len(dashes) <= MOST_DASHES:
            dashes *= 1 + len(dashes) % 2
            offset = frame.other(style["stroke-dashoffset"])
            # PDF knows no negative phase; a whole round more is the same.
            offset += math.ceil(max(0.0, -offset) / sum(dashes)) * sum(dashes)
            operators.append(f"[{' '.join(map(plain, dashes))}] {plain(offset)} d")
        canvas.operators += operators

    def _show(self, span: SetSpan, shows: list[tuple[float, str, str]], mode: int) -> None:
        canvas = self._drawer.canvas
        canvas.use_fonts()
        canvas.operators.append(f"BT {mode} Tr {plain(span.char_space)} Tc")
        angle = math.radians(span.angle)
        cosine, sine = math.cos(angle), math.sin(angle)
        font = ""
        for x, name, operand in shows:
            if name != font:
                canvas.operators.append(f"{name} {plain(span.size)} Tf")
                font = name
            along = x * span.scale
            placed: Matrix = (
                cosine * span.scale,
                sine * span.scale,
                sine,
                -cosine,
                span.x + along * cosine,
                span.y + along * sine,
            )
            canvas.operators.append(f"{matrix_text(placed)} Tm [{operand}]TJ")
        canvas.operators.append("ET")

    def _lines_at(self, span: SetSpan, style: Style) -> None:
        asked = f"{style['text-decoration']} {style['text-decoration-line']}"
        for word, place in (
            ("underline", _UNDERLINE),
            ("line-through", _THROUGH),
            ("overline", _OVER),
        ):
            if word in asked:
                top = span.y + place * span.size
                bottom, right = top + _LINE * span.size, span.x + span.width
                corners = ((span.x, top), (right, top), (right, bottom), (span.x, bottom))
                path: Path = [("L" if at else "M", corner) for at, corner in enumerate(corners)]
                self.paint([*path, ("Z", ())], style)

    def _resolved(self, name: str, style: Style, box: Box) -> Paint | None:
        """The paint of a fill or stroke; none when nothing is painted."""
        text = style[name]
        alpha = fraction(style[f"{name}-opacity"])
        if text == "none" or alpha == 0:
            return None
        if text.startswith("url("):
            element = self._drawer.referred(text)
            if element is not None:
                return self._server(element, style, box, alpha)
            text = text.partition(")")[2].strip() or "none"
        shade = plain_color(text, style["color"])
        if shade is None or shade.alpha == 0:
            return None
        return Paint(shade, alpha=alpha * shade.alpha)

    def _server(
        self, element: etree._Element, style: Style, box: Box, alpha: float
    ) -> Paint | None:
        chain = self._chain(element)
        match etree.QName(element).localname:
            case "linearGradient" | "radialGradient" as kind:
                return self._gradient(kind == "radialGradient", element, chain, box, alpha)
            case "pattern":
                return self._pattern(element, chain, box, alpha)
            case _:
                return None

    def _chain(self, element: etree._Element) -> list[etree._Element]:
        chain: list[etree._Element] = []
        other = self._drawer.referred(self._drawer.href(element))
        while other is not None and other not in chain and len(chain) < LONGEST_CHAIN:
            chain.append(other)
            other = self._drawer.referred(self._drawer.href(other))
        return chain

    def _gradient(
        self,
        radial: bool,
        element: etree._Element,
        chain: list[etree._Element],
        box: Box,
        alpha: float,
    ) -> Paint | None:
        drawer = self._drawer
        holder = next((each for each in (element, *chain) if len(each)), element)
        stops = ordered_stops(self._stops(holder))
        if not stops:
            return None
        attributes = attributes_of(element, chain)
        if attributes.get("spreadMethod", "pad") != "pad":
            drawer.lost["repeated gradients, which go on in their last colour"] = None
        made = gradient(radial, attributes, stops, box, drawer.frame)
        by_box = attributes.get("gradientUnits", "objectBoundingBox") != "userSpaceOnUse"
        flat = by_box and (box[0] == box[2] or box[1] == box[3])
        if len({stop.color for stop in stops}) == 1 or flat or inverted(made.matrix) is None:
            last = stops[-1].color
            return Paint(last, alpha=alpha * last.alpha)
        mask = alpha_mask(drawer.canvas, made) if made.is_see_through else None
        return Paint(None, shading_pattern(drawer.canvas, made), alpha, mask)

    def _stops(self, holder: etree._Element) -> list[tuple[str, Color]]:
        drawer = self._drawer
        parent = drawer.styles.in_place(holder)
        stops = []
        for child in holder:
            if etree.QName(child).localname == "stop":
                style = drawer.styles.computed(child, parent)
                shade = plain_color(style["stop-color"], style["color"]) or Color(0.0, 0.0, 0.0)
                alpha = shade.alpha * fraction(style["stop-opacity"])
                made = Color(shade.red, shade.green, shade.blue, alpha)
                stops.append((child.get("offset", "0"), made))
        return stops

    def _pattern(
        self, element: etree._Element, chain: list[etree._Element], box: Box, alpha: float
    ) -> Paint | None:
        drawer = self._drawer
        holder = next((each for each in (element, *chain) if len(each)), element)
        attributes = attributes_of(element, chain)
        made = tile(attributes, box, drawer.frame)
        if made.width <= 0 or made.height <= 0 or self._depth:
            return None
        self._depth += 1
        outer = drawer.canvas
        inner = Canvas(outer.objects, (0.0, 0.0, made.width, made.height))
        drawer.canvas = inner
        view = view_box(attributes.get("viewBox"))
        if view:
            kept = attributes.get("preserveAspectRatio")
            inner.transform(fitted(view, made.width, made.height, kept))
        else:
            inner.transform((1.0, 0.0, 0.0, 1.0, -made.x, -made.y))
            if made.content_in_box:
                inner.transform(unit_matrix((0.0, 0.0, box[2] - box[0], box[3] - box[1])))
        size = drawer.frame.font_size
        drawer.frames.append(Frame(view.width, view.height, size) if view else drawer.frame)
        drawer.children(holder, drawer.styles.in_place(holder))
        drawer.frames.pop()
        drawer.canvas = outer
        self._depth -= 1
        shift: Matrix = (1.0, 0.0, 0.0, 1.0, made.x, made.y)
        placed = multiplied(multiplied(outer.matrix, made.matrix), shift)
        sides = f"0 0 {plain(made.width)} {plain(made.height)}"
        head = (
            f"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[{sides}]"
            f"/XStep {plain(made.width)}/YStep {plain(made.height)}/Matrix[{matrix_text(placed)}]"
        )
        body = [head, "/Resources<<", *inner.resources(), ">>"]
        return Paint(None, outer.objects.add_stream(body, inner.content()), alpha)


def _set(canvas: Canvas, paint: Paint, *, stroke: bool) -> None:
    if paint.pattern is not None:
        canvas.pattern(paint.pattern, stroke=stroke)
    elif paint.color is not None and stroke:
        canvas.stroke_color(paint.color)
    elif paint.color is not None:
        canvas.fill_color(paint.color)


def _has_inside(path: Path, box: Box) -> bool:
    """Whether there is anything to fill; PDF would draw a hairline where there is not."""
    if box[0] == box[2] or box[1] == box[3]:
        return False
    return len(path) > 3 or any(kind == "C" for kind, _ in path)
