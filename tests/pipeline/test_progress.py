import io

import pytest

from compiler.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_outside_a_terminal_each_step_is_a_plain_line() -> None:
    stream = io.StringIO()
    progress = Progress(stream, Clock())
    progress.step("reading")
    progress.step("laying out")
    progress.advance(1, 2)
    progress.finish()
    assert stream.getvalue() == "reading\nlaying out\n"


def test_a_bar_appears_after_a_second_and_is_wiped_away() -> None:
    stream, clock = Terminal(), Clock()
    progress = Progress(stream, clock)
    progress.step("laying out")
    progress.advance(1, 4)
    assert stream.getvalue() == ""
    clock.now += 1.1
    progress.advance(2, 4)
    assert stream.getvalue() == "\r\x1b[K[############............] 2/4 laying out"
    progress.finish()
    assert stream.getvalue().endswith("laying out\r\x1b[K")


def test_the_bar_is_not_drawn_more_often_than_one_can_see() -> None:
    stream, clock = Terminal(), Clock()
    progress = Progress(stream, clock)
    clock.now += 2
    progress.advance(1, 1000)
    drawn = stream.getvalue()
    clock.now += 0.01
    progress.advance(2, 1000)
    assert stream.getvalue() == drawn


def test_quick_work_leaves_the_terminal_alone() -> None:
    stream = Terminal()
    progress = Progress(stream, Clock())
    progress.step("reading")
    progress.finish()
    assert stream.getvalue() == ""


def test_a_quiet_run_says_nothing() -> None:
    stream = io.StringIO()
    Progress(stream, Clock(), quiet=True).step("reading")
    assert stream.getvalue() == ""


def test_the_bar_keeps_to_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    stream, clock = Terminal(), Clock()
    progress = Progress(stream, clock)
    clock.now += 2
    progress.step("making a-report-with-a-name-that-fills-more-than-one-line.pdf")
    assert stream.getvalue() == "\r\x1b[Kmaking a-report-with-a-name-that-fills-"
