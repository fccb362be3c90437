"""Decides which process makes which file.

With one job everything is made here, file by file. With more, the work of a run is cut into pieces
- each part of the book's PDF is one, every other file is one - and all of them are spread over the
processes together; the book's PDF is then put together here.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, assert_never

from msgspec import Struct

from compiler.diagnostics import Diagnostic, Sink, Stopped
from compiler.jobs import Advance, spread_as_done, unheard
from compiler.lazy import lazy
from compiler.plan import Planned
from compiler.produce.product import Product, Setup
from compiler.progress import Progress
from compiler.seed.report import Format

if TYPE_CHECKING:
    from compiler.produce import pdf, word
    from compiler.produce.pdf import MadePart
else:
    pdf = lazy("compiler.produce.pdf")
    word = lazy("compiler.produce.word")

FIRST_PARTS = 0.68
"""Share of a PDF's parts that two processes make before one of them begins with the Word file."""


class Order(Struct, frozen=True):
    """A file to be made."""

    planned: Planned
    format: Format

    @property
    def path(self) -> PurePosixPath:
        """Path of the file below the output folder."""
        return self.planned.path.with_name(f"{self.planned.path.name}.{self.format}")


class Finished(Struct, frozen=True):
    """A file that was made; without a product when there were errors."""

    path: PurePosixPath
    product: Product | None
    seconds: float
    """Of work, in all processes."""
    diagnostics: tuple[Diagnostic, ...]


class _Piece(Struct, frozen=True):
    """Work for one process: an order as a whole, or one part of its PDF."""

    order: int
    part: int | None = None


class _Timed(Struct, frozen=True):
    """A part of a PDF and how long it took; without the part when there were errors."""

    part: "MadePart | None"
    seconds: float


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
    if jobs == 1:
        finished = []
        for order in orders:
            progress.step(f"making {order.path}")
            finished.append(_make(setup, progress.advance, order))
    else:
        progress.step(f"making {_listed(orders)}")
        finished = _make_in_pieces(orders, setup, jobs, progress)
    _tell(finished, sink)
    return finished


def _tell(finished: Sequence[Finished], sink: Sink) -> None:
    """Hand the diagnostics on; what faces lack is said once, at its first place in the run."""
    said: set[str] = set()
    for each in finished:
        for diagnostic in each.diagnostics:
            if diagnostic.code.startswith("font/"):
                if diagnostic.message in said:
                    continue
                said.add(diagnostic.message)
            sink.add(diagnostic)


def _listed(orders: Sequence[Order]) -> str:
    """The first files by name, the others by their number."""
    names = [str(order.path) for order in orders[:2]]
    if len(orders) > len(names):
        names.append(f"{len(orders) - len(names)} more")
    return ", ".join(names)


def _make_in_pieces(
    orders: Sequence[Order], setup: Setup, jobs: int, progress: Progress
) -> list[Finished]:
    parts = {
        at: pdf.parts_to_spread(order.planned.resolved, setup)
        for at, order in enumerate(orders)
        if order.format == "pdf" and not order.planned.is_chapter
    }
    pieces = _pieces(len(orders), parts, jobs)
    ahead: dict[int, dict[int, _Timed]] = {at: {} for at in parts}
    finished: dict[int, Finished] = {}
    work = partial(_do, orders, setup)
    for index, made in spread_as_done(work, pieces, jobs, progress.advance):
        at, part = pieces[index].order, pieces[index].part
        if isinstance(made, Finished):
            finished[at] = made
        elif part is not None:
            ahead[at][part] = made
            if len(ahead[at]) == len(parts[at]) and _settled(ahead[at]):
                # The other processes are still at work: this one is to be had for nothing.
                finished[at] = _put_together(orders[at], setup, ahead[at], 1, unheard)
    for at, made_parts in ahead.items():
        if at not in finished:
            finished[at] = _put_together(orders[at], setup, made_parts, jobs, progress.advance)
    return [finished[at] for at in range(len(orders))]


def _pieces(orders: int, parts: Mapping[int, Sequence[int]], jobs: int) -> list[_Piece]:
    """The work in the order in which processes should begin with it.

    Whole files are the longest pieces and come first, so that no process is left with one when the
    others are done. Where two processes make a PDF and one other file, that is to be done when the
    PDF is, whose parts have to be put together by one process.
    """
    whole = [_Piece(at) for at in range(orders) if at not in parts]
    of_parts = [_Piece(at, part) for at, indices in parts.items() for part in indices]
    first = round(len(of_parts) * FIRST_PARTS) if jobs == orders == 2 and len(whole) == 1 else 0
    return [*of_parts[:first], *whole, *of_parts[first:]]


def _settled(parts: Mapping[int, _Timed]) -> bool:
    """Whether no part has to be laid out again because it prints page numbers."""
    return all(made.part is not None and not made.part.paged.printed for made in parts.values())


def _do(orders: Sequence[Order], setup: Setup, piece: _Piece) -> Finished | _Timed:
    """One piece of work, in whatever process."""
    if piece.part is None:
        return _make(setup, unheard, orders[piece.order])
    start = time.perf_counter()
    try:
        resolved = orders[piece.order].planned.resolved
        part = pdf.make_part(resolved, setup, {}, piece.part)
    except Stopped:
        # A face that can not be loaded; putting the file together meets it again and says so.
        part = None
    return _Timed(part, time.perf_counter() - start)


def _put_together(
    order: Order, setup: Setup, ahead: Mapping[int, _Timed], jobs: int, advance: Advance
) -> Finished:
    parts = {at: made.part for at, made in ahead.items() if made.part is not None}
    start = time.perf_counter() - sum(made.seconds for made in ahead.values())
    make = partial(pdf.make_pdf, order.planned.resolved, setup, parts)
    return _finished(order, start, lambda sink: make(sink, jobs, advance))


def _make(setup: Setup, advance: Advance, order: Order) -> Finished:
    """A whole file in this process."""
    start = time.perf_counter()
    resolved = order.planned.resolved
    match order.format:
        case "pdf":
            return _finished(
                order, start, lambda sink: pdf.make_pdf(resolved, setup, {}, sink, 1, advance)
            )
        case "docx":
            return _finished(order, start, lambda sink: word.make_word(resolved, setup, sink))
        case _:
            assert_never(order.format)


def _finished(order: Order, start: float, make: Callable[[Sink], Product]) -> Finished:
    sink = Sink()
    product: Product | None = None
    try:
        product = make(sink)
    except Stopped:
        # The reasons are in the sink, which another process may hand on.
        product = None
    return Finished(order.path, product, time.perf_counter() - start, tuple(sink.diagnostics))
