"""Compares what the role of a state machine allows with what its workflow needs."""

from dataclasses import dataclass, field

from permissions import policies, stacks
from permissions.needs import Need
from permissions.policies import Statement, listed
from permissions.stacks import Stack

SERVICE = "states.amazonaws.com"


@dataclass
class Verdict:
    """What is wrong with the role of one workflow, each fault a line."""

    missing: list[str] = field(default_factory=list)
    excess: list[str] = field(default_factory=list)
    stars: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)

    @property
    def right(self) -> bool:
        return not (self.missing or self.excess or self.stars or self.other)

    def faults(self) -> list[str]:
        kinds = {"missing": self.missing, "excess": self.excess, "wildcard": self.stars, "other": self.other}
        return [f"{kind}: {fault}" for kind, faults in kinds.items() for fault in faults]


def judge(stack: Stack, after: dict[str, set[str]], machine: str, needed: list[Need]) -> Verdict:
    """Judges the role of a state machine. `after` has what each resource is created after."""
    verdict = Verdict()
    role = role_of(stack, machine)
    if role is None:
        verdict.other.append("the state machine has no role of this template")
        return verdict
    before = stacks.closure(after, machine)
    statements = statements_of(stack, role, before)
    if machine in before:
        verdict.other.append("the template has a cycle, so that the state machine can't be created")
    if not _trusted(stack, role, machine):
        verdict.other.append(f"the role does not trust {SERVICE}")
    for arn in sorted(attached_to(stack, role) - {stack.arn(one) for one in stack.of_type("AWS::IAM::ManagedPolicy")}):
        verdict.other.append(f"the role has {arn}, which is not in the template")
    compare(statements, needed, verdict)
    return verdict


def compare(statements: list[Statement], needed: list[Need], verdict: Verdict) -> None:
    """Finds what statements lack, and what they allow beyond the needs."""
    for need in needed:
        _look_for_missing(need, statements, verdict)
    for statement in statements:
        if statement.effect == "Allow":
            _look_for_excess(statement, needed, verdict)


def role_of(stack: Stack, machine: str) -> str | None:
    """The logical id of a state machine's role."""
    arn = stack.resolve(stack.properties(machine).get("RoleArn"))
    return next((role for role in stack.of_type("AWS::IAM::Role") if stack.arn(role) == arn), None)


def attached_to(stack: Stack, role: str) -> set[str]:
    """The ARNs of the policies that a role names."""
    return set(listed(stack.resolve(stack.properties(role).get("ManagedPolicyArns", []))))


def statements_of(stack: Stack, role: str, before: set[str]) -> list[Statement]:
    """All statements of a role: its own, and those of policies that are attached to it."""
    found: list[Statement] = []
    properties = stack.properties(role)
    for policy in properties.get("Policies", []):
        found += policies.read(stack.resolve(policy["PolicyDocument"]))
    attached = attached_to(stack, role)
    for policy in stack.of_type("AWS::IAM::ManagedPolicy"):
        if stack.arn(policy) in attached:
            found += policies.read(stack.resolve(stack.properties(policy)["PolicyDocument"]))
    for policy in stack.of_type("AWS::IAM::ManagedPolicy") + stack.of_type("AWS::IAM::Policy"):
        written = stack.properties(policy)
        if stack.name(role) in listed(stack.resolve(written.get("Roles", []))):
            found += policies.read(stack.resolve(written["PolicyDocument"]), policy in before)
    return found


def _trusted(stack: Stack, role: str, machine: str) -> bool:
    context = {"aws:SourceAccount": [stack.place.account], "aws:SourceArn": [stack.arn(machine)]}
    document = stack.resolve(stack.properties(role)["AssumeRolePolicyDocument"])
    regional = f"states.{stack.place.region}.amazonaws.com"
    return any(
        statement.matches("sts:AssumeRole", "*", context)
        and {SERVICE, regional} & set(listed((written.get("Principal") or {}).get("Service")))
        for written, statement in zip(listed(document["Statement"]), policies.read(document))
    )


def _look_for_missing(need: Need, statements: list[Statement], verdict: Verdict) -> None:
    for action in () if need.optional else need.actions:
        for resource in need.resources:
            if not policies.allows(statements, action, resource, need.context):
                verdict.missing.append(f"{action} on {resource}")
            elif need.early:
                there = [one for one in statements if one.early]
                if not policies.allows(there, action, resource, need.context):
                    verdict.other.append(f"{action} on {resource} is allowed only after the machine is created")


def _look_for_excess(statement: Statement, needed: list[Need], verdict: Verdict) -> None:
    for action in statement.actions:
        asking = [need for need in needed if action.lower() in (one.lower() for one in need.actions)]
        for resource in statement.resources:
            covering = [need for need in asking if _within(resource, need)]
            if any(statement.demands(need.when) for need in covering):
                continue
            if covering:
                keys = ", ".join(sorted({key for need in covering for key in need.when}))
                verdict.excess.append(f"{action} on {resource} without {keys}")
            elif resource == "*" and any(need.takes_arn for need in asking):
                verdict.stars.append(f"{action} on *")
            else:
                verdict.excess.append(f"{action} on {resource}")


def _within(resource: str, need: Need) -> bool:
    if resource == "*":
        return "*" in need.at_most
    return any(policies.covers_arn(wide, resource) for wide in need.at_most)
