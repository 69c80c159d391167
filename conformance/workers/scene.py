"""What a scene is made of: an emulator, workers, executions, and what can be said about the calls."""

import contextlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from deployer.checks import Walk
from workers.service import Container, Service, until

ROLE = "arn:aws:iam::000000000000:role/any"
SCENES: list["Scene"] = []


@dataclass(frozen=True)
class Scene:
    """A scene: its name, the application that it deploys, if any, and its steps."""

    name: str
    application: str | None
    steps: Callable[["Stage"], None]


def scene(application: str | None = None):
    """Registers a function as a scene."""

    def registered(steps: Callable[["Stage"], None]) -> Callable[["Stage"], None]:
        SCENES.append(Scene(steps.__name__.replace("_", "-"), application, steps))
        return steps

    return registered


class Stage(Walk):
    """Where a scene is played."""

    record: Path
    workers: Path
    number = 0

    def client(self, service: str):
        return self.emulator.client(service)

    # What is there without a deployment.

    def function(self, name: str, files: dict[str, str], handler: str = "index.handler", layers: tuple[str, ...] = ()) -> str:
        """Makes a Lambda function of some files, and of layers by their ARNs."""
        answer = self.client("lambda").create_function(
            FunctionName=name,
            Runtime="nodejs20.x",
            Role=ROLE,
            Handler=handler,
            Code={"ZipFile": packed(files)},
            Layers=list(layers),
        )
        return answer["FunctionArn"]

    def layer(self, name: str, files: dict[str, str]) -> str:
        """Makes a layer of some files."""
        answer = self.client("lambda").publish_layer_version(LayerName=name, Content={"ZipFile": packed(files)})
        return answer["LayerVersionArn"]

    def machine(self, name: str, definition: dict) -> str:
        states = self.client("stepfunctions")
        return states.create_state_machine(name=name, definition=json.dumps(definition), roleArn=ROLE)["stateMachineArn"]

    def task(self, name: str, code: str, state: dict | None = None, **machine) -> tuple[str, str, list[str]]:
        """Makes a function, and a state machine that has an activity do it; returns what a worker of it needs."""
        function = self.function(name, {"index.js": code})
        activity = self.client("stepfunctions").create_activity(name=name)["activityArn"]
        work = {"Type": "Task", "Resource": activity, "TimeoutSeconds": 20, "End": True} | (state or {})
        arn = self.machine(name, {"StartAt": "Work", "States": {"Work": work}} | machine)
        return arn, activity, ["--activityArn", activity, "--lambdaArn", function]

    # What is deployed.

    def container(self, stack: str, service: str) -> tuple[Container, int]:
        """Returns the container of an ECS service of a stack, and how many of it there are to be."""
        arn = self.physical(stack, f"{service}ECSService")
        ecs = self.client("ecs")
        cluster = self.physical(stack, "CumulusECSCluster")
        found = ecs.describe_services(cluster=cluster, services=[arn])["services"][0]
        definition = ecs.describe_task_definition(taskDefinition=found["taskDefinition"])["taskDefinition"]
        return Container.of(definition["containerDefinitions"][0]), found["desiredCount"]

    @contextlib.contextmanager
    def service(self, container: Container, count: int = 1) -> Iterator[Service]:
        """Runs the workers of a service as long as the block lasts."""
        self.number += 1
        with Service(container, self.emulator.endpoint, self.workers / str(self.number), count) as service:
            yield service

    @contextlib.contextmanager
    def published(self, release: str, command: list[str], count: int = 1, **variables: str) -> Iterator[Service]:
        """Runs workers of a release by a command that is written by hand."""
        image = f"cumuluss/cumulus-ecs-task:{release}"
        container = Container(image, ["cumulus-ecs-task", *command], variables)
        with self.service(container, count) as service:
            yield service

    @contextlib.contextmanager
    def moved(self, stack: str, service: str) -> Iterator[Service]:
        """Runs the workers of a service as it was deployed."""
        container, count = self.container(stack, service)
        with self.service(container, count) as running:
            yield running

    # What is run.

    def start(self, machine: str, value: object) -> str:
        states = self.client("stepfunctions")
        return states.start_execution(stateMachineArn=machine, input=json.dumps(value))["executionArn"]

    def execution(self, arn: str) -> dict:
        return self.client("stepfunctions").describe_execution(executionArn=arn)

    def finish(self, arn: str, limit: float = 30) -> dict:
        """Waits for the end of an execution, and returns what there is to say of it."""
        until(lambda: self.execution(arn)["status"] != "RUNNING", limit)
        return self.execution(arn)

    def run_machine(self, machine: str, value: object, limit: float = 30) -> dict:
        return self.finish(self.start(machine, value), limit)

    def ends(self, found: dict, status: str, what: str, output: object = None) -> None:
        """Says how an execution has to end, and with which output."""
        self.check(found["status"] == status, f"{what}: {status}", shown(found))
        if output is not None:
            got = json.loads(found.get("output") or "null")
            self.check(got == output, f"{what}: the output is {json.dumps(output)}", got)

    # What was called.

    def notes(self, *calls: str, token: str | None = None) -> list[dict]:
        """Returns the calls about activities so far, of some kinds, of a task."""
        lines = [json.loads(line) for line in self.record.read_text().splitlines()] if self.record.exists() else []
        return [
            each
            for each in lines
            if (not calls or each["call"] in calls) and (token is None or each.get("token") == token)
        ]

    def forget(self) -> None:
        """Begins the record anew."""
        self.record.write_text("")

    def answers_each_token_once(self, count: int, answer: str = "SendTaskSuccess") -> None:
        """Every task that a worker got has one answer, with the token that it was given."""
        given = [each["token"] for each in self.notes("GetActivityTask")]
        answered = [each["token"] for each in self.notes("SendTaskSuccess", "SendTaskFailure")]
        self.check(len(given) == count, f"workers got {count} task{'s' if count > 1 else ''}", given)
        self.check(sorted(given) == sorted(answered), "each token is answered once", (given, answered))
        kinds = {each["call"] for each in self.notes("SendTaskSuccess", "SendTaskFailure")}
        self.check(kinds == {answer}, f"the answer is {answer}", kinds)

    def beats(self, token: str) -> list[float]:
        """Returns the seconds between the heartbeats of a task, and from its beginning to the first."""
        times = [each["at"] for each in self.notes("GetActivityTask", "SendTaskHeartbeat", token=token)]
        return [later - earlier for earlier, later in zip(times, times[1:], strict=False)]

    def most_at_once(self) -> int:
        """Returns how many tasks were being done at the same time."""
        running = most = 0
        for each in self.notes("GetActivityTask", "SendTaskSuccess", "SendTaskFailure"):
            running += 1 if each["call"] == "GetActivityTask" else -1
            most = max(most, running)
        return most


def packed(files: dict[str, str]) -> bytes:
    """Returns a ZIP file."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for file, text in files.items():
            archive.writestr(file, text)
    return content.getvalue()


def shown(found: dict) -> str:
    return json.dumps({key: found.get(key) for key in ("status", "error", "cause", "output")})
