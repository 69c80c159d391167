"""Tasks that cumulusc moved run as they did before, on the worker that it chose and with the command that it wrote."""

import json

from workers.scene import Stage, scene

TASKS = "moved-apps/tasks"
EXAMPLE = "../examples/lambda-task"
STACK = "tasks"


# The layer of `Layered`: one module in both folders in which Lambda looks, the first of which counts, and one in a single.
LAYER = {
    "nodejs/node_modules/words/index.js": "module.exports = { hello: 'hello', own: false };\n",
    "nodejs/node22/node_modules/words/index.js": "module.exports = { hello: 'hello', own: true };\n",
    "nodejs/node_modules/others/index.js": "module.exports = { good: 'bye' };\n",
}


def deployed(stage: Stage, *options: str) -> None:
    stage.layer("words", LAYER)
    stage.run(0, "deploy", "--yes", *options)


def machine(stage: Stage, name: str, stack: str = STACK) -> str:
    return stage.physical(stack, f"{name}StateMachine")


@scene(TASKS)
def handlers(stage: Stage) -> None:
    """Async, throwing, callback, `lib/index.handler`: each gives what it gives in Lambda."""
    deployed(stage)
    for service, value, output in (
        ("Answer", {"x": 1}, {"got": 1}),
        ("CallBack", {"x": 2}, {"got": 2}),
        ("Nested", {"x": 3}, {"got": 3}),
        ("Refuse", {"x": 4}, {"x": 4, "caught": {"Error": "Refused", "Cause": "not 4"}}),
    ):
        stage.forget()
        with stage.moved(STACK, service):
            found = stage.run_machine(machine(stage, f"Tasks{service}"), value)
        stage.ends(found, "SUCCEEDED", service, output)
        stage.answers_each_token_once(1, "SendTaskFailure" if service == "Refuse" else "SendTaskSuccess")


@scene(TASKS)
def the_environment(stage: Stage) -> None:
    """The container has what the function has."""
    deployed(stage)
    functions = stage.client("lambda")
    function = functions.get_function_configuration(FunctionName=stage.physical(STACK, "LookLambdaFunction"))
    container, _ = stage.container(STACK, "Look")
    wanted = function.get("Environment", {}).get("Variables", {})
    missing = {name: value for name, value in wanted.items() if container.environment.get(name) != value}
    stage.check(not missing, "every variable of the function is in the container", missing)
    expected = {"greeting": "hello", "empty": "", "stack": STACK}
    with stage.moved(STACK, "Look"):
        stage.ends(stage.run_machine(machine(stage, "TasksLook"), {}), "SUCCEEDED", "Look", expected)


@scene(TASKS)
def modules_of_layers(stage: Stage) -> None:
    """What Lambda finds in the layers of a function, whichever of the two folders, its worker finds, too."""
    deployed(stage)
    container, _ = stage.container(STACK, "Layered")
    path = container.environment.get("NODE_PATH")
    stage.check(path == "/opt/nodejs/node22/node_modules:/opt/nodejs/node_modules", "NODE_PATH is Lambda's", path)
    with stage.moved(STACK, "Layered"):
        found = stage.run_machine(machine(stage, "TasksLayered"), {})
    stage.ends(found, "SUCCEEDED", "Layered", {"hello": "hello", "own": True, "good": "bye"})


@scene(TASKS)
def a_map_of_six(stage: Stage) -> None:
    deployed(stage)
    value = {"items": [{"ms": 300 + i} for i in range(6)]}
    with stage.moved(STACK, "Slow"):
        stage.ends(stage.run_machine(machine(stage, "TasksSix"), value), "SUCCEEDED", "Six", value["items"])
    stage.answers_each_token_once(6)
    stage.check(stage.most_at_once() == 2, "two workers do two at once", stage.most_at_once())


@scene(TASKS)
def heartbeats(stage: Stage) -> None:
    """A state with HeartbeatSeconds gets them three times as often as it needs them, at least."""
    deployed(stage)
    with stage.moved(STACK, "Slow"):
        stage.ends(stage.run_machine(machine(stage, "TasksBeating"), {"ms": 5000}), "SUCCEEDED", "Beating", {"ms": 5000})
    given = [each["token"] for each in stage.notes("GetActivityTask")]
    stage.check(len(given) == 1, "one task is given", given)
    beats = stage.beats(given[0])
    stage.check(len(beats) >= 4, "5 s have heartbeats", beats)
    stage.check(all(each > 0.2 for each in beats), "with pauses between them", beats)
    stage.check(all(each <= 1 + 0.5 for each in beats), "each at most a third of 3 s after the one before", beats)
    others = [each for each in stage.notes("SendTaskHeartbeat") if each["token"] not in given or each.get("refused")]
    stage.check(not others, "all are of the task at hand", others)


@scene(TASKS)
def nothing_returned(stage: Stage) -> None:
    """A handler without a result is reported to whoever moves it, and it fails if it is moved all the same."""
    stage.layer("words", LAYER)
    done = stage.program.run("deploy", "--yes", "--deployment", "nothing")
    stage.check("C2" in done.text and "`Nothing`" in done.text, "the handler is named", done.text[-800:])
    if done.code == 0:
        with stage.moved(STACK, "Nothing"):
            found = stage.run_machine(machine(stage, "TasksNothing"), {})
        stage.check(found.get("error") == "ValidationException", "its answer is refused", found.get("error"))


@scene(EXAMPLE)
def the_example(stage: Stage) -> None:
    """`lambda-task` gives in Docker what it gives in Lambda."""
    stage.emulator.client("s3").create_bucket(Bucket="granules-artifacts")
    deployed(stage, "--deployment", "docker")
    value = {"granules": [{"granuleId": f"g{i}", "collection": f"c{i % 2}"} for i in range(5)]}
    with stage.moved("granules", "QueueGranules"):
        found = stage.run_machine(machine(stage, "GranulesDiscoverGranules", "granules"), value)
    stage.ends(found, "SUCCEEDED", "the workflow", {"batches": 2, "granules": 5})
    stage.answers_each_token_once(1)
    definition = json.loads(
        stage.client("stepfunctions").describe_state_machine(
            stateMachineArn=machine(stage, "GranulesDiscoverGranules", "granules")
        )["definition"]
    )
    stage.check("TimeoutSeconds" in definition, "the machine's own time-out ends the wait for a worker", list(definition))
