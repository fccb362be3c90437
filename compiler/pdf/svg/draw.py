"""Walks the tree of an SVG drawing and paints it: a safe tree in, a form XObject out.

What cannot be said in PDF, or is not understood, is named in `lost`, never dropped in silence.
"""

from collections.abc import Callable, Mapping
from functools import partial

from lxml import etree

from compiler.fonts.library import FaceLibrary
from compiler.pdf.content import Shown
from compiler.pdf.drawing import Objects, PreparedDrawing
from compiler.pdf.svg.canvas import Canvas
from compiler.pdf.svg.embedded import embedded_picture
from compiler.pdf.svg.groups import Groups
from compiler.pdf.svg.markers import vertices
from compiler.pdf.svg.painter import Painter
from compiler.pdf.svg.text import TextSetter
from compiler.svg.path import Path
from compiler.svg.read import XLINK_HREF, SvgFile
from compiler.svg.shapes import SHAPES, Frame
from compiler.svg.style import Style, Styles
from compiler.svg.values import (
    IDENTITY,
    Matrix,
    ViewBox,
    fitted,
    length,
    multiplied,
    transform,
    view_box,
)

MOST_DRAWN = 400_000
"""Elements drawn, each as often as it is used."""
DEEPEST_STATE = 16
"""Graphics states inside each other in one stream; PDF/A allows 28."""
DEEPEST_USE = 24
"""Uses inside uses."""

_NEVER_DRAWN = frozenset({
    "defs", "symbol", "clipPath", "mask", "marker", "pattern", "linearGradient", "radialGradient",
    "filter", "style", "title", "desc", "metadata", "view", "cursor", "font", "font-face",
})  # fmt: skip


_KEEPS_STATE = frozenset({"svg", "use", "image"})
"""Elements that move or cut what stands inside them."""
_Draw = Callable[[etree._Element, Style], None]


def draw_svg(
    file: SvgFile, library: FaceLibrary, shown: Shown
) -> tuple[PreparedDrawing, tuple[str, ...]]:
    """Draw a file; the texts name what was left out."""
    objects = Objects()
    root = objects.reserve()
    canvas = Canvas(objects, (0.0, 0.0, file.width, file.height))
    drawer = Drawer(file, canvas, library, shown)
    canvas.transform((1.0, 0.0, 0.0, -1.0, 0.0, file.height))
    canvas.transform(
        fitted(file.view, file.width, file.height, file.root.get("preserveAspectRatio"))
    )
    style = drawer.styles.in_place(file.root)
    drawer.frames.append(Frame(file.view.width, file.view.height, float(style["font-size"])))
    if style["display"] != "none":
        drawer.within(file.root, style, partial(drawer.children, file.root, style))
    canvas.close(
        root,
        (0.0, 0.0, file.width, file.height),
        ["/Group<</S/Transparency/CS/DeviceRGB>>"] if drawer.groups.sees_through else [],
        (1 / file.width, 0.0, 0.0, 1 / file.height, 0.0, 0.0),
    )
    return objects.prepared(), drawer.all_lost()


