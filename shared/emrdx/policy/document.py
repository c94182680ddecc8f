"""A YAML file as nodes with lines: the first document alone, anchors and merges resolved, duplicate keys refused."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import yaml
from yaml.composer import Composer
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.resolver import BaseResolver
from yaml.scanner import Scanner

from emrdx.policy import scalars
from emrdx.policy.problems import Findings, PolicyError, Problem
from emrdx.policy.readable import is_text

_PLAIN: Final = "?"
_CORE: Final = "tag:yaml.org,2002:"
_TEXT_TAGS: Final = frozenset({f"{_CORE}str", "!"})
_TYPES: Final[Mapping[str, tuple[type, ...]]] = {
    f"{_CORE}int": (int,),
    f"{_CORE}float": (float, int),
    f"{_CORE}bool": (bool,),
    f"{_CORE}null": (type(None),),
    f"{_CORE}timestamp": (scalars.Timestamp,),
}
_MERGE: Final = "<<"
# Aliases may repeat a node any number of times; what they spell out is bounded all the same.
_NODES_MAX: Final = 200_000


class _Loader(Reader, Scanner, Parser, Composer, BaseResolver):
    """PyYAML's reader up to nodes, with no types of its own."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)
        BaseResolver.__init__(self)

    def resolve(self, kind: type[Node], value: Any, implicit: Any) -> Any:
        if kind is ScalarNode:
            return _PLAIN if implicit[0] else f"{_CORE}str"
        return super().resolve(kind, value, implicit)  # type: ignore[no-untyped-call]


def compose(text: str) -> Node | None:
    """The first document's root; None where the file is empty.

    Raises:
        PolicyError: the text is no YAML.
    """
    try:
        loader = _Loader(text)
        return loader.get_node() if loader.check_node() else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise PolicyError([Problem(mark.line + 1 if mark else 1, "", f"no YAML: {error.problem}")]) from None
    except yaml.YAMLError as error:
        raise PolicyError([Problem(1, "", f"no YAML: {' '.join(str(error).split())}")]) from None
    except (RecursionError, ValueError, OverflowError) as error:
        raise PolicyError([Problem(1, "", f"no YAML: {type(error).__name__}")]) from None


def line(node: Node) -> int:
    """A node's line, from 1."""
    return int(node.start_mark.line) + 1


def is_null(node: Node | None) -> bool:
    """Whether a node is absent or holds nothing."""
    return node is None or (isinstance(node, ScalarNode) and _scalar(node) is None)


def _scalar(node: ScalarNode) -> Any:
    if node.tag in _TEXT_TAGS:
        return node.value
    value: Any = scalars.plain(node.value)
    if node.tag == _PLAIN:
        return value
    allowed = _TYPES.get(node.tag)
    if allowed is None:
        raise PolicyError([Problem(line(node), "", f"the tag {node.tag} is not supported")])
    if not isinstance(value, allowed) or (isinstance(value, bool) and bool not in allowed):
        raise PolicyError([Problem(line(node), "", f"{node.value!r} is not of the type {node.tag}")])
    return float(str(value)) if node.tag == f"{_CORE}float" else value


@dataclass(slots=True)
class Document:
    """Reads nodes as what a field holds; what does not fit is an error, and the field counts as absent."""

    found: Findings
    visited: int = 0

    def entries(self, node: Node | None, where: str) -> dict[str, tuple[Node, Node]]:
        """A mapping's keys in order, with the nodes of key and value; merges resolved, own keys before merged."""
        if node is None or is_null(node):
            return {}
        if not isinstance(node, MappingNode):
            self.found.error(line(node), where, "must be a mapping")
            return {}
        return self._entries(node, where, ())

    def _entries(self, node: MappingNode, where: str, above: tuple[int, ...]) -> dict[str, tuple[Node, Node]]:
        own: dict[str, tuple[Node, Node]] = {}
        merged: list[Node] = []
        self._count(node)
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self.found.error(line(key), where, "a key must be a name")
            elif key.tag == _PLAIN and key.value == _MERGE and not merged:
                merged.append(value)
            elif key.tag == _PLAIN and key.value == _MERGE:
                self.found.error(line(key), where, "<< stands already; give one list of mappings")
            elif key.value in own:
                first = line(own[key.value][0])
                self.found.error(line(key), where, f"the key {key.value!r} stands already in line {first}")
            else:
                own[key.value] = (key, value)
        for source in merged:
            for mapping in source.value if isinstance(source, SequenceNode) else [source]:
                if not isinstance(mapping, MappingNode) or id(mapping) in above or mapping is node:
                    self.found.error(line(source), where, "<< takes a mapping, or a list of mappings")
                    continue
                for name, pair in self._entries(mapping, where, (*above, id(node))).items():
                    own.setdefault(name, pair)
        return own

    def fields(self, node: Node | None, known: frozenset[str], where: str) -> dict[str, Node]:
        """A mapping with known keys only: another key is an error."""
        fields = {}
        for name, (key, value) in self.entries(node, where).items():
            if name in known:
                fields[name] = value
            else:
                self.found.error(
                    line(key), where, f"unknown key {name!r}; known are {', '.join(sorted(known))}"
                )
        return fields

    def items(self, node: Node | None, where: str) -> list[Node]:
        """A list's nodes."""
        if node is None or is_null(node):
            return []
        if not isinstance(node, SequenceNode):
            self.found.error(line(node), where, "must be a list")
            return []
        self._count(node)
        return list(node.value)

    def text(self, node: Node | None, where: str) -> str:
        """A scalar's text as it stands, whatever its type; empty where it is absent."""
        if node is None or is_null(node):
            return ""
        if not isinstance(node, ScalarNode):
            self.found.error(line(node), where, "must be text")
            return ""
        if not is_text(node.value):
            self.found.error(line(node), where, "holds half of a character")
        return str(node.value)

    def value(self, node: Node | None, where: str) -> Any:
        """A node as the value that a call's argument is compared with."""
        if node is None:
            return None
        try:
            return self._value(node, ())
        except PolicyError as error:
            for problem in error.problems:
                self.found.error(problem.line, where, problem.text)
            return None

    def _value(self, node: Node, above: tuple[int, ...]) -> Any:
        self._count(node)
        if isinstance(node, ScalarNode):
            return _scalar(node)
        if id(node) in above:
            raise PolicyError([Problem(line(node), "", "an anchor holds itself")])
        inner = (*above, id(node))
        if isinstance(node, SequenceNode):
            return [self._value(item, inner) for item in node.value]
        assert isinstance(node, MappingNode)  # noqa: S101 (the third and last kind)
        return {name: self._value(value, inner) for name, value in self._named(node)}

    def _named(self, node: MappingNode) -> Iterator[tuple[str, Node]]:
        for name, (_key, value) in self._entries(node, "", ()).items():
            yield name, value

    def _count(self, node: Node) -> None:
        self.visited += 1
        if self.visited > _NODES_MAX:
            raise PolicyError([Problem(line(node), "", "too large, or anchors repeat too much")])
