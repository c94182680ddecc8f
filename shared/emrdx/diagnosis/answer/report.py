"""A verdict as the contract's answer: everything in it redacted, every claim with its lines."""

from typing import Final

from emrdx.diagnosis.answer.confidence import confidence
from emrdx.diagnosis.answer.fingerprint import fingerprint, own_function
from emrdx.diagnosis.answer.fixes import filled, fixes
from emrdx.diagnosis.answer.notes import notes
from emrdx.diagnosis.answer.proof import Proof, of_candidate
from emrdx.diagnosis.answer.provenance import coverage, run_facts
from emrdx.diagnosis.answer.transience import transience
from emrdx.diagnosis.causes.candidates import Candidate
from emrdx.diagnosis.causes.cause import Verdict
from emrdx.diagnosis.knowledge.match import Matcher
from emrdx.diagnosis.knowledge.rules import Kind
from emrdx.limits import CAUSE_MESSAGE_CHARS, CHAIN_LINKS, SUMMARY_CHARS
from emrdx.model import Evidence
from emrdx.redaction import Redacted, RedactionSession, identifier, literal
from emrdx.schemas import (
    Cause,
    ChainLink,
    DecidingRule,
    Diagnosis,
    Owner,
    Retry,
)
from emrdx.signals.details import SOURCE
from emrdx.signals.model import Level, Link, Place, Record, Signals

BEST_EVIDENCE: Final = 12


def report(
    verdict: Verdict, signals: Signals, evidence: Evidence, matcher: Matcher, session: RedactionSession
) -> Diagnosis:
    """The answer for a run."""
    kind = matcher.rules.kinds[verdict.kind]
    proof = Proof(session)
    cause_ids = of_candidate(proof, verdict.cause) if verdict.cause else ()
    place = verdict.cause.match.place if verdict.cause else None
    if evidence.run.state_details and (place is None or place.ref.path == SOURCE):
        cause_ids = (*cause_ids, *proof.state(evidence.run.state_details))
    chain = _chain(verdict, matcher, proof, session)
    if verdict.cause is None:
        _best_evidence(signals, verdict, proof)
    statuses = frozenset(source.status for source in evidence.sources)
    cause = _cause(verdict.cause, cause_ids, session)
    seen = notes(signals, proof, statuses, session.counts, verdict.cause.record if verdict.cause else None)
    outlook = transience(_retry(verdict, kind), evidence.run)
    return Diagnosis(
        run=run_facts(evidence.run, session),
        kind=identifier(verdict.kind),
        title=session.text(kind.title),
        summary=_summary(verdict, kind, session),
        confidence=confidence(verdict, statuses),
        rule=DecidingRule(id=_rule_id(verdict), version=identifier(matcher.rules.version)),
        cause=cause,
        chain=chain,
        evidence=tuple(proof.lines),
        fixes=fixes(kind, verdict.cause, evidence.run, session),
        owner=Owner(kind.owner),
        retry=outlook.retry,
        retry_why=session.text(outlook.why) if outlook.why else None,
        fingerprint=_fingerprint(verdict, cause, session),
        notes=seen,
        coverage=coverage(evidence, session),
        redactions={identifier(name): count for name, count in sorted(session.counts.items())},
    )


def _rule_id(verdict: Verdict) -> Redacted:
    return identifier(verdict.cause.match.bound.rule.id) if verdict.cause else literal("abstain")


def _retry(verdict: Verdict, kind: Kind) -> Retry:
    told = verdict.cause.match.bound.rule.retry if verdict.cause else ""
    return Retry(told or kind.retry)


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def _summary(verdict: Verdict, kind: Kind, session: RedactionSession) -> Redacted:
    if verdict.cause is None:
        return session.text(f"{kind.title}: {verdict.reason}.").cut(SUMMARY_CHARS)
    match = verdict.cause.match
    link = match.link
    message = _first_line(match.text)
    values = {
        **match.captures,
        "message": message,
        "type": link.simple_type if link else "",
        "condition": link.condition if link else "",
    }
    if error := link.service_error if link else None:
        values |= {"action": error.action or error.operation, "code": error.code, "resource": error.resource}
        values = {name: value for name, value in values.items() if value}
    text = filled(match.bound.rule.summary, values) if match.bound.rule.summary else None
    if text is None:
        text = f"{kind.title}: {message}" if message else kind.title
    return session.text(" ".join(text.split())).cut(SUMMARY_CHARS)


