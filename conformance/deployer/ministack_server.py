"""Starts ministack with the resource types that it lacks, and notes every call in the file that is named."""

import json
import os
import sys
from urllib.parse import parse_qs

import ministack.app
from ministack.core.responses import new_uuid
from ministack.services import ssm, stepfunctions
from ministack.services.cloudformation import provisioners

from deployer import enforcing


def activity(logical_id, properties, stack_name):
    name = properties.get("Name") or f"{stack_name}-{logical_id}"
    body = json.loads(stepfunctions._create_activity({"name": name})[2])
    if "activityArn" not in body:
        raise ValueError(body["message"])
    return body["activityArn"], {"Arn": body["activityArn"], "Name": name}


def placeholder(logical_id, properties, stack_name):
    name = f"{stack_name}-{logical_id}-{new_uuid()[:8]}"
    attributes = ("DomainEndpoint", "CmrPassword", "DockerPassword", "LaunchpadPassphrase")
    return name, {"Arn": f"arn:aws:placeholder:::{name}"} | {each: f"{each}-of-{name}" for each in attributes}


def delete_nothing(physical_id, properties):
    pass


# The image of the instances, whose name AWS keeps for itself.
ssm._PUBLIC_AMI_PARAMETERS["/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id"] = "ami-0123456789abcdef0"

HANDLERS = provisioners._RESOURCE_HANDLERS
HANDLERS["AWS::StepFunctions::Activity"] = {
    "create": activity,
    "delete": lambda arn, properties: stepfunctions._delete_activity({"activityArn": arn}),
}
for lacking in (
    "AWS::ECS::CapacityProvider",
    "AWS::ECS::ClusterCapacityProviderAssociations",
    "AWS::Elasticsearch::Domain",
    "Custom::Cumulus",
    "AWS::ApplicationAutoScaling::ScalableTarget",
    "AWS::ApplicationAutoScaling::ScalingPolicy",
):
    HANDLERS.setdefault(lacking, {"create": placeholder, "delete": delete_nothing})


def made(resource_type, *rest, **more):
    """Remembers the attributes of what is made."""
    physical_id, attributes = MAKE(resource_type, *rest, **more)
    ATTRIBUTES[physical_id] = attributes
    return physical_id, attributes


def updated(resource_type, physical_id, *rest, **more):
    """In nested stacks, ministack forgets the attributes of what stays as it is, which others refer to."""
    physical_id, attributes = UPDATE(resource_type, physical_id, *rest, **more)
    ATTRIBUTES[physical_id] = ATTRIBUTES.get(physical_id, {}) | attributes
    return physical_id, ATTRIBUTES[physical_id]


enforcing.install()
ATTRIBUTES = {}
MAKE, provisioners._provision_resource = provisioners._provision_resource, made
UPDATE, provisioners._update_resource = provisioners._update_resource, updated


def noting(inner, path):
    """Wraps the application so that each call is a line: the operation, or the method and the path."""

    async def app(scope, receive, send):
        if scope["type"] != "http" or scope["path"].startswith("/_ministack"):
            return await inner(scope, receive, send)
        headers = {name.lower(): value for name, value in scope["headers"]}
        parts = []

        async def listening():
            message = await receive()
            parts.append(message.get("body", b""))
            return message

        try:
            return await inner(scope, listening, send)
        finally:
            with open(path, "a") as log:
                log.write(name_of(scope, headers, b"".join(parts)) + "\n")

    return app


def name_of(scope, headers, body):
    target = headers.get(b"x-amz-target", b"").decode()
    if target:
        return target.rsplit(".", 1)[-1]
    if headers.get(b"content-type", b"").startswith(b"application/x-www-form-urlencoded"):
        return parse_qs(body.decode()).get("Action", ["?"])[0]
    return f"{scope['method']} {scope['path']}"


def main():
    ministack.app.app = noting(ministack.app.app, os.environ["CALLS"])
    sys.argv = ["ministack"]
    ministack.app.main()


if __name__ == "__main__":
    main()
