"""What the roles of workflows have to allow: the applications of role-apps/ and their needs.yml."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from permissions.policies import Context, listed
from permissions.stacks import Stack

KEYS = {"allow", "at-most", "checked", "may-when", "optional", "page", "reported", "resource", "state", "when"}


@dataclass(frozen=True)
class Need:
    """Actions that have to be allowed on resources."""

    actions: tuple[str, ...]
    resources: tuple[str, ...]
    at_most: tuple[str, ...]
    when: Context
    may_when: Context
    early: bool
    optional: bool

    @property
    def context(self) -> Context:
        return {**self.when, **self.may_when}

    @property
    def takes_arn(self) -> bool:
        return self.resources != ("*",)


@dataclass(frozen=True)
class Reported:
    """Actions that a finding at a state has to name."""

    actions: tuple[str, ...]
    state: str


@dataclass(frozen=True)
class Application:
    """An application. `lines` has, for each workflow, the lines of its states."""

    folder: Path
    needs: dict[str, list[dict[str, Any]]]
    definitions: dict[str, dict[str, Any]]
    lines: dict[str, dict[str, tuple[int, int]]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.folder.name

    def reported(self, workflow: str) -> list[Reported]:
        return [
            Reported(tuple(listed(need["reported"])), need["state"])
            for need in self.needs[workflow]
            if "reported" in need
        ]

    def optional(self, workflow: str) -> set[str]:
        """Actions that the role need not allow, so that a finding may name them."""
        return {action for need in self.needs[workflow] if need.get("optional") for action in listed(need["allow"])}

    def needed(self, workflow: str, stack: Stack, machine: str) -> list[Need]:
        return [_need(need, stack, machine) for need in self.needs[workflow] if "allow" in need]


def read(folder: Path, names: list[str]) -> list[Application]:
    """Reads the applications of a folder, or those with the names."""
    known = {path.parent.name: path.parent for path in sorted(folder.glob("*/needs.yml"))}
    unknown = set(names) - known.keys()
    if unknown:
        raise SystemExit(f"roles: there is no application {', '.join(sorted(unknown))}.")
    pages = yaml.safe_load((folder / "pages.yml").read_text(encoding="utf-8"))
    return [_application(known[name], pages) for name in (names or known)]


def _application(folder: Path, pages: dict[str, str]) -> Application:
    needs = yaml.safe_load((folder / "needs.yml").read_text(encoding="utf-8"))
    text = (folder / "workflows.yml").read_text(encoding="utf-8")
    definitions = yaml.safe_load(text)
    _check(folder.name, needs, definitions, pages)
    lines = {name.value: _states(body) for name, body in yaml.compose(text).value}
    return Application(folder, needs, definitions, lines)


def _check(app: str, needs: dict[str, Any], definitions: dict[str, Any], pages: dict[str, str]) -> None:
    for name in needs.keys() ^ definitions.keys():
        raise SystemExit(f"roles: {app}: {name} is in one of workflows.yml and needs.yml only.")
    for name, entries in needs.items():
        for need in entries:
            page = need.get("page", "")
            known = page.startswith("https://") or page.partition("/")[0] in pages
            if need.keys() - KEYS or not known or ("allow" in need) == ("reported" in need):
                raise SystemExit(f"roles: {app}: {name}: {need} is no need.")


def _states(body: yaml.Node) -> dict[str, tuple[int, int]]:
    """The first and the last line of each state, nested ones included."""
    found: dict[str, tuple[int, int]] = {}
    if isinstance(body, yaml.SequenceNode):
        for part in body.value:
            found |= _states(part)
    if isinstance(body, yaml.MappingNode):
        for key, part in body.value:
            if key.value == "States":
                for name, state in part.value:
                    found[name.value] = (name.start_mark.line + 1, state.end_mark.line + 1)
            found |= _states(part)
    return found


def _need(written: dict[str, Any], stack: Stack, machine: str) -> Need:
    def resolved(key: str) -> tuple[str, ...]:
        return tuple(_resolve(one, stack, machine) for one in listed(written.get(key)))

    def context(key: str) -> Context:
        return {
            name: [_resolve(one, stack, machine) for one in listed(values)]
            for name, values in written.get(key, {}).items()
        }

    return Need(
        actions=tuple(listed(written["allow"])),
        resources=resolved("resource"),
        at_most=resolved("at-most") or resolved("resource"),
        when=context("when"),
        may_when=context("may-when"),
        early=written.get("checked") == "creation",
        optional=written.get("optional", False),
    )


def _resolve(text: str, stack: Stack, machine: str) -> str:
    if text.startswith("here:"):
        _, service, rest = text.split(":", 2)
        text = stack.place.arn(service, rest)
    return stack.substitute(text.replace("${self", "${" + machine))
