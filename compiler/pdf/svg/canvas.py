"""One content stream of a drawing with the resources it names."""

import math
from collections.abc import Iterable, Sequence

from compiler.pdf.drawing import FONTS, Objects
from compiler.svg.path import Box, Path
from compiler.svg.values import IDENTITY, Color, Matrix, applied, inverted, multiplied, scale_of

_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
LARGEST = 2e9
"""Whole numbers of PDF have 32 bits."""
FINEST = 6
"""Most decimals of a coordinate."""


def plain(value: float, decimals: int = FINEST) -> str:
    """A number as PDF spells it."""
    text = f"{max(-LARGEST, min(LARGEST, value)):.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def matrix_text(matrix: Matrix) -> str:
    """The six numbers of a transform."""
    return " ".join(plain(value) for value in matrix)


def around(box: Box, matrix: Matrix) -> Box:
    """The upright box around a transformed one."""
    left, top, right, bottom = box
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    points = [applied(matrix, *corner) for corner in corners]
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


class Canvas:
    """Operators, written in the coordinates of the form they stand in."""

    def __init__(self, objects: Objects, visible: Box) -> None:
        self.objects = objects
        self.visible = visible
        """What of the form's own plane can be seen."""
        self.operators: list[str] = []
        self.matrix: Matrix = IDENTITY
        """From where one draws to the form's own plane."""
        self._stack: list[Matrix] = []
        self._named: dict[str, dict[str | int, str]] = {}
        self._bodies: dict[str, tuple[str | int, ...]] = {}
        self._uses_fonts = False

    def save(self) -> None:
        """Open a stretch whose state ends with it."""
        self._stack.append(self.matrix)
        self.operators.append("q")

    def restore(self) -> None:
        """Close it."""
        self.matrix = self._stack.pop()
        self.operators.append("Q")

    def transform(self, matrix: Matrix) -> None:
        """Transform what is drawn from here on."""
        if matrix != IDENTITY:
            self.matrix = multiplied(self.matrix, matrix)
            self.operators.append(f"{matrix_text(matrix)} cm")

    @property
    def depth(self) -> int:
        """How many stretches are open."""
        return len(self._stack)

    @property
    def seen(self) -> Box:
        """What can be seen, in the coordinates one draws in."""
        back = inverted(self.matrix)
        return around(self.visible, back) if back else (0.0, 0.0, 0.0, 0.0)

    def path(self, path: Path) -> None:
        """Add a path; nothing is painted yet."""
        scale = max(scale_of(self.matrix), 1e-6)
        decimals = max(2, min(FINEST, 3 + math.ceil(math.log10(scale))))
        self.operators.append(
            " ".join(
                " ".join([*(plain(value, decimals) for value in values), _OPERATORS[kind]])
                for kind, values in path
            )
        )

    def fill_color(self, color: Color) -> None:
        """Colour of what is filled from here on."""
        self.operators.append(f"{_channels(color)} rg")

    def stroke_color(self, color: Color) -> None:
        """Colour of lines from here on."""
        self.operators.append(f"{_channels(color)} RG")

    def pattern(self, index: int, *, stroke: bool) -> None:
        """Fill, or draw lines, with a pattern from here on."""
        space, paint = ("CS", "SCN") if stroke else ("cs", "scn")
        self.operators.append(f"/Pattern {space} {self._name('Pattern', 'R', index)} {paint}")

    def state(self, *body: str | int) -> None:
        """Set entries of the graphics state; the same ones share a dictionary."""
        key = "".join(part if isinstance(part, str) else f"\0{part}\0" for part in body)
        name = self._name("ExtGState", "G", key)
        self._bodies[name] = body
        self.operators.append(f"{name} gs")

    def paint(self, index: int) -> None:
        """Paint an XObject."""
        self.operators.append(f"{self._name('XObject', 'X', index)} Do")

    def shade(self, index: int) -> None:
        """Paint a shading over all that can be seen."""
        self.operators.append(f"{self._name('Shading', 'S', index)} sh")

    def use_fonts(self) -> None:
        """Say that text is shown."""
        self._uses_fonts = True

    def close(
        self, index: int, box: Box, entries: Iterable[str] = (), matrix: Matrix = IDENTITY
    ) -> None:
        """Give a reserved index the form XObject of what was drawn."""
        sides = " ".join(plain(side) for side in box)
        placed = "" if matrix == IDENTITY else f"/Matrix[{matrix_text(matrix)}]"
        head = f"/Type/XObject/Subtype/Form/BBox[{sides}]{placed}{''.join(entries)}"
        body = [head, "/Resources<<", *self.resources(), ">>"]
        self.objects.put_stream(index, body, self.content())

    def content(self) -> bytes:
        """The operators as the data of a stream."""
        return "\n".join(self.operators).encode("latin-1")

    def resources(self) -> Sequence[str | int]:
        """Entries of the resource dictionary."""
        body: list[str | int] = []
        if self._uses_fonts:
            body += ["/Font ", FONTS]
        for kind, names in self._named.items():
            body.append(f"/{kind}<<")
            for target, name in names.items():
                if isinstance(target, int):
                    body += [f"{name} ", target]
                else:
                    body += [f"{name}<<", *self._bodies[name], ">>"]
            body.append(">>")
        return body

    def _name(self, kind: str, letter: str, target: str | int) -> str:
        names = self._named.setdefault(kind, {})
        return names.setdefault(target, f"/{letter}{len(names)}")


def _channels(color: Color) -> str:
    return " ".join(plain(channel, 4) for channel in (color.red, color.green, color.blue))
