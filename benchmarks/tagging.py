"""What tagging costs: `python -m benchmarks.tagging PROJECT [ROUNDS]`.

Makes the PDF of a project with tags and without, turn by turn, and prints the CPU seconds of each.
There is no such switch in the product: here, and only here, the makers of tags are replaced by ones
that do nothing.
"""

import gc
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

from compiler.diagnostics import Sink
from compiler.layout.structure import Structure
from compiler.pdf import document, order, part
from compiler.pdf.content import NOTHING_OPEN, Content
from compiler.plan import plan
from compiler.produce.pdf import make_pdf
from compiler.produce.product import Setup, load_faces
from compiler.reading import read_all
from compiler.request import Request
from compiler.resources import styles_root
from compiler.stylesheet.load import load_style

ROUNDS = 5


def _open(content: Content, owner: int) -> None:
    content._owner = owner


def _close(content: Content) -> None:
    content._owner = NOTHING_OPEN
    if content._in_text:
        content.operators.append("ET")
        content._in_text = False


def _open_text(content: Content, owner: int) -> None:
    if not content._in_text:
        content.operators.append("BT")
        content._in_text = True
        content._x = content._y = 0
    content._owner = owner


def _no_nodes(elements: Sequence[Any], *_: object) -> tuple[tuple[()], list[int]]:
    return (), [0] * len(elements)


@contextmanager
def untagged() -> Iterator[None]:
    """Everything made inside is without structure, marks and reordering."""
    changes: list[tuple[object, str, Callable[..., Any]]] = [
        (Structure, "open", lambda *_: 0),
        (Structure, "piece", lambda *_: 0),
        (Content, "_open", _open),
        (Content, "_close", _close),
        (Content, "_open_text", _open_text),
        (part, "nodes_of", _no_nodes),
        (part, "boxes_of", lambda *_: {}),
        (order, "_reordered", lambda content, _: content),
        (document, "write_tree", lambda *_: ""),
    ]
    with ExitStack() as stack:
        for owner, name, replacement in changes:
            stack.enter_context(patch.object(owner, name, replacement))
        yield


def main(project: Path, rounds: int) -> None:
    """Measure and print."""
    sink = Sink()
    start = time.process_time()
    report = read_all(project, {}, sink)
    sheet = load_style(report.settings.style, report.root, styles_root(), sink)
    resolved = plan(report, sheet, Request(project), sink)[0].resolved
    before = time.process_time() - start
    gc.freeze()
    gc.disable()

    def made() -> tuple[float, int, int]:
        # Faces are loaded anew, so that every round shapes every word.
        setup = Setup(sheet, load_faces(sheet), "none", None)
        start = time.process_time()
        product = make_pdf(resolved, setup, {}, sink, 1, lambda done, total: None)
        return time.process_time() - start, product.pages, len(product.data)

    tagged, plain = [], []
    for _ in range(rounds):
        tagged.append(made())
        with untagged():
            plain.append(made())
    with_tags, without = (median(each[0] for each in found) for found in (tagged, plain))
    print(f"{tagged[0][1]} pages, {rounds} rounds, CPU seconds of layout and writing (median)")
    print(f"tagged   {with_tags:.2f} s  {tagged[0][2] / 1e6:.2f} MB")
    print(f"untagged {without:.2f} s  {plain[0][2] / 1e6:.2f} MB")
    cost = with_tags - without
    print(f"reading  {before:.2f} s")
    print(f"cost     {cost / without:.1%}; {cost / (before + without):.1%} of all with reading")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS)
