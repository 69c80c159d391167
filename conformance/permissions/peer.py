"""The roles that serverless-step-functions makes for the same workflows."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

from permissions.needs import Application

NAME = "serverless-step-functions"
WHOLE = re.compile(r"\$\{([A-Za-z0-9:]+)(?:\.([A-Za-z0-9.]+))?\}")


def template_of(application: Application, template: dict[str, Any], ids: dict[str, str], packages: Path) -> dict[str, Any]:
    """A template with its roles in place of ours. A workflow that it fails at has no role."""
    machines = {
        name: {"id": ids[name], "definition": _as_written(definition), **_settings(template, ids[name])}
        for name, definition in application.definitions.items()
    }
    done = subprocess.run(
        ["node", "roles.js"], cwd=packages, capture_output=True, text=True, input=json.dumps(machines), check=True
    )
    roles = json.loads(done.stdout)
    resources = {}
    for name, resource in template["Resources"].items():
        if any(name == machine + "Role" or name.startswith(machine + "RolePolicy") for machine in ids.values()):
            continue
        if name in ids.values():
            role = {"Fn::GetAtt": [name + "Role", "Arn"]} if name + "Role" in roles else "none"
            resource = {**resource, "Properties": {**resource["Properties"], "RoleArn": role}}
        resources[name] = resource
    return {**template, "Resources": {**resources, **roles}}


def _settings(template: dict[str, Any], machine: str) -> dict[str, Any]:
    """What its users write beside a definition, from the properties of our machine."""
    properties = template["Resources"][machine]["Properties"]
    found: dict[str, Any] = {}
    if properties.get("LoggingConfiguration", {}).get("Level", "OFF") != "OFF":
        found["loggingConfig"] = {"level": properties["LoggingConfiguration"]["Level"]}
    if properties.get("TracingConfiguration", {}).get("Enabled"):
        found["tracingConfig"] = {"enabled": True}
    if "EncryptionConfiguration" in properties:
        key = properties["EncryptionConfiguration"]["KmsKeyId"]["Fn::GetAtt"]
        found["encryptionConfig"] = {"KmsKeyId": "${" + ".".join(key) + "}"}
    if "StateMachineName" in properties:
        found["name"] = properties["StateMachineName"]
    return found


def _as_written(value: Any) -> Any:
    """A definition as its users write it: with intrinsic functions in place of `${...}`."""
    if isinstance(value, list):
        return [_as_written(one) for one in value]
    if isinstance(value, dict):
        return {key: _as_written(one) for key, one in value.items()}
    if not isinstance(value, str) or not WHOLE.search(value):
        return value
    whole = WHOLE.fullmatch(value)
    if not whole:
        return {"Fn::Sub": value}
    name, attribute = whole.groups()
    return {"Fn::GetAtt": [name, attribute]} if attribute else {"Ref": name}
