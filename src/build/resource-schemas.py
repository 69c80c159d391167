#!/usr/bin/env python3
"""Makes the resource schemas that cumulusc ships from those that cfn-lint ships.

    src/build/resource-schemas.py WHEEL OUTPUT_FOLDER

conformance/refresh-data calls it. WHEEL is cfn-lint's, as a package index gives it; nothing of it is run.
"""
import hashlib
import json
import pathlib
import re
import sys
import zipfile

REGION = "us_east_1"
RULES = pathlib.Path(__file__).resolve().parents[1] / "main/resources/dev/cumulusc/rules"

TYPES = """
ApiGateway::Account ApiGateway::Authorizer ApiGateway::Deployment ApiGateway::Method ApiGateway::Model
ApiGateway::Resource ApiGateway::RestApi ApiGateway::Stage ApplicationAutoScaling::ScalableTarget
ApplicationAutoScaling::ScalingPolicy AutoScaling::AutoScalingGroup AutoScaling::LaunchConfiguration
AutoScaling::LifecycleHook AutoScaling::ScalingPolicy AutoScaling::ScheduledAction Batch::ComputeEnvironment
Batch::JobDefinition Batch::JobQueue CloudFormation::Stack CloudFormation::WaitConditionHandle CloudWatch::Alarm
CloudWatch::CompositeAlarm CloudWatch::Dashboard DynamoDB::Table EC2::LaunchTemplate EC2::SecurityGroup
EC2::SecurityGroupEgress EC2::SecurityGroupIngress EC2::VPCEndpoint ECR::Repository ECS::CapacityProvider ECS::Cluster
ECS::ClusterCapacityProviderAssociations ECS::Service ECS::TaskDefinition EFS::FileSystem EFS::MountTarget
Elasticsearch::Domain Events::ApiDestination Events::Archive Events::Connection Events::EventBus Events::EventBusPolicy
Events::Rule Glue::Crawler Glue::Database Glue::Job IAM::InstanceProfile IAM::ManagedPolicy IAM::Policy IAM::Role
KMS::Alias KMS::Key Kinesis::Stream KinesisFirehose::DeliveryStream Lambda::Alias Lambda::EventInvokeConfig
Lambda::EventSourceMapping Lambda::Function Lambda::LayerVersion Lambda::Permission Lambda::Url Lambda::Version
Logs::Destination Logs::LogGroup Logs::LogStream Logs::MetricFilter Logs::ResourcePolicy Logs::SubscriptionFilter
OpenSearchService::Domain Pipes::Pipe S3::Bucket S3::BucketPolicy SNS::Subscription SNS::Topic SNS::TopicPolicy
SQS::Queue SQS::QueuePolicy SSM::Parameter Scheduler::Schedule Scheduler::ScheduleGroup SecretsManager::Secret
ServiceDiscovery::PrivateDnsNamespace ServiceDiscovery::Service StepFunctions::Activity StepFunctions::StateMachine
StepFunctions::StateMachineAlias StepFunctions::StateMachineVersion
""".split()

# Of all types, whose properties can't change without a new resource; `?` marks those that only sometimes can't.
REPLACING_HEAD = """\
# The properties that can't change without a new resource in the old one's place, by type; those with a question mark
# only sometimes can't. Made by src/build/resource-schemas.py from cfn-lint {version}, see resources/PROVENANCE.md.
"""

# What the checks read; the rest are descriptions, permissions, handlers, tags and defaults.
KEPT = {
    "type", "$ref", "properties", "patternProperties", "additionalProperties", "required", "items", "prefixItems",
    "uniqueItems", "minItems", "maxItems", "minLength", "maxLength", "minimum", "maximum", "multipleOf",
    "minProperties", "maxProperties", "pattern", "enum", "enumCaseInsensitive", "const", "anyOf", "oneOf", "allOf", "if",
    "then", "dependentRequired", "dependentExcluded", "requiredXor", "requiredOr", "definitions",
}
NAMES = {"properties", "patternProperties", "definitions"}
ONE = {"items", "additionalProperties", "if", "then"}
MANY = {"anyOf", "oneOf", "allOf", "prefixItems"}

# AWS adds values to these from month to month, so an unknown one says nothing about the template.
OPEN_ENUM = 24

# A `[` within a character class, which Java takes for a class within the class.
FIXED_PATTERNS = {
    r"^([a-z,A-Z,0-9,. _\-:/()#,@[\]+=&;\{\}!$*])*$": r"^([a-z,A-Z,0-9,. _\-:/()#,@\[\]+=&;\{\}!$*])*$",
}


