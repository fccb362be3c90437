"""Path data in, segments in absolute coordinates out (SVG 1.1, 8.3); arcs become curves."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from compiler.svg.values import NUMBER, Matrix, applied, limited

Segment = tuple[str, tuple[float, ...]]
"""`M` x y, `L` x y, `C` x1 y1 x2 y2 x y or `Z`."""
Path = list[Segment]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

MOST_SEGMENTS = 2_000_000
KAPPA = 4 / 3 * (math.sqrt(2) - 1)
"""Length of the handles of a quarter of a circle."""

_COUNTS: Mapping[str, int] = {
    "M": 2,
    "L": 2,
    "H": 1,
    "V": 1,
    "C": 6,
    "S": 4,
    "Q": 4,
    "T": 2,
    "A": 7,
}
_FLAG = re.compile(r"[\s,]*([01])")
_SEPARATED = re.compile(rf"[\s,]*({NUMBER})")


def parse_path(data: str) -> Path:
    """Read path data; reading ends at the first mistake, as the standard asks."""
    pen = _Pen()
    for command, values in _commands(data):
        if len(pen.path) > MOST_SEGMENTS or not pen.follow(command, values):
            break
    return pen.path


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with one set of its numbers."""
    at, command = 0, ""
    length = len(data)
    while at < length:
        character = data[at]
        if character in " \t\r\n,":
            at += 1
            continue
        if character.isalpha():
            command, at = character, at + 1
            if command in "Zz":
                yield command, []
                command = ""
                continue
            if command.upper() not in _COUNTS:
                return
        elif not command:
            return
        values, at = _numbers(data, at, command)
        if values is None:
            return
        yield command, values
        # Further pairs after a move are lines.
        command = {"M": "L", "m": "l"}.get(command, command)


def _numbers(data: str, at: int, command: str) -> tuple[list[float] | None, int]:
    values: list[float] = []
    for index in range(_COUNTS[command.upper()]):
        # The flags of an arc are single digits that need nothing between them.
        pattern = _FLAG if command in "Aa" and index in (3, 4) else _SEPARATED
        match = pattern.match(data, at)
        if match is None:
            return None, at
        values.append(limited(float(match[1])))
        at = match.end()
    return values, at


class _Pen:
    """Draws commands one after the other."""

    def __init__(self) -> None:
        self.path: Path = []
        self._x = self._y = 0.0
        self._start = (0.0, 0.0)
        self._handle = (0.0, 0.0)
        self._last = ""
        self._draw: Mapping[str, Callable[[list[float]], None]] = {
            "M": self._move,
            "L": self._line,
            "C": self._curve,
            "S": self._smooth,
            "Q": self._quadratic,
            "T": self._smooth_quadratic,
            "A": self._arc,
        }

    def follow(self, command: str, values: list[float]) -> bool:
        """Draw a command; false when it cannot stand here."""
        kind = command.upper()
        if not self.path and kind != "M":
            return False
        if kind == "Z":
            self.path.append(("Z", ()))
            self._x, self._y = self._start
        else:
            if kind in "HV":
                kind, values = "L", self._straight(kind, values, command.islower())
            elif command.islower():
                values = self._absolute(kind, values)
            if self._last == "Z" and kind != "M":
                self.path.append(("M", self._start))
            self._draw[kind](values)
        self._last = kind
        return True

    def _straight(self, kind: str, values: list[float], relative: bool) -> list[float]:
        value = values[0]
        if kind == "H":
            return [value + (self._x if relative else 0.0), self._y]
        return [self._x, value + (self._y if relative else 0.0)]

    def _absolute(self, kind: str, values: list[float]) -> list[float]:
        if kind == "A":
            return [*values[:5], values[5] + self._x, values[6] + self._y]
        return [value + (self._y if index % 2 else self._x) for index, value in enumerate(values)]

    def _move(self, values: list[float]) -> None:
        self._x, self._y = values
        self._start = (self._x, self._y)
        self.path.append(("M", (self._x, self._y)))

    def _line(self, values: list[float]) -> None:
        self._x, self._y = values
        self.path.append(("L", (self._x, self._y)))

    def _curve(self, values: list[float]) -> None:
        self.path.append(("C", tuple(values)))
        self._handle = (values[2], values[3])
        self._x, self._y = values[4], values[5]

    def _smooth(self, values: list[float]) -> None:
        x, y = self._mirrored("CS")
        self._curve([x, y, *values])

    def _quadratic(self, values: list[float]) -> None:
        x, y, to_x, to_y = values
        handles = [
            self._x + 2 / 3 * (x - self._x),
            self._y + 2 / 3 * (y - self._y),
            to_x + 2 / 3 * (x - to_x),
            to_y + 2 / 3 * (y - to_y),
        ]
        self.path.append(("C", (*handles, to_x, to_y)))
        self._handle = (x, y)
        self._x, self._y = to_x, to_y

    def _smooth_quadratic(self, values: list[float]) -> None:
        x, y = self._mirrored("QT")
        self._quadratic([x, y, *values])

    def _mirrored(self, kinds: str) -> tuple[float, float]:
        if not self._last or self._last not in kinds:
            return self._x, self._y
        return 2 * self._x - self._handle[0], 2 * self._y - self._handle[1]

    def _arc(self, values: list[float]) -> None:
        radius_x, radius_y, turn, large, sweep, x, y = values
        start = (self._x, self._y)
        self._x, self._y = x, y
        if not radius_x or not radius_y:
            self.path.append(("L", (x, y)))
            return
        if start != (x, y):
            radii = (abs(radius_x), abs(radius_y))
            self.path += arc(start, radii, math.radians(turn), bool(large), bool(sweep), (x, y))


