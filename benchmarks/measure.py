"""Whole processes measured in turn: user CPU and peak memory, by the system's own account."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"

What = Literal["user", "wall", "peak"]


@dataclass(frozen=True)
class Run:
    """One finished process."""

    user: float
    """User CPU seconds, its children included."""
    wall: float
    peak: float
    """MiB of the largest process."""

    def figure(self, what: What) -> float:
        """One of its figures by name."""
        return {"user": self.user, "wall": self.wall, "peak": self.peak}[what]


@dataclass(frozen=True)
class Comparison:
    """Two commands run in turn, so that a drifting machine weighs on both."""

    ours: tuple[Run, ...]
    theirs: tuple[Run, ...]

    def ratio(self, what: What = "user") -> float:
        """Median over the pairs of ours divided by theirs."""
        return statistics.median(
            a.figure(what) / b.figure(what) for a, b in zip(self.ours, self.theirs, strict=True)
        )


def run_once(command: Sequence[str], cwd: Path) -> Run:
    """Run a command to its end; raises `RuntimeError` with its output when it fails."""
    start = time.perf_counter()
    log = cwd / "bench.log"
    # An installed program has its bytecode beside it.
    environment = {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=cwd, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}\n{log.read_text(errors='replace')[-2000:]}")
    peak = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    return Run(usage.ru_utime, time.perf_counter() - start, peak)


def run_many(command: Sequence[str], cwd: Path, runs: int) -> tuple[Run, ...]:
    """The same command several times, after one run that is not counted."""
    run_once(command, cwd)
    return tuple(run_once(command, cwd) for _ in range(runs))


def compare(ours: Sequence[str], theirs: Sequence[str], cwd: Path, runs: int) -> Comparison:
    """Two commands in turn, after one run of each that is not counted."""
    run_once(ours, cwd)
    run_once(theirs, cwd)
    pairs = [(run_once(ours, cwd), run_once(theirs, cwd)) for _ in range(runs)]
    return Comparison(tuple(a for a, _ in pairs), tuple(b for _, b in pairs))


def median(runs: Sequence[Run], what: What = "user") -> float:
    """Median of one figure over runs."""
    return statistics.median(run.figure(what) for run in runs)
