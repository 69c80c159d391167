"""Deploys while an execution waits, which calls only what the role allows that is deployed when it gets there."""

import json
import signal

from deployer import earlier
from deployer.checks import Walk, way
from deployer.program import Done, eventually, finished

RUNS = "deploy-apps/runs"
MACHINE = "RunsIngestStateMachine"
TOPIC = "newsSns"


class Execution:
    """An execution, which waits at a gate until it is opened."""

    def __init__(
        self, walk: Walk, name: str, stack: str = "runs", machine_id: str = MACHINE, gate: str = "GateActivity"
    ) -> None:
        self.walk, self.stack = walk, stack
        self.client = walk.emulator.client("stepfunctions")
        machine = walk.physical(stack, machine_id)
        self.arn = self.client.start_execution(stateMachineArn=machine, name=name, input="{}")["executionArn"]
        self.token = self.taken(gate)

    def taken(self, activity: str) -> str:
        """Takes the task of an activity, as a worker does."""
        arn = self.walk.physical(self.stack, activity)
        return eventually(lambda: self.client.get_activity_task(activityArn=arn).get("taskToken"))

    def goes_on(self) -> None:
        self.client.send_task_success(taskToken=self.token, output="{}")

    def succeeds(self, what: str) -> None:
        def ended():
            found = self.client.describe_execution(executionArn=self.arn)
            return found if found["status"] != "RUNNING" else None

        found = eventually(ended)
        why = {key: found.get(key) for key in ("status", "error", "cause")}
        if found["status"] != "SUCCEEDED":
            history = self.client.get_execution_history(executionArn=self.arn, reverseOrder=True, maxResults=3)
            why["events"] = json.dumps(history["events"], default=str)
        self.walk.check(found["status"] == "SUCCEEDED", f"an execution survives {what}", why)


def takes_away(walk: Walk, *options: str) -> Done:
    """The next deployment takes away what was kept, once; then there is nothing to do."""
    walk.says(walk.run(3, "diff", "--exit-code", *options), "No longer kept")
    done = walk.run(0, "deploy", "--yes", "--allow-replace", f"{TOPIC},WorkEcsLogs", *options)
    walk.says(done, "No longer kept")
    walk.says(walk.run(0, "deploy", "--yes", *options), "Nothing to do")
    walk.run(0, "diff", "--exit-code", *options)
    return done


def resources(walk: Walk) -> set[str]:
    listed = walk.emulator.client("cloudformation").list_stack_resources(StackName="runs")
    return {
        each["LogicalResourceId"]
        for each in listed["StackResourceSummaries"]
        if not each["ResourceStatus"].startswith("DELETE")
    }


def rename(walk: Walk) -> None:
    walk.edit("lambdas.yml", "Work:", "Labour:")
    walk.edit("workflows.yml", "${WorkLambdaFunction.Arn}", "${LabourLambdaFunction.Arn}")


def drop_the_topic(walk: Walk) -> None:
    walk.edit("app/config.yml", "  sns:\n    news: {}\n", "")
    text = (walk.folder / "workflows.yml").read_text()
    start = text.index("    Notify:")
    (walk.folder / "workflows.yml").write_text(text[:start] + "    Notify: {Type: Succeed}\n")


@way(RUNS)
def the_move_to_docker(walk: Walk) -> None:
    walk.run(0, "deploy", "--yes")
    execution = Execution(walk, "first")
    done = walk.run(0, "deploy", "--yes", "-d", "docker")
    walk.says(done, "Kept for now", "1 running execution of `RunsIngestStateMachine` (first)")
    walk.says(walk.run(0, "status", "-d", "docker"), "1 running", "kept for 1 running execution")
    walk.says(walk.run(0, "diff", "--exit-code", "-d", "docker"), "stays as it is")
    execution.goes_on()
    execution.succeeds("the move to Docker")
    takes_away(walk, "-d", "docker")
    walk.says(walk.run(0, "status", "-d", "docker"), "none running")


@way(RUNS)
def the_move_back(walk: Walk) -> None:
    walk.run(0, "deploy", "--yes", "-d", "docker")
    execution = Execution(walk, "first")
    execution.goes_on()
    execution.token = execution.taken("WorkActivity")
    walk.run(0, "deploy", "--yes")
    found = resources(walk)
    walk.check("WorkActivity" in found, "the activity is kept", found)
    walk.check("WorkECSService" in found, "its worker is kept", found)
    execution.goes_on()
    execution.succeeds("the move back")
    takes_away(walk)
    found = resources(walk)
    walk.check(not {each for each in found if each.startswith("Work") and "Lambda" not in each}, "no part is left", found)


