"""Private keys over lines, behind log prefixes, on one line, encoded, cut; public ones stay."""

from base64 import b64encode

import pytest

from emrdx.redaction import RedactionSession, Redactor
from emrdx.redaction.form import example

_DASHES = "-----"
_KINDS = ("RSA PRIVATE KEY", "PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY", "ENCRYPTED PRIVATE KEY",
          "PGP PRIVATE KEY BLOCK", "DSA PRIVATE KEY")  # fmt: skip


@pytest.fixture
def session() -> RedactionSession:
    return Redactor().session()


def _body(lines: int = 12, seed: int = 1) -> list[str]:
    return [*(example("{b64}", seed * 100 + line) for line in range(lines)), example("{b20}", seed) + "=="]


def _key(kind: str = "RSA PRIVATE KEY", lines: int = 12) -> list[str]:
    return [f"{_DASHES}BEGIN {kind}{_DASHES}", *_body(lines), f"{_DASHES}END {kind}{_DASHES}"]


def _assert_gone(key: list[str], redacted: str) -> None:
    assert not [line for line in key[1:-1] for at in range(len(line) - 5) if line[at : at + 6] in redacted]


@pytest.mark.parametrize("kind", _KINDS)
def test_a_key_over_lines_goes_and_its_frame_stays(session, kind: str) -> None:
    key = _key(kind)

    redacted = session.lines(["before", *key, "after"])

    _assert_gone(key, "\n".join(redacted))
    assert (redacted[0], redacted[1], redacted[-2], redacted[-1]) == ("before", key[0], key[-1], "after")
    assert session.counts == {"private-key": 1}


def test_a_key_behind_a_log_prefix_goes_and_the_prefix_stays(session) -> None:
    prefix = "26/03/27 14:44:37 INFO SshTunnel: "
    key = _key()

    redacted = session.lines([prefix + line for line in key])

    _assert_gone(key, "\n".join(redacted))
    assert redacted[1] == f"{prefix}[redacted:private-key]"


def test_lines_of_other_threads_between_a_keys_lines_stay(session) -> None:
    key = _key()
    other = "26/03/27 14:44:37 INFO DAGScheduler: Submitting 200 missing tasks"

    redacted = session.lines([*key[:4], other, *key[4:]])

    _assert_gone(key, "\n".join(redacted))
    assert redacted[4] == other


@pytest.mark.parametrize("separator", ["\\n", "\\\\n", "\\r\\n", " ", "%0A", "\\n' + '"])
def test_a_key_on_one_line_goes(session, separator: str) -> None:
    key = _key()

    redacted = session.text('{"private_key": "' + separator.join(key) + separator + '", "client_email": "x"}')

    _assert_gone(key, redacted)
    assert '"client_email": "x"' in redacted


def test_an_indented_key_in_yaml_goes(session) -> None:
    key = _key()

    redacted = session.text("tls.key: |\n" + "\n".join("    " + line for line in key) + "\nname: x")

    _assert_gone(key, redacted)
    assert redacted.endswith("name: x")


def test_the_headers_of_an_encrypted_key_stay(session) -> None:
    key = _key()
    headers = ["Proc-Type: 4,ENCRYPTED", "DEK-Info: AES-128-CBC,0123", ""]

    redacted = session.lines([key[0], *headers, *key[1:]])

    _assert_gone(key, "\n".join(redacted))
    assert redacted[1:4] == headers


def test_a_key_whose_beginning_was_cut_off_goes(session) -> None:
    key = _key()

    _assert_gone(key, session.text("\n".join(key[4:]) + "\nafter"))


def test_a_key_whose_end_was_cut_off_goes(session) -> None:
    key = _key()

    _assert_gone(key, session.text("before\n" + "\n".join(key[:6])))


def test_the_middle_of_a_key_goes(session) -> None:
    key = _key()

    _assert_gone(key, session.text("\n".join(key[3:9])))


@pytest.mark.parametrize("kind", ["CERTIFICATE", "PUBLIC KEY", "RSA PUBLIC KEY", "CERTIFICATE REQUEST"])
def test_what_is_public_stays(session, kind: str) -> None:
    text = "\n".join(_key(kind))

    assert session.text(text) == text


def test_a_key_in_base64_goes(session) -> None:
    encoded = b64encode("\n".join(_key()).encode()).decode()

    assert encoded[40:80] not in session.text(f"tls.key: {encoded}")
    assert encoded[40:80] not in session.text(f"mounted {encoded} there")


def test_a_certificate_in_base64_stays(session) -> None:
    line = "mounted " + b64encode("\n".join(_key("CERTIFICATE")).encode()).decode()

    assert session.text(line) == line


def test_the_private_lines_of_a_putty_key_go(session) -> None:
    private = _body(3)
    lines = ["PuTTY-User-Key-File-3: ssh-rsa", "Encryption: none", "Comment: etl", "Public-Lines: 1", "AAAAB3Nza",
             "Private-Lines: 4", *private, "Private-MAC: " + example("{h64}")]  # fmt: skip

    redacted = session.lines(lines)

    _assert_gone(["", *private, ""], "\n".join(redacted))
    assert redacted[:6] == lines[:6]


def test_the_private_members_of_a_json_web_key_go(session) -> None:
    secret, public = example("{u86}"), example("{u43}", 2)

    redacted = session.text(f'{{"kty":"EC","crv":"P-256","x":"{public}","d":"{secret}"}}')

    assert secret not in redacted
    assert public in redacted


def test_a_short_run_of_base64_lines_is_no_key(session) -> None:
    text = "\n".join([example("{b64}", 1), "and", example("{b64}", 2)])

    assert session.text(text) == text
