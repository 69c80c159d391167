"""Templates as leaves: each single value under its path, so that two templates compare by meaning.

Short and long intrinsic functions are one, JSON inside strings is compared as JSON, `5` equals `"5"`, and content
hashes (40 to 64 hexadecimal digits) are one wildcard.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

import yaml

HASH = re.compile(r"[0-9a-f]{40,64}")
TRAILING_SPACE = re.compile(r"[ \t]+\n")

Leaves = dict[tuple[str, ...], str]


class TemplateLoader(yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader):
    """Reads YAML as CloudFormation does: with short intrinsic functions, and dates as text."""


TemplateLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _intrinsic(loader: TemplateLoader, suffix: str, node: yaml.Node) -> dict:
    name = suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}"
    if isinstance(node, yaml.ScalarNode):
        return {name: node.value}
    if isinstance(node, yaml.SequenceNode):
        return {name: loader.construct_sequence(node, deep=True)}
    return {name: loader.construct_mapping(node, deep=True)}


TemplateLoader.add_multi_constructor("!", _intrinsic)


def load(path: Path) -> Leaves:
    """Reads a template; raises yaml.YAMLError if it is none."""
    leaves: Leaves = {}
    _collect(yaml.load(path.read_text(encoding="utf-8"), TemplateLoader), (), leaves)
    return leaves


def _collect(value: object, path: tuple[str, ...], leaves: Leaves) -> None:
    if isinstance(value, dict):
        if not value:
            leaves[path] = "{}"
        for key, member in value.items():
            if key == "Fn::GetAtt" and isinstance(member, str):
                member = member.split(".", 1)
            _collect(member, (*path, HASH.sub("#", str(key))), leaves)
    elif isinstance(value, list):
        if not value:
            leaves[path] = "[]"
        for index, item in enumerate(value):
            _collect(item, (*path, str(index)), leaves)
    elif isinstance(value, str):
        _collect_text(value.strip(), path, leaves)
    else:
        leaves[path] = _plain(value)


def _collect_text(text: str, path: tuple[str, ...], leaves: Leaves) -> None:
    if text[:1] in ("{", "[") and text[-1:] in ("}", "]"):
        try:
            _collect(json.loads(text), (*path, "<json>"), leaves)
            return
        except ValueError:
            pass
    text = HASH.sub("#", TRAILING_SPACE.sub("\n", text))
    leaves[path] = text.lower() if text.lower() in ("true", "false") else text


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


@dataclass(frozen=True)
class Difference:
    """A leaf that is not the same in both, or that only one has.

    The path starts with the template's name; a missing leaf is None.
    """

    path: tuple[str, ...]
    reference: str | None
    ours: str | None

    @property
    def place(self) -> str:
        return "/".join(self.path)


@dataclass(frozen=True)
class Comparison:
    """The leaves of all templates of an application: how many are equal, of how many there are in either."""

    equal: int
    total: int
    differences: tuple[Difference, ...]


def compare(reference: dict[str, Leaves], ours: dict[str, Leaves]) -> Comparison:
    """Compares templates by name; one that only one side has differs in every leaf."""
    equal = total = 0
    differences = []
    for name in sorted(reference.keys() | ours.keys()):
        left, right = reference.get(name, {}), ours.get(name, {})
        for path in sorted(left.keys() | right.keys()):
            total += 1
            if left.get(path) == right.get(path):
                equal += 1
            else:
                differences.append(Difference((name, *path), left.get(path), right.get(path)))
    return Comparison(equal, total, tuple(differences))
