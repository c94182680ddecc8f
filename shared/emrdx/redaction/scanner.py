"""All detectors over one text: hyperscan finds the places in one pass, the detectors look only there."""

import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from emrdx.redaction import commands, encoded, headers, pairs, personal, private_keys, urls
from emrdx.redaction.document import Document, Hit
from emrdx.redaction.form import Form, expression, literal, width
from emrdx.redaction.forms import FORMS
from emrdx.redaction.found_form import at_anchor
from emrdx.redaction.keys import words
from emrdx.redaction.settings import RedactionSettings, UserPattern, user_pattern

_USER_RANK: Final = 9


@dataclass(frozen=True, slots=True)
class _Anchor:
    """One expression of the prefilter and what its matches are for."""

    expression: str
    target: str
    width: int = 0
    caseless: bool = False
    item: Any = None


def _anchors(settings: RedactionSettings) -> Iterator[_Anchor]:
    for form in FORMS:
        for anchor in form.anchors:
            yield _Anchor(expression(anchor), "form", width(anchor), item=form)
    for word in pairs.KEY_WORDS:
        yield _Anchor(word, "key", caseless=True)
    for command in commands.COMMANDS:
        yield _Anchor(literal(command.program), "command", caseless=True, item=command)
    for anchor in urls.ORACLE_ANCHORS:
        yield _Anchor(anchor, "oracle", len(anchor), caseless=True)
    for fragment, before in encoded.base64_anchors().items():
        yield _Anchor(literal(fragment), "base64", len(fragment), item=before)
    for mark in encoded.MARKS:
        yield _Anchor(mark, "encoded")
    yield _Anchor(r"%40[A-Za-z0-9-]{1,63}(?:\.|%2[eE]|%3[aA]|/)", "encoded_at")
    yield _Anchor("://", "url")
    yield _Anchor(r":[^\s@:/\"'<>=,]{4,64}@[A-Za-z0-9]", "bare_url")
    yield _Anchor(urls.PGPASS, "pgpass")
    yield _Anchor("bearer", "bearer", 6, caseless=True)
    yield _Anchor(r"\bbasic[ %+\t]", "basic", 6, caseless=True)
    yield _Anchor(r"BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY", "pem")
    yield _Anchor(r"END [A-Z0-9 ]{0,40}PRIVATE KEY", "pem_end")
    yield _Anchor(r"[0-9A-Za-z+/]{64}\r?$", "pem_body")
    yield _Anchor('"kty"', "jwk")
    yield _Anchor("Private-Lines: ", "putty", len("Private-Lines: "))
    yield _Anchor(r"\[redacted:", "marker")
    if settings.pii == "all":
        yield _Anchor(personal.EMAIL, "email")
        yield _Anchor(personal.CARD, "card")
        yield _Anchor(personal.SSN, "ssn")
        yield _Anchor(personal.PHONE, "phone")
        yield _Anchor(personal.WORDS, "personal_word", caseless=True)
    for pattern in settings.patterns:
        for keyword in pattern.keywords:
            yield _Anchor(literal(keyword), "user", caseless=True, item=pattern)


_Places = dict[str, list[tuple[int, _Anchor]]]
_POSITIONS: Final[dict[str, Callable[[Document, list[int]], Iterator[Hit]]]] = {
    "url": urls.userinfo,
    "bare_url": urls.without_scheme,
    "pgpass": urls.pgpass,
    "pem": private_keys.pem,
    "pem_end": private_keys.headless,
    "pem_body": private_keys.bodies,
    "jwk": private_keys.jwk,
    "email": personal.emails,
    "card": personal.cards,
    "ssn": personal.social_security,
    "phone": personal.phones,
    "personal_word": personal.beside_words,
}
_compiling: Final = threading.Lock()
_STARTS: Final[dict[str, Callable[[Document, list[int]], Iterator[Hit]]]] = {
    "oracle": urls.oracle,
    "bearer": headers.bearer,
    "basic": headers.basic,
    "putty": private_keys.putty,
}