class Drawer:
    """Draws the elements of one file."""

    def __init__(self, file: SvgFile, canvas: Canvas, library: FaceLibrary, shown: Shown) -> None:
        self.styles = Styles(file.root)
        self.canvas = canvas
        self.frames: list[Frame] = []
        self.lost: dict[str, None] = {}
        self.named = {
            str(name): element
            for element in file.root.iter(etree.Element)
            if (name := element.get("id")) is not None
        }
        self.text_setter = TextSetter(library, self.styles, shown)
        self.groups = Groups(self)
        self.painter = Painter(self)
        self._pictures: dict[str, tuple[int, tuple[float, float]] | None] = {}
        self._drawn = 0
        self._uses = 0

    @property
    def frame(self) -> Frame:
        """What percentages refer to."""
        return self.frames[-1]

    def all_lost(self) -> tuple[str, ...]:
        """What was left out, in words for the author."""
        missing = "".join(self.text_setter.missing)
        characters = [f'characters that no face has: "{missing}"'] if missing else []
        return (*self.lost, *self.text_setter.left_out, *characters)

    def children(self, element: etree._Element, style: Style) -> None:
        """Draw what stands inside an element."""
        for child in element:
            self.draw(child, style)

    def draw(self, element: etree._Element, parent: Style) -> None:
        """Draw one element."""
        name = etree.QName(element).localname
        self._drawn += 1
        if name in _NEVER_DRAWN or not str(element.tag).startswith("{http://www.w3.org/2000/svg}"):
            return
        if self._drawn > MOST_DRAWN:
            self.lost[f"all after {MOST_DRAWN:,} elements"] = None
            return
        style = self.styles.computed(element, parent)
        if style["display"] == "none":
            return
        draw = partial(self.within, element, style, partial(self._kind(name), element, style))
        moved = transform(element.get("transform") or style["transform"])
        if moved == IDENTITY and name not in _KEEPS_STATE and _is_plain(style):
            draw()
            return
        canvas = self.canvas
        if canvas.depth >= DEEPEST_STATE:
            canvas.paint(self.groups.form(partial(self._moved, moved, draw)))
        else:
            self._moved(moved, draw)

    def _moved(self, moved: Matrix, draw: Callable[[], None]) -> None:
        self.canvas.save()
        self.canvas.transform(moved)
        draw()
        self.canvas.restore()

    def within(self, element: etree._Element, style: Style, draw: Callable[[], None]) -> None:
        """Draw under the clip path, mask and opacity of an element."""
        if style["filter"] != "none":
            self.lost["filters"] = None
        if style["mix-blend-mode"] not in ("normal", "auto"):
            self.lost["blend modes"] = None
        self.groups.within(element, style, draw)

    def referred(self, value: str | None) -> etree._Element | None:
        """The element that `url(#id)` or `#id` names."""
        text = (value or "").strip()
        if text.startswith("url("):
            text = text[4:].partition(")")[0].strip("'\" ")
        return self.named.get(text[1:]) if text.startswith("#") else None

    def href(self, element: etree._Element) -> str | None:
        """What an element refers to."""
        return element.get("href") or element.get(XLINK_HREF)

    def outline(self, element: etree._Element) -> Path:
        """The path of a basic shape; empty for other elements."""
        make = SHAPES.get(etree.QName(element).localname)
        return make(element, self.frame) if make else []

    def _kind(self, name: str) -> _Draw:
        kinds: Mapping[str, _Draw] = {
            "g": self.children,
            "a": self.children,
            "svg": self._inner,
            "switch": self._switch,
            "use": self._use,
            "text": self._text,
            "image": self._image,
        }
        if name in SHAPES:
            return self._shape
        if name not in kinds:
            self.lost[f"<{name}>"] = None
        return kinds.get(name, _nothing)

    def _shape(self, element: etree._Element, style: Style) -> None:
        path = self.outline(element)
        if not path or style["visibility"] != "visible":
            return
        self.painter.paint(path, style)
        ends = [style[f"marker-{end}"] for end in ("start", "mid", "end")]
        if any(each != "none" for each in ends):
            self._markers(path, style)

    def _markers(self, path: Path, style: Style) -> None:
        for kind, x, y, angle in vertices(path):
            marker = self.referred(style[f"marker-{kind}"])
            if marker is None or etree.QName(marker).localname != "marker":
                continue
            orient = marker.get("orient", "0")
            turned = angle if orient.startswith("auto") else length(orient.rstrip("degra"), 0.0)
            if orient == "auto-start-reverse" and kind == "start":
                turned += 180
            by_stroke = marker.get("markerUnits", "strokeWidth") != "userSpaceOnUse"
            scale = self.frame.other(style["stroke-width"], 1.0) if by_stroke else 1.0
            placed = multiplied(
                multiplied((1.0, 0.0, 0.0, 1.0, x, y), transform(f"rotate({turned})")),
                (scale, 0.0, 0.0, scale, 0.0, 0.0),
            )
            self._marker(marker, placed)

    def _marker(self, marker: etree._Element, placed: Matrix) -> None:
        if self._uses >= DEEPEST_USE:
            return
        self._uses += 1
        width, height = (length(marker.get(f"marker{side}"), 3.0) for side in ("Width", "Height"))
        view = view_box(marker.get("viewBox")) or ViewBox(0.0, 0.0, width, height)
        inner = fitted(view, width, height, marker.get("preserveAspectRatio"))
        at_x, at_y = (length(marker.get(name), 0.0) for name in ("refX", "refY"))
        scale = (inner[0], 0.0, 0.0, inner[3], -at_x * inner[0], -at_y * inner[3])
        style = self.styles.in_place(marker)
        canvas = self.canvas
        canvas.save()
        canvas.transform(multiplied(placed, scale))
        if style["overflow"] not in ("visible", "auto"):
            self.groups.clip_to(view.x, view.y, view.width, view.height)
        self.children(marker, style)
        canvas.restore()
        self._uses -= 1

    def _inner(self, element: etree._Element, style: Style) -> None:
        width = self.frame.across(element.get("width", "100%"))
        height = self.frame.down(element.get("height", "100%"))
        x, y = self.frame.across(element.get("x")), self.frame.down(element.get("y"))
        self._viewport(element, style, (x, y, width, height))

    def _viewport(
        self, element: etree._Element, style: Style, place: tuple[float, float, float, float]
    ) -> None:
        x, y, width, height = place
        if width <= 0 or height <= 0:
            return
        canvas = self.canvas
        canvas.transform((1.0, 0.0, 0.0, 1.0, x, y))
        if style["overflow"] not in ("visible", "auto"):
            self.groups.clip_to(0.0, 0.0, width, height)
        view = view_box(element.get("viewBox"))
        if view:
            canvas.transform(fitted(view, width, height, element.get("preserveAspectRatio")))
            width, height = view.width, view.height
        self.frames.append(Frame(width, height, float(style["font-size"])))
        self.children(element, style)
        self.frames.pop()

    def _switch(self, element: etree._Element, style: Style) -> None:
        for child in element:
            if not child.get("requiredFeatures") and not child.get("requiredExtensions"):
                self.draw(child, style)
                return

    def _use(self, element: etree._Element, style: Style) -> None:
        used = self.referred(self.href(element))
        if used is None or self._uses >= DEEPEST_USE:
            self.lost["uses of what is not there, or of themselves"] = None
            return
        self._uses += 1
        x, y = self.frame.across(element.get("x")), self.frame.down(element.get("y"))
        canvas = self.canvas
        canvas.transform((1.0, 0.0, 0.0, 1.0, x, y))
        if etree.QName(used).localname == "symbol":
            inner = self.styles.computed(used, style)
            width = self.frame.across(element.get("width", used.get("width", "100%")))
            height = self.frame.down(element.get("height", used.get("height", "100%")))
            self._viewport(used, inner, (0.0, 0.0, width, height))
        else:
            self.draw(used, style)
        self._uses -= 1

    def _text(self, element: etree._Element, style: Style) -> None:
        if style["visibility"] != "visible":
            return
        for span in self.text_setter.set(element, style):
            if span.style["visibility"] == "visible":
                self.painter.text(span, self.text_setter.shows(span.words))

    def _image(self, element: etree._Element, style: Style) -> None:
        address = self.href(element) or ""
        if address not in self._pictures:
            self._pictures[address] = embedded_picture(address, self.canvas.objects)
        found = self._pictures[address]
        if found is None:
            self.lost["pictures inside that cannot be read"] = None
            return
        index, pixels = found
        width = self.frame.across(element.get("width"), pixels[0])
        height = self.frame.down(element.get("height"), pixels[1])
        if width <= 0 or height <= 0 or style["visibility"] != "visible":
            return
        x, y = self.frame.across(element.get("x")), self.frame.down(element.get("y"))
        canvas = self.canvas
        canvas.transform((1.0, 0.0, 0.0, 1.0, x, y))
        self.groups.clip_to(0.0, 0.0, width, height)
        kept = element.get("preserveAspectRatio")
        canvas.transform(fitted(ViewBox(0.0, 0.0, *pixels), width, height, kept))
        canvas.transform((pixels[0], 0.0, 0.0, -pixels[1], 0.0, pixels[1]))
        canvas.paint(index)


def _is_plain(style: Style) -> bool:
    """Whether an element is drawn under nothing but what is there already."""
    return style["clip-path"] == style["mask"] == "none" and style["opacity"] == "1"


def _nothing(element: etree._Element, style: Style) -> None:
    """For elements that nothing is known of; they are named among what is lost."""