# The names of resources and the sizes of functions have checks of their own, with messages of their own.
NAMES_FILE = RULES / "limit/names.txt"
CHECKED_ELSEWHERE = {("Lambda::Function", name) for name in ("Layers", "MemorySize", "Timeout")} | {
    (row.split()[0].removeprefix("AWS::"), row.split()[1])
    for row in NAMES_FILE.read_text(encoding="utf-8").splitlines()
    if not row.startswith("#")
}
LIMITS = ("minimum", "maximum", "minLength", "maxLength", "pattern", "maxItems")


def compact(schema):
    if not isinstance(schema, dict):
        return schema
    kept = {}
    for key, value in schema.items():
        if key == "dependencies":
            key = "dependentRequired"
        if key not in KEPT:
            continue
        if key in NAMES:
            value = {name: compact(part) for name, part in value.items()}
        elif key in ONE:
            value = compact(value)
        elif key in MANY:
            value = [compact(part) for part in value]
        elif key == "pattern":
            value = FIXED_PATTERNS.get(value, value)
        elif key in ("enum", "enumCaseInsensitive") and len(value) > OPEN_ENUM:
            continue
        elif key == "$ref":
            value = value.removeprefix("#/definitions/")
        kept[key] = value
    return kept


def references(schema):
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "$ref" and isinstance(value, str):
                yield value
            else:
                yield from references(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from references(value)


def used_definitions(schema):
    definitions = schema.pop("definitions", {})
    used, waiting = set(), set(references(schema))
    while waiting:
        name = waiting.pop()
        used.add(name)
        waiting |= set(references(definitions.get(name, {}))) - used
    return {name: definitions[name] for name in definitions if name in used}


def of_type(name, source):
    schema = compact(source)
    for checked_type, checked_property in CHECKED_ELSEWHERE:
        if checked_type == name:
            for limit in LIMITS:
                schema["properties"][checked_property].pop(limit, None)
    read_only = set(source.get("readOnlyProperties", []))
    schema["readOnly"] = sorted(path.removeprefix("/properties/") for path in read_only)
    definitions = used_definitions(schema)
    schema["definitions"] = definitions
    return {key: value for key, value in sorted(schema.items()) if value not in ([], {})}


def replacing(archive, schemas, files):
    rows = []
    for name, file in sorted(files.items()):
        source = json.loads(archive.read(f"{schemas}resources/{file}.json"))
        always = set(source.get("createOnlyProperties", []))
        sometimes = set(source.get("conditionalCreateOnlyProperties", [])) - always
        paths = [path.removeprefix("/properties/") for path in sorted(always)]
        paths += ["?" + path.removeprefix("/properties/") for path in sorted(sometimes)]
        if paths:
            rows.append(" ".join([name, *paths]))
    return "\n".join(rows) + "\n"


def main():
    wheel, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    version = wheel.name.split("-")[1]
    sha256 = hashlib.sha256(wheel.read_bytes()).hexdigest()
    out.mkdir(parents=True, exist_ok=True)
    for old in out.glob("*.json"):
        old.unlink()
    with zipfile.ZipFile(wheel) as archive:
        schemas = "cfnlint/data/schemas/"
        provider = archive.read(f"{schemas}providers/{REGION}.py").decode()
        files = dict(re.findall(r'"(AWS::[\w:]+)":\s*"([0-9a-f]+)"', provider))
        head = REPLACING_HEAD.format(version=version)
        (out.parent / "replacing.txt").write_text(head + replacing(archive, schemas, files), encoding="utf-8")
        for name in TYPES:
            source = json.loads(archive.read(f"{schemas}resources/{files['AWS::' + name]}.json"))
            text = json.dumps(of_type(name, source), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
            (out / (name.replace("::", "-") + ".json")).write_text(text + "\n", encoding="utf-8")
    (out / "PROVENANCE.md").write_text(
        "# Where these files are from\n\n"
        f"Made by `src/build/resource-schemas.py` from the Python package cfn-lint {version}, which is under the MIT-0\n"
        "licence. Its schemas are those of the CloudFormation registry with cfn-lint's corrections.\n\n"
        f"- SHA-256 of the wheel: `{sha256}`\n"
        f"- Region: `{REGION.replace('_', '-')}`, {len(TYPES)} resource types\n\n"
        "`../replacing.txt` has of all resource types the properties that only a new resource can have.\n\n"
        "Descriptions, handlers, permissions and tags are left out, as are definitions that nothing uses, the limits that\n"
        f"`rules.limit` checks, and lists of more than {OPEN_ENUM} allowed values, which grow too often to be trusted.\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
