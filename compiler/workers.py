"""The processes behind `jobs.spread`; loaded only when there is more than one.

Where processes can be forked safely the workers inherit function and items, and only an index
goes out and a result comes back. Elsewhere both are sent once when a worker starts.
"""

import gc
import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class WorkerLost(Exception):
    """A worker process ended before its work was done."""


def spread_over_processes(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    jobs: int,
    advance: Callable[[int, int], None],
) -> Iterator[tuple[int, Result]]:
    """Index and result of each item as it is done; raises `WorkerLost` when a process dies."""
    executor = ProcessPoolExecutor(
        jobs, mp_context=_context(), initializer=_Work.receive, initargs=(function, items)
    )
    try:
        with _interrupts_held():
            futures = {executor.submit(_Work.do, index): index for index in range(len(items))}
        for done, future in enumerate(as_completed(futures), 1):
            result = future.result()
            advance(done, len(items))
            yield futures[future], result
    except BrokenProcessPool:
        raise WorkerLost from None
    except BaseException:
        for process in multiprocessing.active_children():
            process.terminate()
        raise
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C has to wait, and does not reach processes that are started meanwhile.

    It reaches the whole group of processes; the one that started the others ends them.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def forks() -> bool:
    """Whether processes are forked here: what they need is then there already."""
    return sys.platform == "linux" and threading.active_count() == 1


def _context() -> BaseContext:
    if forks():
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


class _Work:
    """What a worker process was started for."""

    function: Callable[[Any], Any]
    items: Sequence[Any]

    @classmethod
    def receive(cls, function: Callable[[Any], Any], items: Sequence[Any]) -> None:
        # Where it could not be held back; see `_interrupts_held`.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        gc.disable()
        cls.function = function
        cls.items = items

    @classmethod
    def do(cls, index: int) -> Any:
        return cls.function(cls.items[index])
