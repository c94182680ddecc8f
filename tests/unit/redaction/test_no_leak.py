"""No six characters in a row of a secret survive: any form, any carrier, any place, any encoding."""

import json
from base64 import b64encode
from html import escape
from typing import Self
from urllib.parse import quote

import pytest
import re2
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from emrdx.redaction import Redactor
from emrdx.redaction.form import example as written
from emrdx.redaction.forms import FORMS
from emrdx.redaction.stream import redacted_stream

_PIECE = 6
_REDACTOR = Redactor()
_MARKER = re2.compile(r"\[redacted:[^\]]*\]")
_NOISE = (
    "26/01/02 03:04:05 INFO DAGScheduler: Submitting 200 missing tasks from ShuffleMapStage 3225",
    "\tat org.apache.spark.sql.execution.datasources.FileFormatWriter$.executeTask(FileFormatWriter.scala:419)",
    "26/01/02 03:04:05 WARN TaskSetManager: Lost task 14.0 in stage 7.0 (TID 1677) (ip-10-37-113-216.ec2.internal)",
    "+- FileScan parquet [order_id#3321L] Location: InMemoryFileIndex(1 paths)[s3://b/dt=2026-01-01/part-0.parquet]",
)

# Vendors' forms in text that gives nothing away. Webhooks are told by their address and end with it.
_TEMPLATES = [
    (form.type, template)
    for form in FORMS
    for template in form.examples
    if "webhook" not in form.type and form.type != "password-hash"
]
_BARE = ("cfg [{v}] loaded", "credential {v} rejected (status 401)", "b'{v}'", "{v}", "calling https://h/n with {v}",
         "value={v};x=1", '{{"id": "{v}"}}', "a, {v}, b", "<v>{v}</v>")  # fmt: skip

_KEYS = ("db.password", "DB_PASSWD", "sfPassword", "clientSecret", "fs.s3a.secret.key", "api_key", "X-Auth-Token",
         "AWS_SECRET_ACCESS_KEY", "refreshToken", "ssl.truststore.password", "encryptionKey", "jwt_secret")  # fmt: skip
_CARRIERS = (
    "{k}={v}", "{k} = {v}", "{k}: {v}", "    {k}: {v}", "- {k}: {v}", '{k} = "{v}"', "{k}='{v}' ./run.sh", "{k} -> {v}",
    "{k} => {v}", '{{"a": 1, "{k}": "{v}", "z": 2}}', '{{"{k}":"{v}"}}', "{{'a': 1, '{k}': '{v}'}}", "({k},{v}), (a,b)",
    "[('{k}', '{v}'), ('a', 'b')]", "{{user=etl, {k}={v}, host=h}}", "Config(user=etl, {k}={v})", "Map({k} -> {v}, a -> b)",
    "INFO user=etl {k}={v} host=h", "--{k} {v} --x", "--{k}={v}", "['--{k}', '{v}', '--x']", "[--{k}, {v}, --x]",
    "export {k}={v}", 'export {k}="{v}"', "-D{k}={v} -jar x.jar", "<{k}>{v}</{k}>", "<name>{k}</name><value>{v}</value>",
    "<name>{k}</name>\n  <value>{v}</value>", '<p name="{k}" value="{v}"/>', '{{"name": "{k}", "value": "{v}"}}',
    "- name: {k}\n  value: {v}", "x?user=etl&{k}={v}&page=2", "jdbc:sqlserver://h;user=etl;{k}={v};ssl=true",
    'LoginModule required username="x" {k}="{v}";', ".option('{k}', '{v}')", '{{\\"{k}\\":\\"{v}\\",\\"a\\":1}}',
    "{k} = Some({v})", "{{'{k}': ['{v}']}}", "Key ({k})=({v}) exists", "\x1b[36m{k}\x1b[0m=\x1b[35m{v}\x1b[0m a=b",
    '{{"m":"a\\n{k}={v}\\nuser=x"}}', "spark.{k}    {v}", "spark.{k}\t{v}", "|spark.{k}|{v}|", "level=info {k}={v} t=1",
)  # fmt: skip


