"""Decides which process makes which file.

The PDF of a book is spread part by part, because it is the longest work of a run; all other files
are made whole, each in one process. With one job everything happens here, in the same order.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, assert_never

from compiler.diagnostics import Diagnostic, Sink, Stopped
from compiler.jobs import spread
from compiler.lazy import lazy
from compiler.plan import Planned
from compiler.produce.product import Product, Setup
from compiler.progress import Progress
from compiler.seed.report import Format

if TYPE_CHECKING:
    from compiler.produce import pdf, word
else:
    pdf = lazy("compiler.produce.pdf")
    word = lazy("compiler.produce.word")

Advance = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Order:
    """A file to be made."""

    planned: Planned
    format: Format

    @property
    def path(self) -> PurePosixPath:
        """Path of the file below the output folder."""
        return self.planned.path.with_name(f"{self.planned.path.name}.{self.format}")


@dataclass(frozen=True, slots=True)
class Finished:
    """A file that was made; without a product when there were errors."""

    path: PurePosixPath
    product: Product | None
    seconds: float
    diagnostics: tuple[Diagnostic, ...]


def make_products(
    planned: Sequence[Planned],
    formats: Sequence[Format],
    setup: Setup,
    jobs: int,
    sink: Sink,
    progress: Progress,
) -> list[Finished]:
    """Make every file in every format; what is wrong with them is in the sink."""
    orders = [Order(each, name) for each in planned for name in formats]
    finished: dict[PurePosixPath, Finished] = {}
    for alone, chosen in _shared_out(orders, jobs):
        progress.step(
            f"making {', '.join(str(each.path) for each in chosen[:2])}"
            f"{f' and {len(chosen) - 2} more' if len(chosen) > 2 else ''}"
        )
        if alone:
            made = [_make(setup, jobs, progress.advance, chosen[0])]
        else:
            work = partial(_make, setup, 1, _no_news)
            made = spread(work, chosen, jobs, progress.advance)
        finished.update((each.path, each) for each in made)
    for order in orders:
        sink.extend(finished[order.path].diagnostics)
    return [finished[order.path] for order in orders]


def _shared_out(orders: Sequence[Order], jobs: int) -> Iterator[tuple[bool, Sequence[Order]]]:
    """Orders in turn: those that use every process alone, and the others together."""
    if jobs == 1:
        yield from ((True, (order,)) for order in orders)
        return
    large = [order for order in orders if order.format == "pdf" and not order.planned.is_chapter]
    yield from ((True, (order,)) for order in large)
    others = [order for order in orders if order not in large]
    if others:
        yield False, others


def _make(setup: Setup, jobs: int, advance: Advance, order: Order) -> Finished:
    start = time.perf_counter()
    sink = Sink()
    product: Product | None = None
    try:
        match order.format:
            case "pdf":
                product = pdf.make_pdf(order.planned.resolved, setup, sink, jobs, advance)
            case "docx":
                product = word.make_word(order.planned.resolved, setup, sink)
            case _:
                assert_never(order.format)
    except Stopped:
        # The reasons are in the sink, and another process may be the one that tells them.
        product = None
    return Finished(order.path, product, time.perf_counter() - start, tuple(sink.diagnostics))


def _no_news(done: int, total: int) -> None:
    """Inside a worker nobody listens."""
