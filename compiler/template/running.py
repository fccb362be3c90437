"""The template of running lines → `Running` values by page master."""

from typing import cast, get_args

from compiler.model.document import Field, FieldName, Running, RunningInlines, RunningLine
from compiler.model.inline import Text
from compiler.template.markup import MarkupError, Node

_PLACES = ("head-left", "head-right", "foot-left", "foot-right", "foot-first")
_FIELDS = get_args(FieldName)


def read_running(root: Node) -> dict[str, Running]:
    """Read `<running>`; raises `MarkupError`."""
    if root.tag != "running":
        raise MarkupError("the template of running lines makes a <running>", root.line)
    masters: dict[str, Running] = {}
    for master in root.elements():
        if master.tag != "master" or not master.take("name"):
            raise MarkupError('<running> holds <master name="…">', master.line)
        lines: dict[str, RunningLine] = {}
        for line in master.elements():
            if line.tag not in _PLACES:
                raise MarkupError(f"a running line is one of {', '.join(_PLACES)}", line.line)
            line.take()
            lines[line.tag.replace("-", "_")] = _line(line)
        masters[master.attributes["name"]] = Running(**lines)
    return masters


def _line(node: Node) -> RunningLine:
    places: dict[str, RunningInlines] = {}
    for place in node.elements():
        if place.tag not in ("left", "center", "right"):
            raise MarkupError("a running line has <left>, <center> and <right>", place.line)
        place.take()
        places[place.tag] = tuple(_word(child) for child in place.children)
    return RunningLine(**places)


def _word(child: Node | str) -> Text | Field:
    if isinstance(child, str):
        return Text(child)
    name = child.take("name").get("name", "")
    if child.tag != "field" or name not in _FIELDS:
        raise MarkupError(f"<field> names one of {', '.join(_FIELDS)}", child.line)
    return Field(cast("FieldName", name))
