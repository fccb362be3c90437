"""Where markers stand on a path, and how it runs there (SVG 1.1, 11.6)."""

import math
from collections.abc import Iterator

from compiler.svg.path import Path

Vertex = tuple[str, float, float, float]
"""`start`, `mid` or `end`; x, y; degrees."""


def vertices(path: Path) -> Iterator[Vertex]:
    """Every vertex with the bisector of the directions before and after it."""
    places: list[tuple[float, float]] = []
    arriving: list[tuple[float, float] | None] = []
    leaving: list[tuple[float, float] | None] = []
    start = (0.0, 0.0)
    for kind, values in path:
        if kind == "M":
            start = (values[0], values[1])
            places.append(start)
            arriving.append(None)
            leaving.append(None)
            continue
        before = places[-1]
        end = start if kind == "Z" else (values[-2], values[-1])
        out = (values[0], values[1]) if kind == "C" else end
        back = (values[2], values[3]) if kind == "C" else before
        leaving[-1] = _direction(before, out) or _direction(before, end)
        places.append(end)
        arriving.append(_direction(back, end) or _direction(before, end))
        leaving.append(None)
    last = len(places) - 1
    for at, (x, y) in enumerate(places):
        kind = "start" if at == 0 else "end" if at == last else "mid"
        yield kind, x, y, _bisector(arriving[at], leaving[at])


def _direction(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float] | None:
    across, down = other[0] - one[0], other[1] - one[1]
    size = math.hypot(across, down)
    return (across / size, down / size) if size else None


def _bisector(one: tuple[float, float] | None, other: tuple[float, float] | None) -> float:
    across, down = (sum(each[axis] for each in (one, other) if each is not None) for axis in (0, 1))
    return math.degrees(math.atan2(down, across))
