import os
import signal

import pytest

from compiler.jobs import WORDS_PER_PAGE, available_processors, job_count, spread, spread_as_done
from compiler.workers import WorkerLost


def no_news(done: int, total: int) -> None:
    pass


def squared(number: int) -> int:
    return number * number


def process_of(number: int) -> int:
    return os.getpid()


def failing(number: int) -> int:
    if number == 2:
        raise ValueError("two")
    return number


def killed(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("jobs", [1, 2, 3, 8])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    assert spread(squared, [3, 1, 2], jobs, no_news) == [9, 1, 4]


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_can_be_had_as_they_are_done(jobs: int) -> None:
    assert sorted(spread_as_done(squared, [3, 1, 2], jobs, no_news)) == [(0, 9), (1, 1), (2, 4)]


def test_one_item_stays_in_this_process() -> None:
    assert spread(process_of, [1], 8, no_news) == [os.getpid()]


def test_two_jobs_leave_this_process() -> None:
    assert os.getpid() not in spread(process_of, [1, 2], 2, no_news)


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_finished_item_is_news(jobs: int) -> None:
    news: list[tuple[int, int]] = []
    spread(squared, [1, 2, 3], jobs, lambda done, total: news.append((done, total)))
    assert news == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_exception_comes_back_as_it_was_raised(jobs: int) -> None:
    with pytest.raises(ValueError, match="two"):
        spread(failing, [1, 2, 3], jobs, no_news)


def test_a_worker_that_dies_is_reported() -> None:
    with pytest.raises(WorkerLost):
        spread(killed, [1, 2], 2, no_news)


def test_small_reports_stay_in_one_process() -> None:
    assert job_count(99 * WORDS_PER_PAGE) == 1


def test_large_reports_use_what_the_machine_has() -> None:
    assert job_count(1_000 * WORDS_PER_PAGE) == available_processors()
