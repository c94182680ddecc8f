"""One redaction of one finding: the same secret has the same marker throughout."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from emrdx.redaction.document import FORM_RANK, MARKER, Hit
from emrdx.redaction.form import compiled
from emrdx.redaction.known import REMEMBERED_MAX, KnownValues, canonical
from emrdx.redaction.personal import TYPES as PERSONAL
from emrdx.redaction.settings import RedactionSettings
from emrdx.redaction.text import Redacted, _redacted

if TYPE_CHECKING:
    from emrdx.redaction.scanner import Scanner

_ENCODING: Final = "surrogatepass"


class Edit(NamedTuple):
    """A span of the text that its marker replaces. Only a counted one is a new occurrence."""

    start: int
    end: int
    type: str
    marker: str
    counted: bool


class RedactionSession:
    """Redacts the texts of one finding. Not to be shared by threads.

    The first secret of a type is marked `[redacted:password]`, a second, different one `[redacted:password#2]`.
    """

    def __init__(self, scanner: "Scanner", settings: RedactionSettings) -> None:
        self._scanner = scanner
        self._scratch: Any = None
        self._allowed = frozenset(value.encode("utf-8", _ENCODING) for value in settings.allowed_values)
        self._markers: dict[bytes, str] = {}
        self._distinct: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()
        self._known = KnownValues()

    @property
    def counts(self) -> Mapping[str, int]:
        """How many values of each type were removed."""
        return dict(self._counts)

    def text(self, raw: str) -> Redacted:
        """The text without its secrets; a text without any is returned unchanged."""
        data = raw.encode("utf-8", _ENCODING)
        edits = self.edits(data)
        return _redacted(raw if not edits else self.applied(data, edits).decode("utf-8", _ENCODING))

    def setting(self, name: str, value: str) -> tuple[Redacted, Redacted]:
        """A setting's name and value, each without its secrets; the name may be what tells that the value is one."""
        shown, _, kept = self.text(f"{name}={value}").partition("=")
        return _redacted(shown), _redacted(kept)

    def lines(self, raw: Sequence[str]) -> list[Redacted]:
        """Consecutive lines of one source, one out for each one in. A secret may go over lines."""
        whole = self.text("\n".join(raw)).split("\n")
        if len(whole) == len(raw):
            return [_redacted(line) for line in whole]
        out: list[Redacted] = []
        at = 0
        for line in raw:
            taken = line.count("\n") + 1
            out.append(_redacted("\n".join(whole[at : at + taken])))
            at += taken
        return out

    def edits(self, data: bytes) -> list[Edit]:
        """What would be replaced in the text, in order. Learns its secrets, but counts none."""
        return self.settled_edits(data, len(data))[0]

    def settled_edits(self, data: bytes, settled: int) -> tuple[list[Edit], int]:
        """What would be replaced up to a place, and that place: the first secret that ends behind `settled`, as
        it may not be whole yet, or the text's end.
        """
        if self._scratch is None:
            self._scratch = self._scanner.scratch()
        hits = _merged(data, [hit for hit in self._scanner.scan(data, self._scratch) if self._is_secret(hit)])
        whole = _settled(hits, settled)
        end = hits[whole].start if whole < len(hits) else len(data)
        markers = _markers(data)
        edits = [edit for hit in hits[:whole] for edit in self._marked(data, hit, markers)]
        return self._with_known(data, edits, markers), end

    def _is_secret(self, hit: Hit) -> bool:
        return hit.value not in self._allowed and canonical(hit.value) not in self._allowed

    def applied(self, data: bytes, edits: Iterable[Edit]) -> bytes:
        """The text with its edits made, which are counted."""
        parts: list[bytes] = []
        at = 0
        for edit in edits:
            parts += (data[at : edit.start], edit.marker.encode())
            at = edit.end
            self._counts[edit.type] += edit.counted
        return b"".join((*parts, data[at:]))

    def _marked(self, data: bytes, hit: Hit, markers: list[tuple[int, int]]) -> list[Edit]:
        spans = _free(data, hit.start, hit.end, markers)
        if not spans:
            return []
        marker = self._marker(hit)
        return [
            Edit(start, end, hit.type, marker, counted=hit.counted and index == 0)
            for index, (start, end) in enumerate(spans)
        ]

    def _marker(self, hit: Hit) -> str:
        value = canonical(hit.value)
        marker = self._markers.get(value)
        if marker is None:
            if len(self._markers) >= REMEMBERED_MAX:
                return f"[redacted:{hit.type}#many]"
            self._distinct[hit.type] += 1
            ordinal = "" if self._distinct[hit.type] == 1 else f"#{self._distinct[hit.type]}"
            marker = self._markers[value] = f"[redacted:{hit.type}{ordinal}]"
            if hit.type not in PERSONAL:
                self._known.add(hit.value, marker, random=hit.rank >= FORM_RANK)
        return marker

    def _with_known(self, data: bytes, edits: list[Edit], markers: list[tuple[int, int]]) -> list[Edit]:
        """The edits, and one for each place where a known secret stands by itself."""
        found = sorted(set(self._known.find(data)))
        if not found:
            return edits
        extra: list[Edit] = []
        for start, end, marker in found:
            if _free(data, start, end, markers) != [(start, end)]:
                continue
            if extra and start < extra[-1].end:
                if end > extra[-1].end:
                    extra[-1] = extra[-1]._replace(end=end)
                continue
            kind = marker[len("[redacted:") : -1].partition("#")[0]
            extra.append(Edit(start, end, kind, marker, counted=True))
        return _combined(edits, extra)


