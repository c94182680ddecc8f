"""Keys in sentences: `password is x`, `token: x`, `API key x`, where mostly an ordinary word follows."""

from typing import Final

from emrdx.redaction import values
from emrdx.redaction.bare import Value, value_at
from emrdx.redaction.document import Document
from emrdx.redaction.form import compiled
from emrdx.redaction.key import Found, Key, firmer
from emrdx.redaction.keys import BARE_PASS, Needs

_VERBS: Final = r"(?:(?:is|was|as|has been|equals|to be)\b[ \t]*:?[ \t]*)"
_CHANGES: Final = r"(?:(?:set|changed|reset|updated)[ \t]+to\b[ \t]*:?[ \t]*)"
_FOR: Final = r"(?:for|of)[ \t]+(?:(?:user|key|account)[ \t]+)?"
_SAID: Final = (
    r"(?:\\*[\"'])?[ \t]+(?:" + _FOR + r"\S{1,64}[ \t]+" + _VERBS + r"|" + _FOR + r"\S{1,63}:[ \t]+"
    r"|" + _VERBS + r"?(?:now[ \t]+)?" + _CHANGES + r"?)"
)
_VERB: Final = r"[ \t]+(?:is|was|are|were|must|cannot|can|has|have|should|does|did|will|not)\b"
# A parser's or tokenizer's word for what it read.
_SYNTAX: Final = (
    r"(?i)(?:unrecogni[sz]ed|unexpected|unknown|invalid|illegal|bad|missing|extraneous|mismatched|offending|expected"
    r"|current|next|last|first|start|end)[ \t]+$"
)
_AT_START: Final = b" \t-{>+<|*\"'#"
_MIXED_LEAST: Final = 20
_HEX_LEAST: Final = 32


def behind_colon(document: Document, key: Key, value: Value) -> Found | None:
    """A bare value behind a colon: of a mapping at a line's start, of a sentence elsewhere."""
    if _is_word(document, value):
        return None
    needs = key.meaning.needs
    line = document.data[document.line_start(key.start) : key.start]
    in_sentence = bool(line.strip(_AT_START)) or (
        key.meaning is BARE_PASS and document.data[key.start : key.end].isupper()
    )
    return Found(value, Needs.OPAQUE if needs is Needs.FIRM and in_sentence else needs)


def said(document: Document, key: Key) -> Found | None:
    """A value behind white space or words, also of `spark-defaults.conf` and a Dockerfile's `ENV`."""
    data = document.data
    space = compiled(_SAID).match(data, key.end)
    value = value_at(document, space.end()) if space is not None else None
    if space is None or value is None:
        return None
    lead = data[document.line_start(key.start) : key.start].strip(b" \t|")
    if (b"." in data[key.start : key.end] and not lead) or lead == b"ENV":
        alone = not data[value.end : document.line_end(value.end)].strip(b" \t|\"'\\")
        return Found(value, key.meaning.needs) if alone and not _is_word(document, value) else None
    if compiled(_SYNTAX).search(data[max(0, key.start - 16) : key.start]) is not None:
        return None
    if value.quoted:
        return Found(value, firmer(key.meaning.needs))
    return _bare(
        data[value.start : value.end], key, value, by_words=len(data[key.end : space.end()].split()) > 0
    )


def _bare(text: bytes, key: Key, value: Value, *, by_words: bool) -> Found | None:
    if text.startswith(b"/") or values.is_uuid(text):
        return None
    if by_words or key.meaning.type == "password":
        return Found(value, Needs.OPAQUE)
    is_mixed = text != text.lower() and text != text.upper() and len(text) >= _MIXED_LEAST
    is_hex = len(text) >= _HEX_LEAST and compiled(r"[0-9a-f]+").fullmatch(text) is not None
    return Found(value, Needs.OPAQUE) if is_mixed or is_hex else None


def _is_word(document: Document, value: Value) -> bool:
    """The value is a word of a sentence, and not the first piece of one that a backslash continues."""
    data = document.data
    text = data[value.start : value.end]
    if data[value.end : value.end + 1] == b"\\":
        return False
    return values.is_prose(text) or (text.isalpha() and compiled(_VERB).match(data, value.end) is not None)