def _cause(candidate: Candidate | None, ids: tuple[Redacted, ...], session: RedactionSession) -> Cause | None:
    if candidate is None:
        return None
    match, link = candidate.match, candidate.match.link
    code = match.captures.get("exit_code", "")
    message = session.text(match.text.strip()).cut(CAUSE_MESSAGE_CHARS)
    if link is None:
        exit_code = int(code) if code.isdigit() else None
        return Cause(message=message or None, exit_code=exit_code, evidence=ids)
    error = link.service_error
    return Cause(
        type=session.text(link.type) if link.type else None,
        message=message or None,
        sqlstate=session.text(link.sqlstate) if link.sqlstate else None,
        condition=session.text(link.condition) if link.condition else None,
        service=session.text(error.service) if error and error.service else None,
        status=error.status if error else None,
        error_code=session.text(error.code) if error and error.code else None,
        exit_code=link.exit_code,
        evidence=ids,
    )


def _chain(
    verdict: Verdict, matcher: Matcher, proof: Proof, session: RedactionSession
) -> tuple[ChainLink, ...]:
    """From the root to what the run reported last."""
    if verdict.cause is None:
        return ()
    links: list[ChainLink] = []
    for candidate in (verdict.cause, *verdict.explains):
        links.append(_chain_link(candidate.kind, candidate.match.link, candidate, proof, session))
        thrown, root = candidate.thrown, candidate.match.link
        if thrown is None or root is None:
            continue
        outward = thrown.links[: thrown.links.index(root)]
        for link in reversed(outward):
            matches = matcher.link(link)
            name = matches[0].kind if matches else candidate.kind
            links.append(_chain_link(name, link, candidate, proof, session))
    return _without_repeats(links)[:CHAIN_LINKS]


def _chain_link(
    kind: str, link: Link | None, candidate: Candidate, proof: Proof, session: RedactionSession
) -> ChainLink:
    line = _first_line(link.message if link else candidate.match.text)
    if link is not None and link.type and not line.startswith(link.simple_type):
        line = f"{link.simple_type}: {line}" if line else link.simple_type
    place = link.place if link else candidate.match.place
    record = candidate.record if place is not None and place.ref.path != SOURCE else None
    ids = proof.cite(record, [place.line]) if record and place else ()
    return ChainLink(
        kind=identifier(kind),
        text=session.text(line).cut(240),
        source=_cited(place, candidate.record, proof),
        evidence=ids,
    )


def _cited(place: Place | None, record: Record | None, proof: Proof) -> Redacted | None:
    if place is None:
        return None
    if place.ref.path == SOURCE:
        return literal("stateDetails")
    origin = record.origin(place.line) if record else place
    try:
        return identifier(f"{proof.source(origin)}:{origin.line}")
    except ValueError:
        return proof.source(origin)


def _without_repeats(links: list[ChainLink]) -> tuple[ChainLink, ...]:
    kept: list[ChainLink] = []
    for link in links:
        if not any(link.text == other.text for other in kept):
            kept.append(link)
    return tuple(kept)


def _best_evidence(signals: Signals, verdict: Verdict, proof: Proof) -> None:
    """Where no cause is named: the runners-up, the last errors, the last output."""
    for candidate in verdict.runners_up[:2]:
        of_candidate(proof, candidate)
    of_driver = [record for record in signals.records if record.place.role.is_driver]
    driver = of_driver or list(signals.records)
    errors = [record for record in driver if record.level >= Level.ERROR]
    for record in errors[-3:]:
        proof.cite(record, [record.place.line, record.place.line + 1])
    by_source: dict[str, list[tuple[int, int]]] = {}
    for at, record in enumerate(driver):
        shown = [number for number, line in enumerate(record.lines, record.place.line) if line.strip()]
        by_source.setdefault(record.place.ref.path, []).extend((at, number) for number in shown)
    for numbers in by_source.values():
        for at, number in numbers[-BEST_EVIDENCE // 2 :]:
            proof.cite(driver[at], [number])


def _fingerprint(verdict: Verdict, cause: Cause | None, session: RedactionSession) -> Redacted:
    link = verdict.cause.match.link if verdict.cause else None
    parts: list[str | None] = [verdict.kind]
    if cause is not None:
        parts += [cause.type, cause.condition, cause.error_code, cause.service, cause.message]
    own = own_function(link) if link else ""
    parts.append(session.text(own) if own else "")
    return fingerprint(parts)