class _Secret(str):
    """A made-up secret; its first `public` characters are its vendor's tag."""

    __slots__ = ("public",)

    def __new__(cls, text: str, public: int) -> Self:
        made = super().__new__(cls, text)
        made.public = public
        return made


_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_random = st.text(_letters + "0123456789", min_size=12, max_size=48).filter(
    lambda text: any(one.isdigit() for one in text) and any(one.isalpha() for one in text)
)
_with_signs = st.builds(
    lambda head, sign, tail: head + sign + tail, _random, st.sampled_from("!@#$%^*_-+~.?"), _random
)
_values = st.one_of(_random, _with_signs)
_form_values = st.builds(
    lambda chosen, seed: _Secret(written(chosen[1], seed), len(chosen[1].partition("{")[0])),
    st.sampled_from(_TEMPLATES),
    st.integers(0, 10**6),
)
_noise = st.lists(st.sampled_from(_NOISE), max_size=3)

_few = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _pieces(text: str) -> set[str]:
    return {text[at : at + _PIECE] for at in range(len(text) - _PIECE + 1)}


def _assert_gone(secret: str, redacted: str, rest: str) -> None:
    left = _MARKER.sub(" ", redacted)
    private = secret[min(getattr(secret, "public", 0), len(secret) - _PIECE) :]
    assert not [piece for piece in _pieces(private) if piece in left and piece not in rest], redacted


def _in_context(before: list[str], line: str, after: list[str]) -> str:
    return "\n".join((*before, line, *after))


@_few
@given(before=_noise, carrier=st.sampled_from(_BARE), value=_form_values, after=_noise)
def test_a_vendors_form_goes_without_a_key(before, carrier, value, after) -> None:
    text = _in_context(before, carrier.format(v=value), after)

    redacted = _REDACTOR.session().text(text)

    _assert_gone(value, redacted, _in_context(before, carrier.format(v="\0"), after))


@_few
@given(
    before=_noise, carrier=st.sampled_from(_CARRIERS), key=st.sampled_from(_KEYS), value=_values, after=_noise
)
@example([], "{k}={v}", "db.password", "a)b}c]d9XkPq;", [])
def test_a_value_goes_beside_its_key_in_every_carrier(before, carrier, key, value, after) -> None:
    text = _in_context(before, carrier.format(k=key, v=value), after)

    redacted = _REDACTOR.session().text(text)

    _assert_gone(value, redacted, _in_context(before, carrier.format(k=key, v="\0"), after))
    assert key.replace(".", "") in redacted.replace(".", "")


_ENCODINGS = {
    "URL": lambda text: quote(text, safe=""),
    "URL twice": lambda text: quote(quote(text, safe=""), safe=""),
    "JSON": lambda text: json.dumps({"message": text}),
    "JSON twice": lambda text: json.dumps(json.dumps({"message": text})),
    "Gson": lambda text: json.dumps(text).replace("=", "\\u003d").replace("&", "\\u0026"),
    "HTML": escape,
    "base64": lambda text: b64encode(text.encode()).decode(),
}


@pytest.mark.parametrize("encoding", _ENCODINGS)
@settings(max_examples=40, deadline=None)
@given(
    carrier=st.sampled_from(
        ("user=etl&{k}={v}&page=2", "{k}={v}", '{{"{k}": "{v}"}}', "https://h/cb?{k}={v}&n=1")
    ),
    key=st.sampled_from(("password", "api_key", "client_secret")),
    value=_random,
)
def test_a_value_goes_in_encoded_text(encoding, carrier, key, value) -> None:
    encode = _ENCODINGS[encoding]
    line = "payload " + encode(carrier.format(k=key, v=value))

    redacted = _REDACTOR.session().text(line)

    _assert_gone(value, redacted, "payload " + encode(carrier.format(k=key, v="")))
    if encoding == "base64":
        assert redacted.startswith("payload [redacted:")


