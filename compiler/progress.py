"""Tells the user what goes on, on standard error.

On a terminal a bar appears once the work has lasted over a second and is wiped away at the end;
elsewhere, as in CI, each step is one plain line.
"""

import shutil
import sys
import time
from collections.abc import Callable
from typing import TextIO

PATIENCE = 1.0
"""Seconds before a bar is shown."""
REFRESH = 0.1
"""Seconds between two states of the bar."""
BAR_WIDTH = 24


class Progress:
    """The step that is running and how far it is."""

    def __init__(
        self,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
        *,
        quiet: bool = False,
    ) -> None:
        self.stream = stream or sys.stderr
        self.clock = clock
        self.quiet = quiet
        self._terminal = self.stream.isatty()
        self._started = clock()
        self._drawn = 0.0
        self._shown = False
        self._step = ""

    def step(self, words: str) -> None:
        """A step begins, such as "reading"."""
        self._step = words
        if self.quiet:
            return
        if self._terminal:
            self._draw(0, 0)
        else:
            self.stream.write(f"{words}\n")
            self.stream.flush()

    def advance(self, done: int, total: int) -> None:
        """So many of the step's pieces are done."""
        if self._terminal and not self.quiet:
            self._draw(done, total)

    def finish(self) -> None:
        """Wipe the bar away."""
        if self._shown:
            self.stream.write("\r\x1b[K")
            self.stream.flush()
            self._shown = False

    def _draw(self, done: int, total: int) -> None:
        now = self.clock()
        if now - self._started < PATIENCE or now - self._drawn < REFRESH:
            return
        self._drawn = now
        self._shown = True
        bar = ""
        if total:
            full = BAR_WIDTH * done // total
            bar = f"[{'#' * full}{'.' * (BAR_WIDTH - full)}] {done}/{total} "
        room = max(shutil.get_terminal_size().columns - 1, 1)
        self.stream.write(f"\r\x1b[K{f'{bar}{self._step}'[:room]}")
        self.stream.flush()
