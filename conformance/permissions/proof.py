"""Shows for each workflow that a judge who passes what is right notices what is wrong.

A role that is made from the needs themselves has to be right; without one of its statements, with `*` for an ARN, with an
action more, or without a condition, it must not be.
"""

from dataclasses import replace

from permissions.judge import Verdict, compare
from permissions.needs import Application, Need
from permissions.policies import Condition, Statement
from permissions.stacks import Stack


def prove(application: Application, stack: Stack, ids: dict[str, str]) -> None:
    """Fails where the needs of a workflow contradict each other, or where the judge overlooks something."""
    for name, machine in ids.items():
        needed = application.needed(name, stack, machine)
        ideal = [_statement(need) for need in needed]
        _expect(application, name, "the role made from the needs", ideal, needed, right=True)
        more = replace(_MORE, actions=("organizations:LeaveOrganization",))
        _expect(application, name, "an action more", [*ideal, more], needed, right=False)
        for number, need in enumerate(needed):
            _prove(application, name, number, need, ideal, needed)


def _prove(app: Application, name: str, number: int, need: Need, ideal: list[Statement], needed: list[Need]) -> None:
    def with_other(*statements: Statement) -> list[Statement]:
        return [*ideal[:number], *statements, *ideal[number + 1 :]]

    own = ideal[number]
    if not need.optional and not _granted_elsewhere(need, with_other()):
        _expect(app, name, f"without {need.actions}", with_other(), needed, right=False)
    if need.takes_arn:
        _expect(app, name, f"`*` for {need.actions}", with_other(replace(own, resources=("*",))), needed, right=False)
    if need.when:
        _expect(app, name, f"{need.actions} without condition", with_other(replace(own, conditions=())), needed, right=False)
    if need.early:
        _expect(app, name, f"{need.actions} too late", with_other(replace(own, early=False)), needed, right=False)


def _granted_elsewhere(need: Need, others: list[Statement]) -> bool:
    verdict = Verdict()
    compare(others, [need], verdict)
    return not verdict.missing


def _statement(need: Need) -> Statement:
    conditions = [Condition("StringLike", key, tuple(values)) for key, values in need.when.items()]
    return Statement("Allow", need.actions, need.resources, tuple(conditions), True)


_MORE = Statement("Allow", (), ("*",), (), True)


def _expect(
    app: Application, name: str, what: str, statements: list[Statement], needed: list[Need], right: bool
) -> None:
    verdict = Verdict()
    compare(statements, needed, verdict)
    if verdict.right != right:
        faults = "; ".join(verdict.faults()) or "nothing is found"
        raise SystemExit(f"roles: {app.name}: {name}: {what}: {faults}")
