"""A policy file: the strict form where it has a `version`, the catalogue's snippets where it has none."""

import hashlib
from collections.abc import Mapping
from typing import Final

from yaml.nodes import MappingNode, Node

from emrdx.policy import hints
from emrdx.policy.document import Document, compose, is_null, line
from emrdx.policy.model import GLOBAL_SCOPE, OPERATION_MARK, WILDCARD, Approvals, Grant, Policy, Rule
from emrdx.policy.problems import Findings, PolicyError, Problem
from emrdx.policy.ruleform import Draft, declared, draft, duration, rule

_TOP_KEYS: Final = frozenset({"version", "description", "default", "hide", "tools", "approvals", "grants"})
_TOOL_KEYS: Final = frozenset({"rules"})
_GRANT_KEYS: Final = frozenset({"identities", "tools"})
_APPROVAL_KEYS: Final = frozenset({"default_timeout", "dedupe_window", "notify"})
VERSION: Final = "1"


def load(text: str) -> tuple[Policy, tuple[Problem, ...]]:
    """A policy and the warnings about it.

    Raises:
        PolicyError: the text is no valid policy; it holds every error with its line.
    """
    policy, errors, warnings = examine(text)
    if policy is None:
        raise PolicyError(errors)
    return policy, warnings


def examine(text: str) -> tuple[Policy | None, tuple[Problem, ...], tuple[Problem, ...]]:
    """A policy, or None; all errors; all warnings."""
    found = Findings()
    policy = None
    try:
        root = compose(text)
        if root is None or is_null(root):
            found.error(1, "", "the policy is empty")
        else:
            policy = _policy(Document(found), root, hashlib.sha256(text.encode(errors="replace")).hexdigest())
    except PolicyError as error:
        found.errors += error.problems
    except RecursionError:
        found.error(1, "", "nested too deeply")
    errors = tuple(sorted(set(found.errors)))
    return (None if errors else policy), errors, tuple(sorted(set(found.warnings)))


def _policy(document: Document, root: Node, digest: str) -> Policy:
    top = document.entries(root, "")
    strict = "version" in top
    if not strict and isinstance(root, MappingNode) and _is_bare_snippet(top):
        fields: dict[str, Node] = {"tools": root}
    else:
        fields = document.fields(root, _TOP_KEYS, "")
    if strict and document.text(fields.get("version"), "version") != VERSION:
        document.found.error(line(fields["version"]), "version", f'must be "{VERSION}"')
    default = document.text(fields.get("default"), "default") or "allow"
    if default not in {"allow", "deny"}:
        document.found.error(line(fields["default"]), "default", f"must be allow or deny, not {default!r}")
    tools = _tools(document, fields.get("tools"), strict=strict)
    policy = Policy(
        description=document.text(fields.get("description"), "description"),
        default_allow=default == "allow",
        hidden=_hidden(document, fields.get("hide")),
        tools=tools,
        grants=_grants(document, fields.get("grants")),
        approvals=_approvals(document, fields.get("approvals")),
        by_operation=frozenset(name.partition(OPERATION_MARK)[0] for name in tools if OPERATION_MARK in name),
        digest=digest,
    )
    hints.of_policy(document, policy, fields)
    return policy


def _is_bare_snippet(top: Mapping[str, tuple[Node, Node]]) -> bool:
    """Whether the file is a tool's entry alone, as the catalogue prints it, with no `tools` above."""
    values = [value for _key, value in top.values()]
    return (
        bool(values)
        and not (top.keys() & _TOP_KEYS)
        and all(
            isinstance(value, MappingNode)
            and any(getattr(key, "value", "") == "rules" for key, _ in value.value)
            for value in values
        )
    )


def _tools(document: Document, node: Node | None, *, strict: bool) -> dict[str, tuple[Rule, ...]]:
    drafts: dict[str, list[Draft]] = {}
    for name, (key, value) in document.entries(node, "tools").items():
        where = f"tools.{name}"
        if not name.strip():
            document.found.error(line(key), where, "a tool must have a name")
        tool, mark, operation = name.partition(OPERATION_MARK)
        if mark and (not tool or not operation or WILDCARD in tool):
            document.found.error(line(key), where, "tool#operation names one tool and one operation")
        rules = document.fields(value, _TOOL_KEYS, where).get("rules")
        nodes = document.items(rules, f"{where}.rules")
        drafts[name] = [draft(document, one, name, index, strict=strict) for index, one in enumerate(nodes)]
        _distinct(document, drafts[name])
    every = [one for parts in drafts.values() for one in parts]
    # A tool that is really called _global comes before the scope of that name.
    counters = declared(sorted(every, key=lambda one: (one.tool != GLOBAL_SCOPE, one.tool)))
    return {
        name: tuple(made for part in parts if (made := rule(document, part, counters)) is not None)
        for name, parts in drafts.items()
    }


def _distinct(document: Document, drafts: list[Draft]) -> None:
    seen: dict[str, int] = {}
    for index, part in enumerate(drafts):
        counter = part.counting.counter.name if part.counting else part.rate.name if part.rate else None
        if counter is None:
            continue
        if counter in seen:
            text = f"the counter {counter!r} is that of rules[{seen[counter]}] already"
            document.found.error(line(part.node), part.where, text)
        seen.setdefault(counter, index)


def _hidden(document: Document, node: Node | None) -> frozenset[str]:
    names: set[str] = set()
    for index, item in enumerate(document.items(node, "hide")):
        name = document.text(item, f"hide[{index}]")
        if not name.strip():
            document.found.error(line(item), f"hide[{index}]", "must name a tool")
        elif name in names:
            document.found.error(line(item), f"hide[{index}]", f"{name!r} stands there already")
        names.add(name)
    return frozenset(names)


def _grants(document: Document, node: Node | None) -> tuple[Grant, ...] | None:
    if node is None:
        return None
    grants = []
    for index, item in enumerate(document.items(node, "grants")):
        where = f"grants[{index}]"
        fields = document.fields(item, _GRANT_KEYS, where)
        names = {}
        for key in ("identities", "tools"):
            found = [document.text(one, f"{where}.{key}") for one in document.items(fields.get(key), where)]
            if not found or not all(found):
                document.found.error(line(fields.get(key, item)), f"{where}.{key}", "must list names, or '*'")
            names[key] = tuple(found)
        grants.append(Grant(names["identities"], names["tools"]))
    return tuple(grants)


def _approvals(document: Document, node: Node | None) -> Approvals:
    where = "approvals"
    fields = document.fields(node, _APPROVAL_KEYS, where)
    timeout = duration(document, fields.get("default_timeout"), f"{where}.default_timeout")
    dedupe = duration(document, fields.get("dedupe_window"), f"{where}.dedupe_window")
    notify = document.fields(fields.get("notify"), frozenset({"webhook"}), f"{where}.notify")
    webhook = document.fields(notify.get("webhook"), frozenset({"url", "secret"}), f"{where}.notify.webhook")
    url = document.text(webhook.get("url"), f"{where}.notify.webhook.url")
    if webhook and not url.startswith(("https://", "http://")):
        place = webhook.get("url", node)
        document.found.error(
            line(place) if place else 1, f"{where}.notify.webhook", "url must be http or https"
        )
    secret = document.text(webhook.get("secret"), f"{where}.notify.webhook.secret")
    return Approvals(timeout or Approvals().timeout, dedupe, url, secret)
