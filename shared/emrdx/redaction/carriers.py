"""Where a key's value stands: behind a sign, a flag, a comma of a tuple or call, white space, or words of prose.

Each carrier is one function from a key to its value and what that value needs there; the first that finds one wins.
"""

from collections.abc import Callable
from typing import Final

from emrdx.redaction.bare import until, value_at
from emrdx.redaction.document import Document
from emrdx.redaction.form import compiled
from emrdx.redaction.key import Found, Key, firmer
from emrdx.redaction.keys import Needs
from emrdx.redaction.markup import labelled, tagged
from emrdx.redaction.prose import behind_colon, said

_CLOSE: Final = r"(?:\\*[\"'`])?[\])]?(?:\[[0-9]*\])?(?:#[0-9]+L?)?"
_SIGN: Final = _CLOSE + r"[ \t]*(?:\.{3,}[ \t]*)?(=>|->|:=|={1,3}|::[ \t]|:|\|)(?:[ \t]*\\\r?\n)?[ \t]*"
_FLAG: Final = r"(?:\\*[\"'])?(?:[ \t]*,[ \t]*|[ \t]+)"
_FLAG_NEXT: Final = r"--?[A-Za-z][0-9A-Za-z_-]*(?:[\s=\"',]|$)"
_COMMA: Final = r"(?:\\*[\"'])?[ \t]*,[ \t]*"
_TUPLE: Final = r"(?:^|[\s,(\[{:=])[(\[](?:\\*[\"'])?$"
_SETTER: Final = (
    r"(?i)(?:option|options|config|conf|set|put|add|property|properties|header|param|parameter|env|with|append"
    r"|argument|attribute)s?\([ \t]*\\*[\"']$"
)
_CLOSED: Final = r"(?:\\*[\"'`])?[ \t]*[)\]]|\\?\r?\n"
_CALL: Final = r"\((?:(?:value|v|raw|text)=)?(?:\\*[\"'])?"
_NEXT_PAIR: Final = r"[A-Za-z][0-9A-Za-z]*(?:[._-][0-9A-Za-z]+)*=[^=]"
_REPORTED: Final = r"\r?\n[ \t]+[^\n]{0,300}\[type=[a-z_]+, input_value=(\\*[\"'])"


def find(document: Document, key: Key) -> Found | None:
    """The value of the key, in the carrier that it stands in."""
    for carrier in _CARRIERS:
        found = carrier(document, key)
        if found is not None:
            return found
    return None


def _signed(document: Document, key: Key) -> Found | None:
    """`key=value`, `key: value`, `key -> value`, `"key":"value"`, `key|value`."""
    data = document.data
    sign = compiled(_SIGN).match(data, key.end)
    if sign is None:
        return None
    separator, behind = sign.group(1), sign.end(1)
    if separator == b":" and _is_field(data, key.start, behind):
        return None
    value = value_at(document, sign.end())
    if value is None:
        return None
    text = data[value.start : value.end]
    if (
        separator == b"="
        and data[sign.end() - 1 : sign.end()] == b" "
        and compiled(_NEXT_PAIR).match(text) is not None
    ):
        return None
    before = data[max(0, key.start - 1) : key.start]
    if before in {b"?", b"&"}:
        value = until(document, value, b"&")
    elif before == b";":
        value = until(document, value, b";")
    elif before == b"/" and _is_path(document, key.start):
        return Found(until(document, value, b"/"), Needs.OPAQUE)
    if separator == b"|":
        is_row = data[document.line_start(key.start) : key.start].lstrip(b" \t").startswith(b"|")
        cell = until(document, value, b"|")
        return Found(cell, firmer(key.meaning.needs)) if is_row else None
    if separator == b":" and not value.quoted:
        return behind_colon(document, key, value)
    return Found(value, key.meaning.needs)


def _is_field(data: bytes, start: int, behind: int) -> bool:
    """The name is one field of several between colons (an ARN, `std::token`), a scheme, or a user of a URL."""
    follows = data[behind : behind + 1]
    if follows == b":" or data[behind : behind + 2] == b"//" or data[max(0, start - 3) : start] == b"://":
        return True
    return data[max(0, start - 1) : start] == b":" and not follows.isspace() and follows not in b"\"'\\"


def _is_path(document: Document, start: int) -> bool:
    """The key is a folder's name (`s3://bucket/token=abc/part-0`)."""
    data = document.data
    low = max(document.line_start(start), data.rfind(b" ", max(0, start - 1024), start))
    return data.find(b"://", low, start) >= 0 or data.find(b"/", low, start - 1) >= 0


def _in_markup(document: Document, key: Key) -> Found | None:
    value = tagged(document, key.start, key.end) or labelled(document, key.start, key.end)
    return Found(value, key.meaning.needs) if value is not None else None


def _flagged(document: Document, key: Key) -> Found | None:
    """`--key value`, also in a list of arguments."""
    data = document.data
    if data[key.start : key.start + 1] != b"-":
        return None
    flag = compiled(_FLAG).match(data, key.end)
    if flag is None or compiled(_FLAG_NEXT).match(data, flag.end()) is not None:
        return None
    value = value_at(document, flag.end())
    return Found(value, key.meaning.needs) if value is not None else None


def _paired(document: Document, key: Key) -> Found | None:
    """`(key,value)` of a Scala or Python tuple, `["key", "value"]`, `.option("key", "value")`."""
    data = document.data
    comma = compiled(_COMMA).match(data, key.end)
    if comma is None:
        return None
    before = data[max(0, key.start - 24) : key.start]
    is_call = compiled(_SETTER).search(before) is not None
    if not is_call and compiled(_TUPLE).search(before) is None:
        return None
    value = value_at(document, comma.end())
    if value is None or (is_call and not value.quoted):
        return None
    if compiled(_CLOSED).match(data, value.end) is None:
        return None
    return Found(value, firmer(key.meaning.needs))


def _called(document: Document, key: Key) -> Found | None:
    """`setPassword("value")`, `Secret(value)`."""
    data = document.data
    call = compiled(_CALL).match(data, key.end)
    if call is None:
        return None
    quoted = data[call.end() - 1 : call.end()] in {b'"', b"'"}
    value = value_at(document, call.end() - quoted)
    if value is None or data[value.end + value.quoted : value.end + value.quoted + 1] != b")":
        return None
    return Found(value, firmer(key.meaning.needs) if quoted else Needs.OPAQUE)


def _reported(document: Document, key: Key) -> Found | None:
    """The input that a validation error of pydantic quotes in the line below the field's name."""
    data = document.data
    if data[document.line_start(key.start) : key.start].strip():
        return None
    reported = compiled(_REPORTED).match(data, key.end)
    value = value_at(document, reported.start(1)) if reported is not None else None
    return Found(value, key.meaning.needs) if value is not None else None


_CARRIERS: Final[tuple[Callable[[Document, Key], Found | None], ...]] = (
    _signed,
    _in_markup,
    _flagged,
    _paired,
    _called,
    _reported,
    said,
)
