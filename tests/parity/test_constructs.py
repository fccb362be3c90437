"""The report of constructs holds whatever a tree can hold: tests that use it miss nothing."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from msgspec import Struct

from compiler.model import block, inline
from compiler.seed.report import PdfStandard
from tests.parity.test_parity import CONSTRUCTS
from tests.parity.test_tags import made

NODES: set[type[Struct]] = {
    kind
    for module in (block, inline)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Struct) and kind.__module__ == module.__name__
}
"""Every kind of node that the model has."""
STANDARD: PdfStandard = "ua-1+a-2a"


@cache
def found() -> dict[type, list[Any]]:
    """Nodes of the report of constructs by kind."""
    nodes: dict[type, list[Any]] = {}
    for part in made(CONSTRUCTS, STANDARD)[0][0].document.parts:
        for node in _below(part.blocks):
            nodes.setdefault(type(node), []).append(node)
    return nodes


def _below(value: Any) -> Iterator[Any]:
    if isinstance(value, tuple):
        for each in value:
            yield from _below(each)
    elif type(value) in NODES:
        yield value
        for name in value.__struct_fields__:
            yield from _below(getattr(value, name))


def _values(hint: Any) -> set[Any]:
    """What a field must have been somewhere: each choice, true and false."""
    if hint is bool:
        return {True, False}
    return set(get_args(hint)) if get_origin(hint) is Literal else set()


@pytest.mark.parametrize("kind", sorted(NODES, key=str))
def test_every_kind_of_node_is_there_in_all_its_forms(kind: type[Struct]) -> None:
    nodes = found().get(kind, [])
    assert nodes
    hints = get_type_hints(kind, {**vars(block), **vars(inline)})
    for name in kind.__struct_fields__:
        if name in ("span", "digest"):
            continue
        seen = [getattr(node, name) for node in nodes]
        assert {value for value in _values(hints[name]) if value not in seen} == set(), name
        assert any(seen) or False in seen, f"{name} is never set"


def test_headings_of_all_levels_and_columns_of_all_counts_are_there() -> None:
    nodes = found()
    assert {each.level for each in nodes[block.Heading]} == set(range(1, 7))
    assert {each.count for each in nodes[block.Columns]} == {2, 3}
    assert {each.columns > 1 for each in nodes[block.Cell]} == {True, False}
    assert {each.rows > 1 for each in nodes[block.Cell]} == {True, False}
    assert {each.start for each in nodes[block.ItemList]} >= {1, 3}
