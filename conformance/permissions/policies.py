"""Statements of policies whose intrinsic functions are resolved. What no statement allows is denied."""

from dataclasses import dataclass
from typing import Any

from permissions.wildcards import covers, covers_arn

Context = dict[str, list[str]]


@dataclass(frozen=True)
class Condition:
    """One operator with one key, such as `StringLike` of `s3:prefix`."""

    operator: str
    key: str
    values: tuple[str, ...]

    @property
    def demands(self) -> bool:
        """Returns whether a request without the key is denied."""
        return not self.operator.endswith("IfExists") and not self.operator.startswith("ForAllValues:")

    def allows(self, value: str) -> bool:
        """Returns whether a value passes; in a value, `*` is whatever becomes known later."""
        name = self.operator.removeprefix("ForAnyValue:").removeprefix("ForAllValues:").removesuffix("IfExists")
        if name in ("StringEquals", "StringEqualsIgnoreCase"):
            return value in self.values
        if name == "StringLike":
            return any(covers(allowed, value) for allowed in self.values)
        if name in ("ArnEquals", "ArnLike"):
            return any(covers_arn(allowed, value) for allowed in self.values)
        if name == "Bool":
            return value.lower() in (allowed.lower() for allowed in self.values)
        return False

    def met_by(self, context: Context) -> bool:
        """Returns whether a request passes: each value that it can have does."""
        found = context.get(self.key)
        return not self.demands if found is None else all(self.allows(value) for value in found)

    def within(self, values: list[str]) -> bool:
        """Returns whether it demands the key, with nothing else than these values."""
        return self.demands and all(any(covers(wide, own) for wide in values) for own in self.values)


@dataclass(frozen=True)
class Statement:
    """A statement. `early` is whether it is there before the state machine is created."""

    effect: str
    actions: tuple[str, ...]
    resources: tuple[str, ...]
    conditions: tuple[Condition, ...]
    early: bool

    def matches(self, action: str, resource: str, context: Context) -> bool:
        return (
            any(covers(own.lower(), action.lower()) for own in self.actions)
            and any(covers_arn(own, resource) for own in self.resources)
            and all(condition.met_by(context) for condition in self.conditions)
        )

    def demands(self, wanted: Context) -> bool:
        """Returns whether it demands each of these keys, with nothing else than their values."""
        return all(
            any(condition.key == key and condition.within(values) for condition in self.conditions)
            for key, values in wanted.items()
        )


def allows(statements: list[Statement], action: str, resource: str, context: Context) -> bool:
    """Returns whether a request is allowed: some statement allows it, and none denies it."""
    matching = [one for one in statements if one.matches(action, resource, context)]
    return any(one.effect == "Allow" for one in matching) and not any(one.effect == "Deny" for one in matching)


def read(document: dict[str, Any], early: bool = True) -> list[Statement]:
    """Reads a document."""
    return [_statement(one, early) for one in listed(document.get("Statement"))]


def _statement(written: dict[str, Any], early: bool) -> Statement:
    unknown = written.keys() - {"Sid", "Effect", "Principal", "Action", "Resource", "Condition"}
    if unknown:
        raise ValueError(f"a statement with {', '.join(sorted(unknown))} is not known here: {written}")
    conditions = [
        Condition(operator, key, tuple(str(value) for value in listed(values)))
        for operator, keys in (written.get("Condition") or {}).items()
        for key, values in keys.items()
    ]
    return Statement(
        written["Effect"],
        tuple(listed(written.get("Action"))),
        tuple(listed(written.get("Resource", "*"))),
        tuple(conditions),
        early,
    )


def listed(value: Any) -> list[Any]:
    """A list of what may be one, many or none."""
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]
