"""Values in XML elements and attributes, and in pairs of a name and a value: `{"name": "DB_PASSWORD", "value": "x"}`."""

from typing import Final

from emrdx.redaction.bare import Value, value_at
from emrdx.redaction.document import Document
from emrdx.redaction.form import compiled

_REACH: Final = 8192
_ELEMENT: Final = r"(?:[ \t][^<>\n]{0,200})?>([^<]*)</"
_OPENING: Final = r"<(?:[0-9A-Za-z_-]{1,30}:)?$"
_BESIDE: Final = (
    r"[ \t]*</[A-Za-z:]{1,20}>\s{0,80}<[A-Za-z:]{1,20}>([^<]*)<"
    r"|[\"'][ \t]+(?:value|val|content)[ \t]*=[ \t]*[\"']([^\"'<>]*)"
    r"|[\"'][^<>\n]{0,80}>\s{0,80}(?:<[A-Za-z:]{1,20}>)?([^<]+)</"
)
_LABEL: Final = (
    r"(?i)(?:(?:name|key|property|option|variable|parameter|field|header)(?:\\*[\"'])?[ \t]*[:=]|--(?:name|key)[ =])"
    r"[ \t]*(?:\\*[\"'])?"
    r"[0-9A-Za-z_./:-]{0,60}$"
)
_VALUE: Final = (
    r"(?:\\*[\"'])?[ \t]*,?\s{0,40}(?:\\*[\"']?[A-Za-z]{2,16}\\*[\"']?[ \t]*[:=][ \t]*\\*[\"']?[0-9A-Za-z_-]{0,32}\\*[\"']?[ \t]*,[ \t]*)?"
    r"(?:\\*[\"'])?[0-9A-Za-z_]{0,20}[Vv](?:alue|ALUE)(?:\\*[\"'])?[ \t]*[:=][ \t]*|[ \t]+--value[ =][ \t]*"
)


def tagged(document: Document, start: int, end: int) -> Value | None:
    """The value of the key at `[start, end)` in an element of its name, or in the element or attribute beside."""
    data = document.data
    before = data[max(0, start - 40) : start]
    if b"<" not in before and data[end : end + 2] != b"</":
        return None
    if compiled(_OPENING).search(before) is not None:
        inside = compiled(_ELEMENT).match(data, end, end + _REACH)
        if inside is None or not inside.group(1):
            return None
        return Value(inside.start(1), inside.end(1), quoted=True)
    beside = compiled(_BESIDE).match(data, end, end + _REACH)
    if beside is None:
        return None
    group = next((number for number in (1, 2, 3) if beside.group(number)), 0)
    return Value(beside.start(group), beside.end(group), quoted=True) if group else None


def labelled(document: Document, start: int, end: int) -> Value | None:
    """The value of a pair whose name is the key at `[start, end)`."""
    if compiled(_LABEL).search(document.data[max(0, start - 90) : start]) is None:
        return None
    value = compiled(_VALUE).match(document.data, end)
    return value_at(document, value.end()) if value is not None else None
