"""What others say of the roles: parliament of each policy, moto's IAM of each role, cfn-lint of each template."""

import json
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Iterator

import boto3
import parliament
import yaml
from botocore.exceptions import ClientError
from moto import mock_aws

from permissions.policies import listed
from permissions.stacks import COMMERCIAL, Stack

ACTIONS = Path(__file__).resolve().parents[2] / "src/main/resources/dev/cumulusc/iam/actions.txt"
COUNTED = ("MEDIUM", "HIGH", "CRITICAL")
UNKNOWN = ("UNKNOWN_ACTION", "UNKNOWN_PREFIX")
MAX_NAME_LENGTH = 64


@dataclass(frozen=True)
class Document:
    """A policy of a template with its functions resolved, and the resource that has it."""

    owner: str
    policy: dict[str, Any]


class Accepted:
    """The findings of parliament that AWS's documentation contradicts: findings.yml. Each has to occur."""

    def __init__(self, folder: Path) -> None:
        path = folder / "findings.yml"
        self.rows: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else []
        for row in self.rows:
            if row.keys() != {"issue", "actions", "page", "reason"} or not row["page"].startswith("https://docs.aws."):
                raise SystemExit(f"roles: {row} in findings.yml is no finding with a page of AWS.")
        self.used: set[int] = set()

    def take(self, issue: str, actions: set[str]) -> bool:
        for number, row in enumerate(self.rows):
            if row["issue"] == issue and actions and actions <= set(listed(row["actions"])):
                self.used.add(number)
                return True
        return False

    def unused(self) -> list[str]:
        return [f"{row['issue']} {row['actions']}" for number, row in enumerate(self.rows) if number not in self.used]


def prove() -> None:
    """Fails unless each of the three notices a role that is wrong."""
    role = {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": _TRUST, "Policies": [_WRONG]}}
    template = {"Resources": {"Role": role, "Queue": {"Type": "AWS::SQS::Queue", "DependsOn": "Queue"}}}
    stack = Stack(template, COMMERCIAL)
    for name, faults in {
        "parliament": parliament_faults(stack, Accepted(Path("nowhere"))),
        "moto": moto_faults(stack),
        "cfn-lint": lint_faults({"wrong": template}),
    }.items():
        if not faults:
            raise SystemExit(f"roles: {name} finds nothing in a role that is wrong.")


_TRUST = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "states.amazonaws.com"}}],
}
_WRONG = {
    "PolicyName": "wrong",
    "PolicyDocument": {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": "sqs:PublishMessage", "Resource": "no-arn"}],
    },
}


def documents(stack: Stack) -> Iterator[Document]:
    for role in stack.of_type("AWS::IAM::Role"):
        for policy in stack.properties(role).get("Policies", []):
            yield Document(role, stack.resolve(policy["PolicyDocument"]))
    for kind in ("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"):
        for name in stack.of_type(kind):
            yield Document(name, stack.resolve(stack.properties(name)["PolicyDocument"]))


def parliament_faults(stack: Stack, accepted: Accepted) -> list[str]:
    """The findings of medium severity or higher that are not accepted, and actions that neither side knows."""
    known = known_actions()
    faults = []
    for document in documents(stack):
        for finding in parliament.analyze_policy_string(json.dumps(document.policy)).findings:
            found = parliament.enhance_finding(finding)
            actions = _actions(found)
            if found.issue in UNKNOWN:
                lost = {one for one in _all_actions(document) if _is_about(found, one)} - known
                faults += [f"{document.owner}: no service has the action {one}" for one in sorted(lost)]
            elif found.severity in COUNTED and not accepted.take(found.issue, actions or _all_actions(document)):
                faults.append(f"{document.owner}: {found.severity} {found.issue}: {found.detail}")
    return faults


def known_actions() -> set[str]:
    """All actions of the service authorization data that the roles are made from."""
    known = set()
    for line in ACTIONS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            prefix, _, rest = line.partition(" ")
            for verb, objects in re.findall(r" ([A-Z][A-Za-z0-9]*):([A-Za-z0-9,]+)", " " + rest):
                known.update(f"{prefix}:{verb}{one}" for one in objects.split(","))
    return known


def _is_about(finding: Any, action: str) -> bool:
    prefix = action.partition(":")[0]
    return prefix in str(finding.detail) if finding.issue == "UNKNOWN_PREFIX" else action in str(finding.detail)


def _actions(finding: Any) -> set[str]:
    if isinstance(finding.detail, list):
        return {one["action"] for one in finding.detail if isinstance(one, dict)}
    text = str(finding.detail).rpartition("for action ")[2]
    return set(re.findall(r"[a-z0-9-]+:[A-Z][A-Za-z0-9]+", text))


def _all_actions(document: Document) -> set[str]:
    return {action for one in document.policy["Statement"] for action in listed(one.get("Action"))}


def moto_faults(stack: Stack) -> list[str]:
    """What the IAM of moto refuses of the roles and policies of a template."""
    os.environ.update({"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x", "AWS_DEFAULT_REGION": stack.place.region})
    faults = []
    with mock_aws():
        iam = boto3.client("iam")
        for role in stack.of_type("AWS::IAM::Role"):
            written = stack.resolve(stack.properties(role))
            name = role[:MAX_NAME_LENGTH]
            try:
                iam.create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(written["AssumeRolePolicyDocument"]))
                for policy in written.get("Policies", []):
                    text = json.dumps(policy["PolicyDocument"])
                    iam.put_role_policy(RoleName=name, PolicyName=policy["PolicyName"], PolicyDocument=text)
            except ClientError as error:
                faults.append(f"{role}: moto: {error}")
        for kind in ("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"):
            for policy in stack.of_type(kind):
                text = json.dumps(stack.resolve(stack.properties(policy)["PolicyDocument"]))
                try:
                    iam.create_policy(PolicyName=policy, PolicyDocument=text)
                except ClientError as error:
                    faults.append(f"{policy}: moto: {error}")
    return faults


def lint_faults(templates: dict[str, dict[str, Any]]) -> list[str]:
    """The findings of cfn-lint in templates by name.

    W1020 is left out: a definition is an Fn::Sub, also where nothing is put in, since kes writes it so.
    """
    with tempfile.TemporaryDirectory() as folder:
        for name, template in templates.items():
            Path(folder, f"{name}.json").write_text(json.dumps(template), encoding="utf-8")
        lint = Path(sys.executable).parent / "cfn-lint"
        command = [str(lint), "--ignore-checks", "W1020", "--format", "parseable"]
        files = [f"{name}.json" for name in templates]
        done = subprocess.run([*command, "--", *files], cwd=folder, capture_output=True, text=True)
    return [f"cfn-lint: {line}" for line in (done.stdout + done.stderr).splitlines() if line.strip()]
