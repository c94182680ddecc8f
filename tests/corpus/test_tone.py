"""What is learned of programs' lines holds for authors whose lines were not learned from."""

import json

import tone

from emrdx.diagnosis.ending.tone import Tone

LINES = list(tone.labelled())


def test_the_package_s_weights_are_those_of_the_lines() -> None:
    assert json.loads(tone.TARGET.read_text()) == tone.learned(LINES)


def test_every_author_wrote_as_many_lines_of_each_tone() -> None:
    for author in {line.author for line in LINES}:
        own = [line.tone for line in LINES if line.author == author]
        assert {each: own.count(each) for each in Tone} == dict.fromkeys(Tone, len(own) // len(Tone))


def test_what_is_read_with_certainty_is_nearly_always_right() -> None:
    told = [right for _, right, sure in tone.cross_validated(LINES) if sure]
    assert len(told) >= 0.65 * len(LINES)
    assert sum(told) >= 0.95 * len(told)
