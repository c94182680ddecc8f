"""What a program's line says of it in words that no list holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emrdx.diagnosis.ending.tone import Tone, likelihoods, marks, plain, sounds


def tone_of(line: str) -> Tone:
    found = dict(zip(Tone, likelihoods(plain(line)), strict=True))
    return max(found, key=found.__getitem__)


@pytest.mark.parametrize(
    ("line", "tone"),
    [
        ("all 214 shops have their new prices", Tone.WELL),
        ("the books of october remain open", Tone.FAILED),
        ("share of empty amounts: 16.8 %, allowed: 10.0 %", Tone.FAILED),
        ("no holiday calendar, taking the one of last year", Tone.ONWARD),
        ("page of the harbour was not built", Tone.BROKE),
    ],
)
def test_a_line_has_a_tone(line: str, tone: Tone) -> None:
    assert tone_of(line) == tone


def test_time_and_numbers_do_not_matter() -> None:
    assert marks("2026-11-20 03:14:00 read 17 files") == marks("read 2,041 files")


def test_zero_is_not_a_number_like_others() -> None:
    assert marks("0 rejects") != marks("3 rejects")


def test_all_parts_are_not_some_of_them() -> None:
    assert marks("4 of 4 done") != marks("3 of 4 done") == marks("1/9 done")


def test_what_a_line_quotes_does_not_matter() -> None:
    said = "rates not there yet, as before: "
    assert marks(said + "FileNotFoundError: rates.csv") == marks(said + "[PATH_NOT_FOUND] s3://lake/rates")


@pytest.mark.parametrize("line", ["", "    ", "%%%", "қазақша сөз", "status 200"])
def test_nothing_is_sure_of_a_line_that_tells_nothing(line: str) -> None:
    assert not any(sounds(line, tone) for tone in Tone)


@given(st.text(max_size=400))
def test_likelihoods_are_shares(line: str) -> None:
    assert sum(likelihoods(plain(line))) == pytest.approx(1)
