"""Images as authors write them in, figures with checked pictures out.

A path is looked for from the project folder, then from the folder of the chapter. What reads files
is loaded when the first picture is met.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from compiler.diagnostics import nearest
from compiler.lazy import lazy, lazy_pattern
from compiler.model.block import Figure, Picture
from compiler.model.walk import plain_text
from compiler.seed.chapterfiles import is_inside
from compiler.seed.data.table import data_origin, find_table
from compiler.seed.foreign import inlines_in
from compiler.seed.heard import heard
from compiler.seed.languagetag import language_of
from compiler.seed.markdown.boxes import attribute_inlines
from compiler.seed.markdown.inlines import ImageSource, InlineReader
from compiler.seed.markdown.tables import placement_of
from compiler.seed.reading import Reading
from compiler.units import Length, parse_length

if TYPE_CHECKING:
    from compiler.seed.pictures import files as figures
else:
    figures = lazy("compiler.seed.pictures.files")

LONGEST_ALT = 300
"""Characters of an alternative text that can be listened to in one go."""

_REMOTE = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_PERCENT = lazy_pattern(r"(\d{1,3}(?:\.\d+)?) ?%\Z")
_WHOLE = lazy_pattern(r"[1-9]\d{0,5}\Z", re.ASCII)
_ATTRIBUTES = ("alt", "credit", "width", "page", "data", "place", "lang")
_CLASSES = ("decorative", "wide")


def figure(image: ImageSource, reading: Reading, lines: InlineReader) -> Figure | None:
    """The figure of an image, or None with an error when its file cannot be used."""
    attributes = image.attributes
    language = language_of(attributes, image.span, reading)
    caption = lines.read(image.caption, image.place) if image.caption else ()
    caption = inlines_in(language, caption) if language else caption
    picture = _picture(image, reading)
    label = ""
    if attributes.label:
        label = reading.names.claim(attributes.label, image.span)
    if picture is None:
        return None
    decorative = "decorative" in attributes.classes
    alt = _alt(image, decorative, reading) or ("" if decorative else plain_text(caption))
    _report_unknown(image, reading)
    share, length = _width(image, reading)
    return Figure(
        picture,
        caption,
        label,
        alt,
        decorative,
        attribute_inlines(attributes, "credit", image.span, lines),
        share,
        image.span,
        length=length,
        data=_data(image, reading),
        place=placement_of(attributes, "figure/attribute", image.span, reading),
        wide="wide" in attributes.classes,
        language="" if decorative else language or reading.fence_language,
    )


def _data(image: ImageSource, reading: Reading) -> str:
    """The data file that the image shows, where the author names one."""
    name = image.attributes.values.get("data", "")
    found = find_table(name, image.span, reading) if name else None
    return data_origin(name, reading) if found else ""


def _alt(image: ImageSource, decorative: bool, reading: Reading) -> str:
    """The alternative text as it can be read aloud; empty where the author gives none."""
    sink, span = reading.sink, image.span
    alt, removed = heard(image.attributes.values.get("alt", "").strip() or image.title)
    if decorative:
        if alt:
            message = f'"{image.path}" is decorative, so its alt text "{alt[:40]}" is left out'
            sink.report("figure/attribute", message, span)
        return ""
    if removed:
        counted = f"{removed} character{'s' if removed > 1 else ''}"
        message = f'the alt text of "{image.path}" held {counted} that cannot be read aloud'
        sink.report("figure/alt-control", message, span)
    if not alt:
        message = f'"{image.path}" has no alt text for people who cannot see it'
        hint = 'add {alt="…"}, or {.decorative} if it says nothing'
        sink.report("figure/alt-missing", message, span, hint=hint)
    elif len(alt) > LONGEST_ALT:
        message = f'the alt text of "{image.path}" has {len(alt)} characters'
        hint = f"keep to {LONGEST_ALT}, and say the rest in the text"
        sink.report("figure/alt-long", message, span, hint=hint)
    return alt


def _report_unknown(image: ImageSource, reading: Reading) -> None:
    for key in image.attributes.values:
        if key not in _ATTRIBUTES:
            message = f'an image has no attribute "{key}"'
            hint = nearest(key, _ATTRIBUTES)
            reading.sink.report("figure/attribute", message, image.span, hint=hint)
    for name in image.attributes.classes:
        if name not in _CLASSES:
            message = f'".{name}" means nothing on an image'
            hint = nearest(name, _CLASSES)
            reading.sink.report("figure/attribute", message, image.span, hint=hint)


def _width(image: ImageSource, reading: Reading) -> tuple[float | None, float | None]:
    """Part of the measure, or points."""
    spelled = image.attributes.values.get("width")
    if spelled is None:
        return None, None
    match = _PERCENT.match(spelled)
    if match and 0 < float(match[1]) <= 100:
        return float(match[1]) / 100, None
    try:
        length = parse_length(spelled)
    except ValueError:
        length = Length(0.0)
    if length > 0:
        return None, length
    message = f'the width "{spelled}" is neither a part of the measure (60%) nor a length (80mm)'
    reading.sink.report("figure/attribute", message, image.span)
    return None, None


def _page(image: ImageSource, path: str, reading: Reading) -> int:
    """The page of a PDF file that is shown."""
    spelled = image.attributes.values.get("page")
    if spelled is None:
        return 1
    message = ""
    if not path.lower().endswith(".pdf"):
        message = f'"{image.path}" is no PDF file and has no pages'
    elif not _WHOLE.match(spelled):
        message = f'the page "{spelled}" is no whole number'
    if message:
        reading.sink.report("figure/attribute", message, image.span)
        return 1
    return int(spelled)


def _picture(image: ImageSource, reading: Reading) -> Picture | None:
    sink = reading.sink
    if _REMOTE.match(image.path):
        message = f'"{image.path}" is not a file of the project'
        sink.report("figure/remote", message, image.span, hint="put a copy under figures/")
        return None
    path = _find(image.path, reading)
    if path is None:
        message = f'there is no image "{image.path}"'
        sink.report("figure/missing", message, image.span, hint=_hint(image.path, reading))
        return None
    if not is_inside(reading.root, reading.root / path):
        message = f'"{image.path}" leads out of the project folder'
        sink.report("figure/outside", message, image.span)
        return None
    page = _page(image, path, reading)
    key = f"{path}#{page}"
    if key not in reading.pictures:
        reading.pictures[key] = figures.read_picture(reading.root, path, image.span, sink, page)
    return reading.pictures[key]


def _find(spelled: str, reading: Reading) -> str | None:
    """Path from the project folder, dots resolved where that stays inside it."""
    chapter_folder = Path(reading.source.path).parent
    for folder in (Path(), chapter_folder):
        candidate = reading.root / folder / spelled
        try:
            if candidate.is_file():
                resolved, root = candidate.resolve(), reading.root.resolve()
                inside = resolved.is_relative_to(root)
                return (resolved.relative_to(root) if inside else folder / spelled).as_posix()
        except (OSError, ValueError):
            return None
    return None


def _hint(spelled: str, reading: Reading) -> str:
    folder = (reading.root / spelled).parent
    try:
        if not is_inside(reading.root, folder):
            return ""
        names = sorted(path.relative_to(reading.root).as_posix() for path in folder.iterdir())
    except (OSError, ValueError):
        return ""
    return nearest(spelled, names)
