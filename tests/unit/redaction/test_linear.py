"""Time grows with the text and no faster, whatever the text is."""

import time

import pytest

from emrdx.redaction import Redactor

_REDACTOR = Redactor()
_SMALL = 8_000
_LARGE = 64_000

_ATTACKS = {
    "open quotes": 'password="',
    "escaped quotes": 'password=\\"\\\\\\"',
    "names without end": "passwordsecrettoken",
    "keys": "password=",
    "colons": "token: ",
    "authorization": "authorization: x y ",
    "cookies": "cookie: a=b; ",
    "bearers": "bearer ",
    "addresses": "://a:b",
    "ats": "a@b.c@",
    "begins": "-----BEGIN PRIVATE KEY-----\n",
    "ends": "-----END PRIVATE KEY-----\n",
    "bodies": "A1b" * 21 + "=\n",
    "dots": "eyJhbGciOi.",
    "anchors": "AKIA",
    "headers": "eyJhbGciOi-",
    "middles": ":AA",
    "quanta": "A1b2C3d4E5f6==",
    "hadoop": "AAhoYWRvb3A",
    "dashes": "sk-ant-",
    "digits": "4111",
    "phones": "555-555-",
    "escapes": "%3D%3Apassword%3D",
    "unicode": "\\u003dpassword\\u003d",
    "base64": "cGFzc3dvcmQ9",
    "tags": "<password>",
    "named": '"name": "password", ',
    "curl": "curl -u a:",
    "brackets": "password=((((",
    "wraps": "password=abcdef1234567890\\\n",
    "colours": "\x1b[0mpassword",
    "markers": "[redacted:password]",
    "pgpass": "a:5432:b:c:",
    "kty": '"kty":{',
    "key-like lines": "A" * 64 + "\n",
}
# What repeats with a difference, by the number of its bytes.
_GROWING = {
    "text that was redacted before": lambda size: (
        "[redacted:password] secret_key=hunter2-Blue-Kite hunter2-Blue-Kite\n" * (size // 8)
    ),
    "a secret that repeats within itself": lambda size: (
        'password="' + "ab" * (size // 16) + '" ' + "ab" * (size // 4)
    ),
    "secrets that begin alike": lambda size: "\n".join(
        "secret_key=" + "A" * (20 + number * 37 % 200) for number in range(size // 130)
    ),
    "secrets within secrets": lambda size: (
        "\n".join("password=" + "A" * (16 + number) for number in range(size // 500))
        + ("A" * 200 + "B ") * (size // 300)
    ),
}


def _seconds(text: str) -> float:
    """Processor time, the better of two, so that another process' turn does not count."""
    taken = []
    for _ in range(2):
        session = _REDACTOR.session()
        start = time.process_time()
        session.text(text)
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.parametrize("attack", _ATTACKS)
def test_eight_times_the_text_takes_about_eight_times_as_long(attack: str) -> None:
    part = _ATTACKS[attack]
    small = _seconds(part * (_SMALL // len(part)))
    large = _seconds(part * (_LARGE // len(part)))

    assert large < max(small, 0.01) * 8 * 2.5


@pytest.mark.parametrize("attack", _GROWING)
def test_secrets_that_are_alike_cost_no_more_than_their_bytes(attack: str) -> None:
    small = _seconds(_GROWING[attack](_SMALL))
    large = _seconds(_GROWING[attack](_LARGE))

    assert large < max(small, 0.01) * 8 * 2.5


def test_plain_log_lines_pass_at_more_than_five_megabytes_a_second() -> None:
    line = "26/01/02 03:04:05 INFO BlockManagerInfo: Added broadcast_53_piece0 in memory (size: 56.9 GiB)\n"

    assert _seconds(line * 20_000) < len(line) * 20_000 / 5e6
