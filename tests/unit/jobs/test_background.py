"""A worker in a thread: woken by a start, again while jobs are left, and never ended by an error."""

import logging
import threading

from emrdx.jobs.background import LOGGER, Background


class Turns:
    """Counts turns; each answers what is next in `left`, or raises it."""

    def __init__(self, *left):
        self._left, self._taken, self.done = list(left), threading.Semaphore(0), 0

    def __call__(self):
        self.done += 1
        answer = self._left.pop(0) if self._left else False
        self._taken.release()
        if isinstance(answer, Exception):
            raise answer
        return answer

    def wait(self, number):
        for _ in range(number):
            assert self._taken.acquire(timeout=10)


def test_nothing_happens_before_it_is_woken():
    turns = Turns()
    Background(turn=turns)
    assert turns.done == 0


def test_it_takes_a_turn_for_each_time_that_it_is_woken():
    turns = Turns()
    background = Background(turn=turns)
    for _ in range(3):
        background.wake()
        turns.wait(1)
    assert turns.done == 3


def test_it_takes_further_turns_while_jobs_are_left():
    turns = Turns(True, True, False)
    Background(turn=turns, pause=0.01).wake()
    turns.wait(3)
    assert turns.done == 3


def test_an_error_ends_no_thread_and_its_words_are_not_logged(caplog):
    turns = Turns(ValueError("password=hunter2"))
    background = Background(turn=turns)
    with caplog.at_level(logging.WARNING, LOGGER):
        background.wake()
        turns.wait(1)
        background.wake()
        turns.wait(1)
    assert [record.getMessage() for record in caplog.records] == ["no turn at background jobs: ValueError"]