@way(RUNS)
def a_renamed_function(walk: Walk) -> None:
    walk.run(0, "deploy", "--yes")
    execution = Execution(walk, "first")
    rename(walk)
    walk.run(0, "deploy", "--yes")
    walk.check({"WorkLambdaFunction", "LabourLambdaFunction"} <= resources(walk), "both functions are there")
    execution.goes_on()
    execution.succeeds("a renamed function")
    takes_away(walk)
    walk.check("WorkLambdaFunction" not in resources(walk), "the old function is gone")


@way(RUNS)
def two_deployments_in_a_row(walk: Walk) -> None:
    walk.run(0, "deploy", "--yes")
    execution = Execution(walk, "first")
    drop_the_topic(walk)
    walk.run(0, "deploy", "--yes")
    walk.check(TOPIC in resources(walk), "the removed topic is kept")
    rename(walk)
    walk.run(0, "deploy", "--yes")
    walk.check({TOPIC, "WorkLambdaFunction"} <= resources(walk), "topic and function are kept", resources(walk))
    execution.goes_on()
    execution.succeeds("a removed topic, and two deployments in a row")
    takes_away(walk)
    walk.check(not {TOPIC, "WorkLambdaFunction"} & resources(walk), "they are gone", resources(walk))


@way(RUNS)
def started_after_the_plan(walk: Walk) -> None:
    walk.run(0, "deploy", "--yes")
    walk.run(0, "deploy", "-d", "docker", "--plan-out", "plan.json")
    execution = Execution(walk, "first")
    walk.run(0, "deploy", "--yes", "-d", "docker", "--plan", "plan.json")
    execution.goes_on()
    execution.succeeds("a plan that was made before it began")
    takes_away(walk, "-d", "docker")


@way(RUNS)
def a_definition_that_the_plan_does_not_know(walk: Walk) -> None:
    walk.run(0, "deploy", "--yes")
    walk.run(0, "deploy", "-d", "docker", "--plan-out", "plan.json")
    machines = walk.emulator.client("stepfunctions")
    machine = walk.physical("runs", MACHINE)
    definition = machines.describe_state_machine(stateMachineArn=machine)["definition"]
    machines.update_state_machine(stateMachineArn=machine, definition=definition.replace("It is done", "It is over"))
    Execution(walk, "first")
    done = walk.run(4, "deploy", "--yes", "-d", "docker", "--plan", "plan.json")
    walk.says(done, MACHINE, "has come into use since the plan was made", "Make a new plan")
    walk.has_status("runs", "CREATE_COMPLETE")


@way(RUNS)
def killed_while_an_execution_waits(walk: Walk) -> None:
    walk.run(0, "deploy", "--yes")
    execution = Execution(walk, "first")
    seen: set[str] = set()

    def called(name: str) -> bool:
        seen.update(walk.emulator.calls())
        return name in seen

    for call in ("CreateChangeSet", "ExecuteChangeSet"):
        seen.clear()
        walk.emulator.calls()
        process = walk.program.start("deploy", "--yes", "-d", "docker")
        eventually(lambda wanted=call: called(wanted))
        process.send_signal(signal.SIGKILL)
        finished(process)
    walk.run(0, "deploy", "--yes", "-d", "docker")
    execution.goes_on()
    execution.succeeds("a deployment that was killed twice")
    takes_away(walk, "-d", "docker")


@way(RUNS)
def what_a_deletion_ends(walk: Walk) -> None:
    walk.run(0, "deploy", "--yes")
    Execution(walk, "first")
    walk.says(walk.run(4, "delete"), "ends: 1 running execution of `RunsIngestStateMachine` (first)")
    walk.says(walk.run(0, "delete", "--yes"), "ends: ")
    walk.has_status("runs", "")


@way(earlier.APPLICATIONS["lambda-task"].folder)
def an_execution_of_an_earlier_version(walk: Walk) -> None:
    """The first deployment by this version keeps what the earlier one made."""
    walk.emulator.client("s3").create_bucket(Bucket="granules-artifacts")
    earlier.deploy(walk, "lambda-task")
    execution = Execution(walk, "first", "granules", "GranulesDiscoverGranulesStateMachine", "QueueGranulesActivity")
    done = walk.run(0, "deploy", "--yes", "--skip-post-deploy")
    walk.says(done, "Kept for now for 1 running execution", "QueueGranulesActivity")
    execution.goes_on()
    execution.succeeds("the first deployment by this version")
