"""A template with its intrinsic functions resolved: what CloudFormation would make of it, in one place."""

import re
from dataclasses import dataclass
from typing import Any

SUBSTITUTE = re.compile(r"\$\{(!?)([^}]*)\}")
SUFFIX = "A1B2C3D4E5F6"
UUID = "0a1b2c3d-1111-2222-3333-0123456789ab"


@dataclass(frozen=True)
class Place:
    """Where a stack is deployed."""

    partition: str
    region: str
    account: str

    def arn(self, service: str, rest: str) -> str:
        """An ARN of this place; IAM has no Region, S3 neither Region nor account."""
        region = "" if service in ("iam", "s3") else self.region
        account = "" if service == "s3" else self.account
        return f"arn:{self.partition}:{service}:{region}:{account}:{rest}"


COMMERCIAL = Place("aws", "us-east-1", "123456789012")
GOVERNMENT = Place("aws-us-gov", "us-gov-west-1", "210000000000")


@dataclass(frozen=True)
class Kind:
    """How resources of a type are named: the property with the name, the ARN, and what `Ref` is."""

    property: str
    arn: str
    reference: str = "name"


KINDS = {
    "AWS::ApiGateway::RestApi": Kind("-", "apigateway::/restapis/{id}", "id"),
    "AWS::Batch::JobDefinition": Kind("JobDefinitionName", "batch:job-definition/{name}:1", "arn"),
    "AWS::Batch::JobQueue": Kind("JobQueueName", "batch:job-queue/{name}", "arn"),
    "AWS::CodeBuild::Project": Kind("Name", "codebuild:project/{name}"),
    "AWS::DynamoDB::Table": Kind("TableName", "dynamodb:table/{name}"),
    "AWS::ECS::Cluster": Kind("ClusterName", "ecs:cluster/{name}"),
    "AWS::ECS::TaskDefinition": Kind("Family", "ecs:task-definition/{name}:1", "arn"),
    "AWS::Events::Connection": Kind("Name", "events:connection/{name}/" + UUID),
    "AWS::Events::EventBus": Kind("Name", "events:event-bus/{name}"),
    "AWS::Glue::Job": Kind("Name", "glue:job/{name}"),
    "AWS::IAM::InstanceProfile": Kind("InstanceProfileName", "iam:instance-profile/{name}"),
    "AWS::IAM::ManagedPolicy": Kind("ManagedPolicyName", "iam:policy/{name}", "arn"),
    "AWS::IAM::Policy": Kind("PolicyName", "iam:policy/{name}"),
    "AWS::IAM::Role": Kind("RoleName", "iam:role/{name}"),
    "AWS::KMS::Alias": Kind("AliasName", "kms:{name}"),
    "AWS::KMS::Key": Kind("-", "kms:key/{id}", "id"),
    "AWS::Lambda::Function": Kind("FunctionName", "lambda:function:{name}"),
    "AWS::Logs::LogGroup": Kind("LogGroupName", "logs:log-group:{name}:*"),
    "AWS::S3::Bucket": Kind("BucketName", "s3:{name}"),
    "AWS::SNS::Topic": Kind("TopicName", "sns:{name}", "arn"),
    "AWS::SQS::Queue": Kind("QueueName", "sqs:{name}", "url"),
    "AWS::SecretsManager::Secret": Kind("Name", "secretsmanager:secret:{name}-Xy12Zw", "arn"),
    "AWS::StepFunctions::Activity": Kind("Name", "states:activity:{name}", "arn"),
    "AWS::StepFunctions::StateMachine": Kind("StateMachineName", "states:stateMachine:{name}", "arn"),
}


