"""Globs of `report.toml` in, chapter files in reading order out.

Globs keep the order in which they are listed; within one, files stand in natural order (2 before
10). A file comes once, and nothing outside the project folder is ever read, by `..`, by an
absolute path or through a symbolic link.
"""

import re
from pathlib import Path, PurePosixPath

from compiler.diagnostics import Sink, nearest
from compiler.seed.slug import slug
from compiler.source import Source, Span
from compiler.toml_keys import key_span

CHAPTER_SUFFIXES = (".md", ".txt")
MOST_CHAPTERS = 2_000

_WILDCARD = re.compile(r"[*?\[]")
_DIGITS = re.compile(r"(\d+)")
_ORDER_NUMBER = re.compile(r"^\d+[-_. ]+(?=.)")


def find_chapters(root: Path, globs: tuple[str, ...], source: Source, sink: Sink) -> list[str]:
    """Paths of chapter files relative to the project, with forward slashes, in reading order."""
    found: dict[str, None] = {}
    if not globs:
        span = key_span(source, ("report", "chapters"))
        message = "the report lists no chapters"
        sink.report("project/no-chapters", message, span, path=source.path)
    for pattern in globs:
        for path in _matches(root, pattern, source, sink):
            found[path] = None
    if len(found) > MOST_CHAPTERS:
        span = key_span(source, ("report", "chapters"))
        message = f"there are {len(found):,} chapters, but a report has at most {MOST_CHAPTERS:,}"
        sink.report("project/too-many-chapters", message, span, path=source.path)
        return list(found)[:MOST_CHAPTERS]
    return list(found)


def slug_of_file(path: str) -> str:
    """Slug of a chapter without one of its own: `overview` of `chapters/10-overview.md`."""
    stem = PurePosixPath(path).stem
    return slug(_ORDER_NUMBER.sub("", stem)) or slug(stem) or "chapter"


def natural_key(path: str) -> list[tuple[int, int, str]]:
    """Sorting key under which 2 stands before 10."""
    return [
        (0, int(part), part) if part.isdecimal() else (1, 0, part.casefold())
        for part in _DIGITS.split(path[:1_000])
        if part
    ]


def is_inside(root: Path, path: Path) -> bool:
    """Whether a path, with its symbolic links followed, lies in the project folder."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False


def _matches(root: Path, pattern: str, source: Source, sink: Sink) -> list[str]:
    place = PurePosixPath(pattern.replace("\\", "/"))
    if place.is_absolute() or ".." in place.parts or re.match(r"[A-Za-z]:", pattern):
        message = f'"{pattern}" leads out of the project folder'
        sink.report("project/outside", message, _glob_span(source, pattern), path="report.toml")
        return []
    wild = _WILDCARD.search(pattern) is not None
    paths = sorted(_paths(root, str(place), wild), key=natural_key)
    if not paths:
        message, hint = f'no file matches "{pattern}"', _hint(root, str(place))
        span = _glob_span(source, pattern)
        sink.report("project/no-match", message, span, path="report.toml", hint=hint)
    return [path for path in paths if _accepted(root, path, pattern, source, sink)]


def _paths(root: Path, pattern: str, wild: bool) -> list[str]:
    if not wild:
        return [pattern] if (root / pattern).is_file() else []
    try:
        files = [path for path in root.glob(pattern) if path.is_file()]
    except (ValueError, NotImplementedError, OSError):
        return []
    names = [path.relative_to(root).as_posix() for path in files]
    return [name for name in names if not any(part.startswith(".") for part in name.split("/"))]


def _accepted(root: Path, path: str, pattern: str, source: Source, sink: Sink) -> bool:
    if not is_inside(root, root / path):
        code, message = (
            "project/outside",
            f'"{path}" is a link that leads out of the project folder',
        )
    elif PurePosixPath(path).suffix.lower() not in CHAPTER_SUFFIXES:
        code = "project/chapter-kind"
        message = f'"{path}" is not a chapter: chapters are .md and .txt files'
    else:
        return True
    sink.report(code, message, _glob_span(source, pattern), path="report.toml")
    return False


def _hint(root: Path, pattern: str) -> str:
    folder = root / PurePosixPath(pattern).parent
    try:
        names = sorted(path.relative_to(root).as_posix() for path in folder.iterdir())
    except (OSError, ValueError):
        return "there is no such folder"
    return nearest(pattern, names)


def _glob_span(source: Source, pattern: str) -> Span | None:
    key = key_span(source, ("report", "chapters"))
    if key is None:
        return None
    for quote in "\"'":
        quoted = f"{quote}{pattern}{quote}"
        position = source.text.find(quoted, key.start)
        if position >= 0:
            return source.span(position, position + len(quoted))
    return key