def _merged(data: bytes, hits: list[Hit]) -> list[Hit]:
    """The hits in order, overlapping ones as one with the type of the best."""
    out: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end, -hit.rank)):
        if not out or hit.start >= out[-1].end:
            out.append(hit)
            continue
        last = out[-1]
        best = max(last, hit, key=lambda one: (one.rank, one.end - one.start))
        start, end = last.start, max(last.end, hit.end)
        value = best.value if (best.start, best.end) == (start, end) else data[start:end]
        out[-1] = Hit(start, end, best.type, value, best.rank, counted=last.counted or hit.counted)
    return out


def _settled(hits: list[Hit], end: int) -> int:
    """How many hits are before the first secret of which a piece ends behind `end`."""
    whole = next((index for index, hit in enumerate(hits) if hit.end > end), len(hits))
    while 0 < whole < len(hits) and not hits[whole].counted:
        whole -= 1
    return whole


def _markers(data: bytes) -> list[tuple[int, int]]:
    """Where the text holds markers already: they are no secrets and stay."""
    if b"[redacted:" not in data:
        return []
    return [found.span() for found in compiled(MARKER).finditer(data)]


def _free(data: bytes, start: int, end: int, markers: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of a span that are on one line each and no marker; `markers` are in order."""
    first = bisect_right(markers, start, key=itemgetter(1))
    walls = markers[first : bisect_left(markers, end, key=itemgetter(0))]
    if data.find(b"\n", start, end) >= 0:
        walls += [found.span() for found in compiled(r"\r?\n[ \t]*").finditer(data, start, end)]
    if not walls:
        return [(start, end)]
    spans: list[tuple[int, int]] = []
    at = start
    for wall in sorted(walls):
        spans.append((at, wall[0]))
        at = max(at, wall[1])
    spans.append((at, end))
    return [(a, b) for a, b in spans if a < b and any(chr(byte).isalnum() for byte in data[a:b])]


def _combined(edits: list[Edit], extra: list[Edit]) -> list[Edit]:
    out: list[Edit] = []
    for edit in sorted((*edits, *extra), key=lambda edit: (edit.start, -edit.end)):
        if out and edit.start < out[-1].end:
            if edit.end > out[-1].end:
                out[-1] = out[-1]._replace(end=edit.end)
            continue
        out.append(edit)
    return out
