"""Updates stacks that an earlier version of the program deployed."""

import re
from dataclasses import dataclass

import yaml

from deployer import earlier
from deployer.checks import Walk, way
from deployer.program import Done

HOLDS_DATA_OR_WORK = {
    "AWS::ECS::Service",
    "AWS::DynamoDB::Table",
    "AWS::Logs::LogGroup",
    "AWS::StepFunctions::Activity",
}
GONE = re.compile(r"^\s*(-|-/\+\??)\s+(\w+)\s+AWS::", re.MULTILINE)
CAPACITY = ("CumulusECSClusterCapacity", "CumulusECSCapacityProvider", "CumulusECSAutoScalingGroup")


@dataclass(frozen=True)
class Held:
    """A resource that holds data or work: where it is, and which one."""

    stack: str
    logical_id: str
    type: str
    physical_id: str


def held(walk: Walk) -> list[Held]:
    """Returns what holds data or work in all stacks, nested ones included."""
    cloudformation = walk.emulator.client("cloudformation")
    return [
        Held(stack["StackName"], each["LogicalResourceId"], each["ResourceType"], each["PhysicalResourceId"])
        for stack in cloudformation.describe_stacks()["Stacks"]
        for each in cloudformation.describe_stack_resources(StackName=stack["StackName"])["StackResources"]
        if each["ResourceType"] in HOLDS_DATA_OR_WORK
    ]


def loses_nothing_without_a_word(walk: Walk, before: list[Held], done: Done) -> None:
    announced = {name for _, name in GONE.findall(done.text)}
    after = held(walk)
    lost = [each for each in before if each not in after and each.logical_id not in announced]
    walk.check(not lost, "nothing that holds data or work goes without a word in the plan", lost)


def service(walk: Walk, stack: str, logical_id: str) -> dict:
    """Returns the properties of a service in the template that is deployed."""
    text = walk.emulator.client("cloudformation").get_template(StackName=stack)["TemplateBody"]
    return yaml.load(text, earlier.Tolerant)["Resources"][logical_id]["Properties"]


def update(walk: Walk, name: str, logical_id: str = "QueueGranulesECSService") -> None:
    """Deploys an application with the earlier version and updates it with this one, and deletes it in the end."""
    application = earlier.APPLICATIONS[name]
    stack = application.stacks[-1]
    options = (*earlier.NATIVE, *application.options)
    earlier.deploy(walk, name)
    before = held(walk)
    types = {each.type for each in before}
    walk.check(types >= HOLDS_DATA_OR_WORK - {"AWS::DynamoDB::Table"}, "there is something to lose", types)
    walk.check("CapacityProviderStrategy" not in service(walk, stack, logical_id), "it had no capacity provider")

    done = walk.run(0, "deploy", "--yes", "--skip-post-deploy", *options)
    walk.says(done, "CapacityProviderStrategy", "EnableForceNewDeployment: true")
    walk.has_status(stack, "UPDATE_COMPLETE")
    loses_nothing_without_a_word(walk, before, done)
    strategy = service(walk, stack, logical_id)
    walk.check("CapacityProviderStrategy" in strategy, "the service takes the capacity provider", strategy)
    forced = strategy.get("ForceNewDeployment", {}).get("EnableForceNewDeployment")
    walk.check(forced is True, "the switch forces a new deployment, without which ECS refuses it", strategy)

    walk.run(0, "diff", "--exit-code", *options)
    walk.has_no_change_sets(stack)
    deletes_in_order(walk, stack, logical_id, *application.options)


def deletes_in_order(walk: Walk, stack: str, service_id: str, *options: str) -> None:
    """A capacity provider can't go while a service uses it, and a group can't while a provider does."""
    cloudformation = walk.emulator.client("cloudformation")
    arn = cloudformation.describe_stacks(StackName=stack)["Stacks"][0]["StackId"]
    walk.run(0, "delete", "--yes", *options)
    walk.has_status(stack, "")
    events = cloudformation.describe_stack_events(StackName=arn)["StackEvents"]
    gone = [each["LogicalResourceId"] for each in reversed(events) if each["ResourceStatus"] == "DELETE_COMPLETE"]
    found = [each for each in gone if each in (service_id, *CAPACITY)]
    walk.check(found == [service_id, *CAPACITY], "service, association, provider and group go in this order", found)


@way(earlier.APPLICATIONS["docker-task"].folder)
def an_earlier_docker_task(walk: Walk) -> None:
    walk.emulator.client("s3").create_bucket(Bucket="granules-artifacts")
    update(walk, "docker-task")


@way(earlier.APPLICATIONS["lambda-task"].folder)
def an_earlier_moved_task(walk: Walk) -> None:
    walk.emulator.client("s3").create_bucket(Bucket="granules-artifacts")
    update(walk, "lambda-task")


@way(earlier.APPLICATIONS["lambda-task"].folder)
def an_earlier_task_goes_back(walk: Walk) -> None:
    """The plan names the service, its activity and its log group, and what holds data is kept until it is allowed."""
    walk.emulator.client("s3").create_bucket(Bucket="granules-artifacts")
    earlier.deploy(walk, "lambda-task")
    before = held(walk)
    done = walk.run(4, "deploy", "--yes", "--skip-post-deploy")
    walk.says(done, "QueueGranulesEcsLogs", "--allow-replace")
    walk.check(held(walk) == before, "nothing is gone", held(walk))
    done = walk.run(0, "deploy", "--yes", "--skip-post-deploy", "--allow-replace", "QueueGranulesEcsLogs")
    loses_nothing_without_a_word(walk, before, done)
    walk.check(len(GONE.findall(done.text)) >= len(before), "the plan is read as it is written", done.text[-1500:])
    walk.check(not held(walk), "service, activity and log group are gone", held(walk))


@way(earlier.APPLICATIONS["full"].folder)
def an_earlier_cumulus(walk: Walk) -> None:
    earlier.cumulus(walk.folder)
    roles = ("--kes-folder", "iam", "--template", "node_modules/@cumulus/deployment/iam")
    walk.run(0, "deploy", "--yes", "--skip-post-deploy", "-d", "docker", *roles)
    update(walk, "full")
    for each in ("full-db", "full-iam"):
        walk.has_status(each, "")