def arc(
    start: tuple[float, float],
    radii: tuple[float, float],
    turn: float,
    large: bool,
    sweep: bool,
    end: tuple[float, float],
) -> Path:
    """An arc of an ellipse as curves (SVG 1.1, F.6)."""
    cosine, sine = math.cos(turn), math.sin(turn)
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = cosine * half_x + sine * half_y, cosine * half_y - sine * half_x
    grown = math.sqrt(max(1.0, (x / radii[0]) ** 2 + (y / radii[1]) ** 2))
    wide, high = radii[0] * grown, radii[1] * grown
    below = (wide * y) ** 2 + (high * x) ** 2
    spare = max(0.0, (wide * high) ** 2 - below)
    factor = math.sqrt(spare / below) if below else 0.0
    if large == sweep:
        factor = -factor
    inner_x, inner_y = factor * wide * y / high, -factor * high * x / wide
    center = (
        cosine * inner_x - sine * inner_y + (start[0] + end[0]) / 2,
        sine * inner_x + cosine * inner_y + (start[1] + end[1]) / 2,
    )
    first = math.atan2((y - inner_y) / high, (x - inner_x) / wide)
    last = math.atan2((-y - inner_y) / high, (-x - inner_x) / wide)
    if sweep and last < first:
        last += 2 * math.pi
    elif not sweep and last > first:
        last -= 2 * math.pi
    placed: Matrix = (cosine * wide, sine * wide, -sine * high, cosine * high, *center)
    return _turns(first, last, placed)


def _turns(first: float, last: float, placed: Matrix) -> Path:
    """Parts of the unit circle of at most a quarter, put in their place."""
    count = max(1, math.ceil(abs(last - first) / (math.pi / 2) - 1e-9))
    step = (last - first) / count
    handle = 4 / 3 * math.tan(step / 4)
    made: Path = []
    for index in range(count):
        one, two = first + index * step, first + (index + 1) * step
        points = (
            (math.cos(one) - handle * math.sin(one), math.sin(one) + handle * math.cos(one)),
            (math.cos(two) + handle * math.sin(two), math.sin(two) - handle * math.cos(two)),
            (math.cos(two), math.sin(two)),
        )
        made.append(("C", tuple(value for point in points for value in applied(placed, *point))))
    return made


def transformed(path: Iterable[Segment], matrix: Matrix) -> Path:
    """The path with every point transformed."""
    return [
        (
            kind,
            tuple(
                value
                for at in range(0, len(values), 2)
                for value in applied(matrix, values[at], values[at + 1])
            ),
        )
        for kind, values in path
    ]


def box_of(path: Iterable[Segment]) -> Box | None:
    """A box around the points of a path; handles count, which is exact for straight lines."""
    xs: list[float] = []
    ys: list[float] = []
    for _, values in path:
        xs += values[0::2]
        ys += values[1::2]
    return (min(xs), min(ys), max(xs), max(ys)) if xs else None
