"""Spreads work over processes: results are the same, whatever process made them.

The work must be a function of its item alone, so that outputs do not depend on how many processes
there are. Small reports stay in this process: starting others would take longer than the work.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from compiler.lazy import lazy

if TYPE_CHECKING:
    from compiler import workers
else:
    workers = lazy("compiler.workers")

WORDS_PER_PAGE = 500
WORTHWHILE_PAGES = 100
"""Pages below which one process is the quickest."""

Advance = Callable[[int, int], None]
"""Hears how many pieces of work of how many are done."""
Item = TypeVar("Item")
Result = TypeVar("Result")


def unheard(done: int, total: int) -> None:
    """For work whose progress nobody is told."""


def job_count(words: int) -> int:
    """As many processes as pay off for so many words."""
    if words < WORTHWHILE_PAGES * WORDS_PER_PAGE:
        return 1
    return available_processors()


def available_processors() -> int:
    """Processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    jobs: int,
    advance: Advance,
) -> list[Result]:
    """Results of the function for each item, in the order of the items.

    `advance` hears how many of how many are done. Raises `workers.WorkerLost` when a process
    ended before its work was done.
    """
    results = dict(spread_as_done(function, items, jobs, advance))
    return [results[at] for at in range(len(items))]


def spread_as_done(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    jobs: int,
    advance: Advance,
) -> Iterator[tuple[int, Result]]:
    """As `spread`, but each result with the index of its item as soon as there is one.

    Processes begin with the items in their order; what comes of them comes in any order.
    """
    processes = min(jobs, len(items))
    if processes > 1:
        yield from workers.spread_over_processes(function, items, processes, advance)
        return
    for at, item in enumerate(items):
        result = function(item)
        advance(at + 1, len(items))
        yield at, result