@_few
@given(carrier=st.sampled_from(_BARE), value=_form_values, data=st.data())
def test_a_forms_beginning_goes_where_a_texts_end_cut_it(carrier, value, data) -> None:
    """The session has seen the secret whole; a window ends, or begins, in its middle."""
    session = _REDACTOR.session()
    session.text(f"seen {value} there")
    text = carrier.format(v=value)
    at = text.index(value)
    cut = data.draw(st.integers(at, at + len(value)))

    rest = carrier.format(v="\0")
    _assert_gone(value, session.text(text[:cut]), rest)
    _assert_gone(value, session.text(text[cut:]), rest)


@_few
@given(
    before=_noise,
    carrier=st.sampled_from(_CARRIERS),
    key=st.sampled_from(_KEYS),
    value=_values,
    size=st.integers(1, 97),
)
def test_a_value_goes_however_the_stream_is_cut(before, carrier, key, value, size) -> None:
    text = _in_context([*before, *_NOISE], carrier.format(k=key, v=value), [*_NOISE, *before]).encode()
    parts = [text[at : at + size] for at in range(0, len(text), size)]

    redacted = b"".join(redacted_stream(parts, _REDACTOR.session(), block=700, ahead=300)).decode()

    _assert_gone(value, redacted, _in_context([*before, *_NOISE], carrier.format(k=key, v="\0"), []))
    assert redacted.count("\n") == text.decode().count("\n")


@_few
@given(
    carrier=st.sampled_from(
        [carrier for carrier in _CARRIERS if "\n" not in carrier and "\x1b" not in carrier]
    ),
    key=st.sampled_from(_KEYS),
    value=_random,
    data=st.data(),
)
def test_a_value_goes_where_a_backslash_continues_its_line(carrier, key, value, data) -> None:
    line = carrier.format(k=key, v=value)
    at = line.index(value)
    cut = data.draw(st.integers(at + 1, at + len(value) - 1))
    text = line[:cut] + "\\\n" + line[cut:]

    _assert_gone(value, _REDACTOR.session().text(text), carrier.format(k=key, v="\0"))


@pytest.mark.parametrize(
    "template", ["IQoJb3JpZ2luX2Vj{b400}==", "eyJhbGciOiJSUzI1NiJ9.eyJ{u300}.{u342}", "ya29.{u160}", "{h8}"]
)
@pytest.mark.parametrize("width", [64, 76, 80, 100, 120])
def test_a_long_token_goes_where_a_terminals_width_cut_it(template, width) -> None:
    secret = written(template, width)
    line = f"26/01/02 03:04:05 DEBUG Client: sending session_token={secret}"
    text = "\n".join(line[at : at + width] for at in range(0, len(line), width))

    redacted = _REDACTOR.session().text(text + "\n" + _NOISE[0])

    _assert_gone(secret, redacted, line.partition("=")[0])
    assert _NOISE[0] in redacted


@_few
@given(before=_noise, carrier=st.sampled_from(_CARRIERS), key=st.sampled_from(_KEYS), value=_values)
def test_redacting_twice_changes_nothing(before, carrier, key, value) -> None:
    once = _REDACTOR.session().text(_in_context(before, carrier.format(k=key, v=value), []))

    assert _REDACTOR.session().text(once) == once


@_few
@given(
    st.lists(
        st.sampled_from(
            (*_NOISE, "", "password=Hunter22x!", "token: null", "[redacted:x]", "a=b&c", '{"k": "')
        ),
        max_size=12,
    )
)
def test_lines_are_redacted_one_for_one(lines) -> None:
    redacted = _REDACTOR.session().lines(lines)

    assert len(redacted) == len(lines)
    assert [
        line for line, new in zip(lines, redacted, strict=True) if line != new and "Hunter" not in line
    ] == []


_alphabet = st.sampled_from(
    [*"abXY019 \n\t\"'`\\=:;,&|<>[](){}@/%#$*._-~?!+", "password", "token", "secret", "[redacted:password]", "://", "key", "\\n",
     "--", "%3D", "&quot;", "\x1b[0m", "Bearer ", "AKIA", "é", "\ud800", "eyJ", "-----BEGIN PRIVATE KEY-----"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(_alphabet, max_size=60).map("".join))
def test_any_text_is_redacted_once_and_for_all(text) -> None:
    once = _REDACTOR.session().text(text)

    assert once.count("\n") == text.count("\n")
    assert _REDACTOR.session().text(once) == once