class Stack:
    """A template that is deployed to a place."""

    def __init__(self, template: dict[str, Any], place: Place) -> None:
        self.resources: dict[str, dict[str, Any]] = template["Resources"]
        self.parameters: dict[str, Any] = template.get("Parameters", {})
        self.place = place

    def properties(self, logical_id: str) -> dict[str, Any]:
        return self.resources[logical_id].get("Properties", {})

    def of_type(self, kind: str) -> list[str]:
        return [name for name, resource in self.resources.items() if resource["Type"] == kind]

    def resolve(self, value: Any) -> Any:
        """Replaces the intrinsic functions in a value."""
        if isinstance(value, list):
            return [self.resolve(one) for one in value]
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            ((name, argument),) = value.items()
            if name == "Ref" or name.startswith("Fn::"):
                return self._call(name, argument)
        return {key: self.resolve(one) for key, one in value.items()}

    def _call(self, name: str, argument: Any) -> Any:
        if name == "Ref":
            return self.reference(argument)
        if name == "Fn::GetAtt":
            parts = argument.split(".", 1) if isinstance(argument, str) else argument
            return self.attribute(parts[0], self.resolve(parts[1]))
        if name == "Fn::Sub":
            text, own = (argument, {}) if isinstance(argument, str) else argument
            return self.substitute(text, self.resolve(own))
        if name == "Fn::Join":
            return argument[0].join(self.resolve(argument[1]))
        if name == "Fn::Select":
            return self.resolve(argument[1])[int(self.resolve(argument[0]))]
        if name == "Fn::Split":
            return self.resolve(argument[1]).split(argument[0])
        if name == "Fn::ImportValue":
            return f"import-of-{self.resolve(argument)}"
        raise ValueError(f"{name} is not known here")

    def substitute(self, text: str, own: dict[str, Any] | None = None) -> str:
        """Replaces `${Name}` and `${Name.Attribute}` in a text."""

        def replace(match: re.Match[str]) -> str:
            literal, name = match.groups()
            if literal:
                return "${" + name + "}"
            if own and name in own:
                return str(own[name])
            head, dot, attribute = name.partition(".")
            return self.attribute(head, attribute) if dot else self.reference(name)

        return SUBSTITUTE.sub(replace, text)

    def reference(self, name: str) -> str:
        pseudo = {
            "AWS::Partition": self.place.partition,
            "AWS::Region": self.place.region,
            "AWS::AccountId": self.place.account,
            "AWS::StackName": "stack",
            "AWS::URLSuffix": "amazonaws.com",
        }
        if name in pseudo:
            return pseudo[name]
        if name in self.parameters:
            return str(self.parameters[name].get("Default", f"value-of-{name}"))
        kind = self._kind(name)
        physical = self.name(name)
        if kind.reference == "url":
            return f"https://sqs.{self.place.region}.amazonaws.com/{self.place.account}/{physical}"
        return {"arn": self.arn(name), "id": self.identifier(name), "name": physical}[kind.reference]

    def attribute(self, name: str, attribute: str) -> str:
        kind, physical = self._kind(name), self.name(name)
        if attribute in ("Arn", "TopicArn", "PolicyArn", "TaskDefinitionArn", "JobQueueArn"):
            return self.arn(name)
        if attribute in ("Name", "QueueName", "TopicName"):
            return physical
        if attribute == "QueueUrl":
            return self.reference(name)
        if attribute == "StreamArn":
            return self.arn(name) + "/stream/2026-11-01T00:00:00.000"
        if attribute == "SecretArn":
            return self.place.arn("secretsmanager", f"secret:events!connection/{physical}/{UUID}-Xy12Zw")
        if attribute == "ArnForPolicy":
            return self.place.arn("events", f"connection/{physical}")
        if attribute in ("KeyId", "RestApiId"):
            return self.identifier(name)
        raise ValueError(f"{attribute} of {kind} is not known here")

    def name(self, logical_id: str) -> str:
        """The physical name: the one that the template gives, else one that CloudFormation makes up."""
        kind = self._kind(logical_id)
        given = self.properties(logical_id).get(kind.property)
        return str(self.resolve(given)) if given is not None else f"{logical_id}-{SUFFIX}"

    def identifier(self, logical_id: str) -> str:
        return f"id-of-{logical_id}".lower()

    def arn(self, logical_id: str) -> str:
        service, _, rest = self._kind(logical_id).arn.partition(":")
        return self.place.arn(service, rest.format(name=self.name(logical_id), id=self.identifier(logical_id)))

    def _kind(self, logical_id: str) -> Kind:
        if logical_id not in self.resources:
            raise ValueError(f"the template has no {logical_id}")
        kind = self.resources[logical_id]["Type"]
        if kind not in KINDS:
            raise ValueError(f"how {kind} is named is not known here")
        return KINDS[kind]


def dependencies(template: dict[str, Any]) -> dict[str, set[str]]:
    """Which resources each resource is created after."""
    resources = template["Resources"]
    return {name: _mentioned(resource) & resources.keys() for name, resource in resources.items()}


def _mentioned(value: Any) -> set[str]:
    found: set[str] = set()
    if isinstance(value, list):
        return found.union(*(_mentioned(one) for one in value)) if value else found
    if not isinstance(value, dict):
        return found
    for key, part in value.items():
        if key in ("Ref", "DependsOn"):
            found.update(part if isinstance(part, list) else [part])
        elif key == "Fn::GetAtt":
            found.add(part.split(".")[0] if isinstance(part, str) else part[0])
        elif key == "Fn::Sub":
            text = part if isinstance(part, str) else part[0]
            found.update(name.split(".")[0] for literal, name in SUBSTITUTE.findall(text) if not literal)
            found |= _mentioned(part[1]) if isinstance(part, list) else set()
        else:
            found |= _mentioned(part)
    return found


def closure(after: dict[str, set[str]], name: str) -> set[str]:
    """All that is created before a resource."""
    found: set[str] = set()
    todo = [name]
    while todo:
        for other in after[todo.pop()] - found:
            found.add(other)
            todo.append(other)
    return found
