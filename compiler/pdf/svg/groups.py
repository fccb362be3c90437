"""Clip paths, masks and opacity: what an element is drawn under (ISO 32000-1, 8.5.4 and 11)."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from lxml import etree

from compiler.pdf.svg.canvas import Canvas, plain
from compiler.pdf.svg.paint import unit_matrix
from compiler.svg.path import Box, Path, box_of, transformed
from compiler.svg.style import Style
from compiler.svg.values import fraction, multiplied, transform

if TYPE_CHECKING:
    from compiler.pdf.svg.draw import Drawer

GROUP = "/Group<</S/Transparency/CS/DeviceRGB>>"
DEEPEST = 8
"""Clip paths and masks that are clipped or masked themselves."""
_SHAPES = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")


class Groups:
    """Draws elements under their clip path, mask and opacity."""

    def __init__(self, drawer: "Drawer") -> None:
        self._drawer = drawer
        self._depth = 0
        self.sees_through = False
        """Whether anything lets through what is behind it."""

    def within(self, element: etree._Element, style: Style, draw: Callable[[], None]) -> None:
        """Draw an element's own content under what its style asks for."""
        drawer = self._drawer
        clip = drawer.referred(style["clip-path"])
        mask = drawer.referred(style["mask"])
        if style["clip-path"] != "none" and clip is None:
            drawer.lost["clip paths that are not there, or basic shapes as clip paths"] = None
        opacity = fraction(style["opacity"])
        if clip is not None and etree.QName(clip).localname == "clipPath":
            self._clip(clip, element)
        alone = opacity < 1 and _paints_once(element, style)
        if opacity < 1 and alone:
            self.constant(opacity, opacity)
        if mask is not None and etree.QName(mask).localname == "mask":
            self._mask(mask, element)
        elif opacity == 1 or alone:
            draw()
            return
        if opacity < 1 and not alone:
            self.constant(opacity, opacity)
        drawer.canvas.paint(self.form(draw))

    def form(self, draw: Callable[[], None], extra: str = "") -> int:
        """What is drawn, as a transparency group of its own; returns its index."""
        drawer, outer = self._drawer, self._drawer.canvas
        self.sees_through = True
        visible = outer.seen
        inner = Canvas(outer.objects, visible)
        drawer.canvas = inner
        try:
            draw()
        finally:
            drawer.canvas = outer
        index = outer.objects.reserve()
        inner.close(index, visible, [GROUP + extra])
        return index

    def constant(self, fill: float, stroke: float) -> None:
        """How much fills and lines cover from here on."""
        self.sees_through = True
        self._drawer.canvas.state(f"/ca {plain(fill, 4)}/CA {plain(stroke, 4)}")

    def soft_mask(self, group: int) -> None:
        """Let the brightness of a group say how much is covered from here on."""
        self.sees_through = True
        self._drawer.canvas.state("/SMask<</S/Luminosity/G ", group, ">>")

    def clip_to(self, x: float, y: float, width: float, height: float) -> None:
        """Draw only inside a rectangle from here on."""
        sides = " ".join(plain(value) for value in (x, y, width, height))
        self._drawer.canvas.operators.append(f"{sides} re W n")

    def box(self, element: etree._Element) -> Box:
        """The box around an element in its own coordinates."""
        return box_of(self._gathered(element, own=True)) or (0.0, 0.0, 0.0, 0.0)

    def _clip(self, clip: etree._Element, element: etree._Element) -> None:
        drawer = self._drawer
        if self._depth >= DEEPEST:
            return
        self._depth += 1
        style = drawer.styles.in_place(clip)
        other = drawer.referred(style["clip-path"])
        if other is not None and etree.QName(other).localname == "clipPath":
            self._clip(other, element)
        self._depth -= 1
        placed = transform(clip.get("transform"))
        if clip.get("clipPathUnits") == "objectBoundingBox":
            placed = multiplied(unit_matrix(self.box(element)), placed)
        path, even_odd = self._clip_path(clip, style)
        if path:
            drawer.canvas.path(transformed(path, placed))
            drawer.canvas.operators.append("W* n" if even_odd else "W n")
        else:
            # Nothing is inside an empty clip path.
            self.clip_to(0.0, 0.0, 0.0, 0.0)

    def _clip_path(self, clip: etree._Element, parent: Style) -> tuple[Path, bool]:
        drawer = self._drawer
        path: Path = []
        even_odd = False
        for child in clip:
            style = drawer.styles.computed(child, parent)
            name = etree.QName(child).localname
            if name in ("title", "desc", "metadata") or style["display"] == "none":
                continue
            if name not in (*_SHAPES, "use"):
                drawer.lost[f"<{name}> in a clip path"] = None
                continue
            path += self._gathered(child)
            even_odd = style["clip-rule"] == "evenodd"
        return path, even_odd

    def _gathered(self, element: etree._Element, depth: int = 0, *, own: bool = False) -> Path:
        """All shapes inside an element as one path; `own` leaves its own transform out."""
        drawer = self._drawer
        name = etree.QName(element).localname
        path: Path = []
        if name in _SHAPES:
            path = drawer.outline(element)
        elif name == "use" and depth < DEEPEST:
            used = drawer.referred(drawer.href(element))
            if used is not None:
                shift = (
                    drawer.frame.across(element.get("x")),
                    drawer.frame.down(element.get("y")),
                )
                path = transformed(self._gathered(used, depth + 1), (1.0, 0.0, 0.0, 1.0, *shift))
        elif name in ("g", "a", "svg", "symbol"):
            path = [segment for child in element for segment in self._gathered(child, depth)]
        elif name == "image":
            x, y = drawer.frame.across(element.get("x")), drawer.frame.down(element.get("y"))
            right = x + drawer.frame.across(element.get("width"))
            path = [("M", (x, y)), ("L", (right, y + drawer.frame.down(element.get("height"))))]
        moved = "" if own else element.get("transform")
        return transformed(path, transform(moved)) if moved else path

    def _mask(self, mask: etree._Element, element: etree._Element) -> None:
        drawer = self._drawer
        if self._depth >= DEEPEST:
            return
        self._depth += 1
        style = drawer.styles.in_place(mask)

        def draw() -> None:
            if mask.get("maskContentUnits") == "objectBoundingBox":
                drawer.canvas.transform(unit_matrix(self.box(element)))
            drawer.children(mask, style)

        self.soft_mask(self.form(draw))
        self._depth -= 1


def _paints_once(element: etree._Element, style: Style) -> bool:
    """Whether nothing of an element can lie over another part of it."""
    if etree.QName(element).localname == "image":
        return True
    if etree.QName(element).localname not in _SHAPES:
        return False
    markers = any(style[f"marker-{end}"] != "none" for end in ("start", "mid", "end"))
    return not markers and "none" in (style["fill"], style["stroke"])