class Scanner:
    """The compiled detectors for one set of settings. Threads may share it, each with its own `scratch`."""

    def __init__(self, settings: RedactionSettings) -> None:
        import hyperscan

        self._hyperscan = hyperscan
        self._settings = settings
        self._anchors = tuple(_anchors(settings))
        self._always = tuple(pattern for pattern in settings.patterns if not pattern.keywords)
        self._allowed_keys = frozenset("".join(words(key)) for key in settings.allowed_keys)
        self._database = hyperscan.Database()
        multiline, caseless = hyperscan.HS_FLAG_MULTILINE, hyperscan.HS_FLAG_CASELESS
        self._database.compile(
            expressions=[anchor.expression.encode() for anchor in self._anchors],
            ids=list(range(len(self._anchors))),
            flags=[multiline | (caseless if anchor.caseless else 0) for anchor in self._anchors],
        )

    def scratch(self) -> Any:
        """Working memory for `scan`, for one thread at a time."""
        return self._hyperscan.Scratch(self._database)

    def scan(self, data: bytes, scratch: Any, depth: int = 0) -> list[Hit]:
        """Every secret found, in no order; hits may overlap."""
        found: list[tuple[int, int]] = []
        self._database.scan(
            data, lambda index, _from, to, _flags, _context: found.append((to, index)), scratch=scratch
        )
        if not found and not self._always:
            return []
        places: _Places = defaultdict(list)
        for to, index in found:
            anchor = self._anchors[index]
            places[anchor.target].append((to, anchor))
        document = Document(data)
        hits = list(self._detect(document, places))
        if depth < encoded.DEPTH_MAX:
            hits += self._decoded(document, places, scratch, depth)
        return hits

    def _detect(self, document: Document, places: _Places) -> Iterator[Hit]:
        for target, detector in _POSITIONS.items():
            if target in places:
                yield from detector(document, [to for to, _ in places[target]])
        for target, detector in _STARTS.items():
            if target in places:
                yield from detector(document, [to - anchor.width for to, anchor in places[target]])
        yield from self._pairs(document, places)
        yield from _forms(document, places)
        if "command" in places:
            yield from commands.find(document, [(to, anchor.item) for to, anchor in places["command"]])
        patterns = {id(anchor.item): anchor.item for _, anchor in places.get("user", ())}
        for pattern in (*self._always, *patterns.values()):
            yield from _user(document, pattern)

    def _pairs(self, document: Document, places: _Places) -> Iterator[Hit]:
        if "key" in places:
            yield from pairs.find(document, [to for to, _ in places["key"]], self._allowed_keys)

    def _decoded(self, document: Document, places: _Places, scratch: Any, depth: int) -> Iterator[Hit]:
        if "encoded" in places and len(places) > 1:
            yield from self._viewed(document, places, scratch, depth)
        if "base64" in places:
            yield from self._base64(document, places["base64"], scratch, depth)

    def _viewed(self, document: Document, places: _Places, scratch: Any, depth: int) -> Iterator[Hit]:
        lines = {document.line_start(to): to for to, _ in places["encoded"]}
        others = {
            document.line_start(to) for target, at in places.items() if target != "encoded" for to, _ in at
        }
        spans = _with_next(document, [start for start in sorted(lines) if start in others])
        if not spans:
            return
        view = encoded.view(document.data, spans)
        for hit in self.scan(view.data, scratch, depth + 1):
            start, end = view.original(hit.start, hit.end)
            yield hit._replace(start=start, end=end)

    def _base64(
        self, document: Document, places: list[tuple[int, _Anchor]], scratch: Any, depth: int
    ) -> Iterator[Hit]:
        runs = document.data.translate(encoded.RUN_TABLE)
        done = -1
        for to, anchor in places:
            if to <= done:
                continue
            run = encoded.base64_run(document.data, runs, to - anchor.width, anchor.item)
            if run is None:
                continue
            start, end, decoded = run
            inner = self.scan(decoded, scratch, depth + 1)
            if inner:
                done = end
                yield Hit(start, end, inner[0].type, document.data[start:end], pairs.RANK)


def _with_next(document: Document, starts: list[int]) -> list[tuple[int, int]]:
    """The lines that begin at `starts`, each with the one behind it, in which a value may go on."""
    spans: list[tuple[int, int]] = []
    for start in starts:
        end = document.line_end(start)
        behind = document.data.find(b"\n", end, end + 2) + 1
        if behind:
            end = document.line_end(behind)
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _forms(document: Document, places: _Places) -> Iterator[Hit]:
    done: dict[int, int] = {}
    for to, anchor in places.get("form", ()):
        form: Form = anchor.item
        start = to - anchor.width
        if start < done.get(id(form), -1):
            continue
        for hit in at_anchor(document, form, start):
            done[id(form)] = hit.end
            yield hit


def _user(document: Document, pattern: UserPattern) -> Iterator[Hit]:
    expression_ = user_pattern(pattern.pattern)
    for found in expression_.finditer(document.data):
        start, end = found.span(1 if expression_.groups else 0)
        if end > start >= 0:
            yield Hit(start, end, pattern.name, document.data[start:end], _USER_RANK)


def scanner(settings: RedactionSettings) -> Scanner:
    """The scanner for these settings, compiled once in a process. Who asks while it is compiled, waits."""
    with _compiling:
        return _compiled(settings)


@lru_cache(maxsize=8)
def _compiled(settings: RedactionSettings) -> Scanner:
    return Scanner(settings)
