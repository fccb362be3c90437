"""JSON, TOML and YAML data files in, records, tables and plain values out."""

import json
import re
import tomllib

from compiler.diagnostics import Sink
from compiler.seed.data.values import freeze
from compiler.seed.decode import decode_text
from compiler.seed.yamltree import plain_value, read_yaml

DEEPEST_DATA = 50

_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def read_json(path: str, raw: bytes, sink: Sink) -> object | None:
    """A JSON file; keys given twice and NaN are errors."""
    source, _ = decode_text(path, raw, sink)
    if _too_deep(source.text):
        _report_depth(path, sink)
        return None
    try:
        value = json.loads(
            source.text, object_pairs_hook=_unique, parse_constant=_refuse, parse_int=_whole
        )
    except json.JSONDecodeError as error:
        message = f"this is not JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        span = source.span(min(error.pos, max(len(source.text) - 1, 0)))
        sink.report("data/unreadable", message, span)
        return None
    except (ValueError, RecursionError) as error:
        sink.report("data/unreadable", str(error), path=path)
        return None
    return freeze(value)


def read_toml(path: str, raw: bytes, sink: Sink) -> object | None:
    """A TOML file."""
    source, _ = decode_text(path, raw, sink)
    if _too_deep(source.text):
        _report_depth(path, sink)
        return None
    try:
        return freeze(tomllib.loads(source.text))
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        offset = len(source.text) - 1
        if place and place[1]:
            offset = source.offset(int(place[1]), int(place[2]))
        message = f"this is not TOML: {_TOML_PLACE.sub('', str(error)).lower()}"
        sink.report("data/unreadable", message, source.span(max(offset, 0)))
    except (ValueError, RecursionError) as error:
        sink.report("data/unreadable", f"this is not TOML: {error}", path=path)
    return None


def read_yaml_file(path: str, raw: bytes, sink: Sink) -> object | None:
    """A YAML file with one document."""
    source, _ = decode_text(path, raw, sink)
    node = read_yaml(source, 0, len(source.text), "data/unreadable", sink)
    return None if node is None else freeze(plain_value(node))


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result: dict[str, object] = {}
    for key, value in pairs:
        if key in result:
            raise ValueError(f'the key "{key}" stands twice in one object')
        result[key] = value
    return result


def _refuse(constant: str) -> object:
    raise ValueError(f"{constant} is not a number of JSON")


def _whole(digits: str) -> int | float:
    return int(digits) if len(digits) < 20 else float(digits)


def _too_deep(text: str) -> bool:
    """Whether brackets outside strings nest deeper than a data file needs."""
    depth = 0
    for mark in re.findall(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', text):
        if mark in "[{":
            depth += 1
            if depth > DEEPEST_DATA:
                return True
        elif mark in "]}":
            depth -= 1
    return False


def _report_depth(path: str, sink: Sink) -> None:
    message = f"the values nest deeper than {DEEPEST_DATA} levels"
    sink.report("data/too-large", message, path=path)
