"""Lets ministack's state machines call only what the role allows that is deployed at that moment."""

import json
import time
from contextvars import ContextVar
from urllib.parse import unquote

from ministack.services import iam, stepfunctions
from permissions import policies

BEGAN_WITH = {}
RUNNING = ContextVar("RUNNING", default=None)
PUBLISH = "arn:aws:states:::sns:publish"
INVOKE = "arn:aws:states:::lambda:invoke"


def install():
    stepfunctions._start_execution = noting(stepfunctions._start_execution)
    stepfunctions._describe_state_machine_for_execution = describing(stepfunctions._describe_state_machine_for_execution)
    stepfunctions._execute_task = entering(stepfunctions._execute_task)
    stepfunctions._invoke_resource = checking(stepfunctions._invoke_resource)


def noting(start):
    """Notes the definition and the role that an execution begins with, and keeps."""

    def started(data):
        answer = start(data)
        arn = json.loads(answer[2]).get("executionArn")
        if arn:
            base = stepfunctions._resolve_state_machine_arn(data["stateMachineArn"])
            machine = stepfunctions._state_machines[base]
            BEGAN_WITH[arn] = {
                "definition": machine["definition"],
                "roleArn": machine["roleArn"],
                "updateDate": int(time.time()),
            }
        return answer

    return started


def describing(describe):
    """Describes the definition that an execution began with, where ministack describes the present one."""

    def described(data):
        status, headers, body = describe(data)
        return status, headers, json.dumps(json.loads(body) | BEGAN_WITH.get(data["executionArn"], {})).encode()

    return described


def entering(execute):
    def executed(state, raw, execution, context):
        token = RUNNING.set(execution["executionArn"])
        try:
            return execute(state, raw, execution, context)
        finally:
            RUNNING.reset(token)

    return executed


def checking(invoke):
    def invoked(resource, parameters):
        needed = call(resource, parameters)
        role = BEGAN_WITH.get(RUNNING.get(), {}).get("roleArn")
        if needed and role and not allows(role, *needed):
            raise stepfunctions._ExecutionError("AccessDeniedException", f"{role} may not {' on '.join(needed)}")
        return invoke(resource, parameters)

    return invoked


def call(resource, parameters):
    """Returns the action and the resource that a task needs; nothing where it needs none that is known here."""
    if resource.startswith(PUBLISH):
        return "sns:Publish", parameters["TopicArn"]
    if resource.startswith(INVOKE):
        return "lambda:InvokeFunction", parameters["FunctionName"]
    if ":function:" in resource:
        return "lambda:InvokeFunction", resource
    return None


def allows(role_arn, action, resource):
    role = iam._roles.get(role_arn.rsplit("/", 1)[-1])
    if not role:
        return False
    texts = list(role.get("InlinePolicies", {}).values())
    for attached in role.get("AttachedPolicies", []):
        arn = attached if isinstance(attached, str) else attached["PolicyArn"]
        policy = iam._policies.get(arn)
        if policy:
            texts += [each["Document"] for each in policy["Versions"] if each["IsDefaultVersion"]]
    statements = [statement for text in texts for statement in policies.read(document(text))]
    return policies.allows(statements, action, resource, {})


def document(text):
    return text if isinstance(text, dict) else json.loads(unquote(text))
