"""The test worker does what the published one does: 1.2.5 and 2.1.0, by what was read and seen of them."""

import json
import signal

from workers.scene import Stage, scene
from workers.service import until

ASYNC = "exports.handler = async (event) => ({ got: event.x });\n"
CALLBACK = "exports.handler = (event, context, callback) => callback(null, { got: event.x });\n"
SLOW = "exports.handler = async (event) => { await new Promise((r) => setTimeout(r, event.ms)); return event.ms; };\n"
SLOW_CALLBACK = "exports.handler = (event, context, callback) => setTimeout(() => callback(null, event.ms), event.ms);\n"


@scene()
def an_async_handler_on_2_1_0(stage: Stage) -> None:
    machine, _, command = stage.task("work", ASYNC)
    with stage.published("2.1.0", command):
        stage.ends(stage.run_machine(machine, {"x": 1}), "SUCCEEDED", "the task", {"got": 1})
    stage.answers_each_token_once(1)


@scene()
def an_async_handler_on_1_2_5_loses_its_task(stage: Stage) -> None:
    machine, _, command = stage.task("work", ASYNC, TimeoutSeconds=3)
    with stage.published("1.2.5", command) as service:
        stage.ends(stage.run_machine(machine, {"x": 1}), "TIMED_OUT", "the execution")
        stage.check(until(lambda: service.codes[:1] == [0]), "the worker ends with 0, and is started again", service.codes)
    stage.check(not stage.notes("SendTaskSuccess", "SendTaskFailure"), "nothing is answered", stage.notes())


@scene()
def a_callback_handler_on_1_2_5(stage: Stage) -> None:
    machine, _, command = stage.task("work", CALLBACK)
    with stage.published("1.2.5", command):
        stage.ends(stage.run_machine(machine, {"x": 1}), "SUCCEEDED", "the task", {"got": 1})
    stage.answers_each_token_once(1)


@scene()
def a_callback_handler_on_2_1_0_fails(stage: Stage) -> None:
    machine, _, command = stage.task("work", CALLBACK)
    with stage.published("2.1.0", command):
        found = stage.run_machine(machine, {"x": 1})
    stage.ends(found, "FAILED", "the task")
    failure = stage.notes("SendTaskFailure")[0]["answer"]
    stage.check(failure[1:] == ["TypeError", "callback is not a function"], "the failure says why", failure)


@scene()
def errors_are_told_by_name_and_message(stage: Stage) -> None:
    code = """
      class Refused extends Error { constructor(m) { super(m); this.name = 'Refused'; } }
      exports.handler = async (event) => {
        if (event.how === 'text') throw 'just a text';
        if (event.how === 'long') throw new Error('x'.repeat(40000));
        throw new Refused('no');
      };
    """
    machine, _, command = stage.task("work", code)
    with stage.published("2.1.0", command) as service:
        stage.ends(stage.run_machine(machine, {}), "FAILED", "the task")
        stage.ends(stage.run_machine(machine, {"how": "text"}), "FAILED", "a task that throws a text")
        answers = [each["answer"] for each in stage.notes("SendTaskFailure")]
        stage.check(answers == [["failure", "Refused", "no"], ["failure", "", ""]], "name and message are sent", answers)
        found = stage.run_machine(machine, {"how": "long"})
        stage.check(found.get("error") == "ValidationException", "the refusal of a long cause is sent instead", found.get("error"))
        refused = [each.get("refused") for each in stage.notes("SendTaskFailure")[2:]]
        stage.check(refused == ["ValidationException", None], "a cause that is too long is refused", refused)
        stage.check(not service.codes, "the worker goes on", service.codes)


@scene()
def nothing_returned_is_refused(stage: Stage) -> None:
    for release, code in (("2.1.0", "exports.handler = async () => {};\n"), ("1.2.5", "exports.handler = (e, c, cb) => cb();\n")):
        machine, _, command = stage.task(f"work-{release.replace('.', '-')}", code)
        stage.forget()
        with stage.published(release, command):
            stage.ends(stage.run_machine(machine, {}), "FAILED", f"a task of {release} without a result")
        calls = [(each["call"], each.get("refused")) for each in stage.notes("SendTaskSuccess", "SendTaskFailure")]
        expected = [("SendTaskSuccess", "ValidationException"), ("SendTaskFailure", None)]
        stage.check(calls == expected, f"{release} reports the refusal as a failure", calls)


@scene()
def a_name_with_two_dots_is_not_found(stage: Stage) -> None:
    function = stage.function("work", {"lib/a.b.js": ASYNC}, "lib/a.b.handler")
    activity = stage.client("stepfunctions").create_activity(name="work")["activityArn"]
    with stage.published("2.1.0", ["--activityArn", activity, "--lambdaArn", function]) as service:
        stage.check(until(lambda: len(service.codes) >= 2), "the worker dies at each start", service.codes)
        stage.check("MODULE_NOT_FOUND" in service.log() or "Cannot find module" in service.log(), "it says why", service.log())


@scene()
def an_es_module_is_not_required(stage: Stage) -> None:
    files = {"index.js": "export const handler = async () => 1;\n", "package.json": '{"type": "module"}'}
    function = stage.function("work", files)
    activity = stage.client("stepfunctions").create_activity(name="work")["activityArn"]
    with stage.published("2.1.0", ["--activityArn", activity, "--lambdaArn", function]) as service:
        stage.check(until(lambda: len(service.codes) >= 1), "the worker dies at its start", service.codes)


@scene()
def syntax_that_node_8_does_not_read(stage: Stage) -> None:
    _, _, command = stage.task("work", "exports.handler = (e, c, cb) => cb(null, e?.x ?? 1);\n")
    with stage.published("1.2.5", command) as service:
        stage.check(until(lambda: len(service.codes) >= 2), "the worker dies at each start", service.codes)
        stage.check("SyntaxError" in service.log(), "it says why", service.log()[-500:])


@scene()
def what_a_handler_finds(stage: Stage) -> None:
    code = """
      const sdk = (name) => { try { require(name); return true; } catch (e) { return false; } };
      exports.handler = async (event, context) => ({
        context: Object.keys(context), region: process.env.AWS_DEFAULT_REGION, greeting: process.env.GREETING,
        name: process.env.AWS_LAMBDA_FUNCTION_NAME || null, v2: sdk('aws-sdk'), v3: sdk('@aws-sdk/client-s3'),
      });
    """
    machine, _, command = stage.task("work", code)
    with stage.published("2.1.0", command, AWS_DEFAULT_REGION="us-east-1", GREETING="hello"):
        found = stage.run_machine(machine, {})
    expected = {"context": ["via"], "region": "us-east-1", "greeting": "hello", "name": None, "v2": False, "v3": True}
    stage.ends(found, "SUCCEEDED", "the task", expected)


@scene()
def modules_of_layers(stage: Stage) -> None:
    """Versions from 1.3.0 on unpack layers to /opt, where their Node.js looks only if NODE_PATH says so."""
    layer = stage.layer("words", {"nodejs/node_modules/words/index.js": "module.exports = { hello: 'hello' };\n"})
    module = "const words = require('words');\n"
    path = "/opt/nodejs/node20/node_modules:/opt/nodejs/node_modules"
    callback = f"{module}exports.handler = (event, context, callback) => callback(null, {{ got: words.hello }});\n"
    for release, code, variables, found in (
        ("2.1.0", f"{module}exports.handler = async () => ({{ got: words.hello }});\n", {"NODE_PATH": path}, True),
        ("1.5.1", callback, {"NODE_PATH": path}, True),
        ("2.1.0", f"{module}exports.handler = async () => ({{ got: words.hello }});\n", {}, False),
        ("1.2.5", callback, {"NODE_PATH": path}, False),
    ):
        name = f"work-{release.replace('.', '-')}-{len(variables)}"
        function = stage.function(name, {"index.js": code}, layers=(layer,))
        activity = stage.client("stepfunctions").create_activity(name=name)["activityArn"]
        work = {"Type": "Task", "Resource": activity, "TimeoutSeconds": 20, "End": True}
        machine = stage.machine(name, {"StartAt": "Work", "States": {"Work": work}})
        with stage.published(release, ["-a", activity, "-l", function], **variables) as service:
            if found:
                stage.ends(stage.run_machine(machine, {}), "SUCCEEDED", f"{release} with NODE_PATH", {"got": "hello"})
            else:
                stage.check(until(lambda: len(service.codes) >= 2), f"{release} dies at each start", service.codes)
                stage.check("Cannot find module" in service.log(), f"{release} does not find the module", service.log())


@scene()
def heartbeats_of_2_1_0(stage: Stage) -> None:
    machine, _, command = stage.task("work", SLOW, {"HeartbeatSeconds": 2})
    with stage.published("2.1.0", [*command, "--heartbeat", "500"]):
        stage.ends(stage.run_machine(machine, {"ms": 4000}), "SUCCEEDED", "a task of 4 s with heartbeats", 4000)
    token = stage.notes("GetActivityTask")[0]["token"]
    beats = stage.beats(token)
    stage.check(5 <= len(beats) <= 8, "4 s have about 7 heartbeats of 500 ms", beats)
    stage.check(all(0.3 < each < 1.5 for each in beats), "each comes about 500 ms after the one before", beats)
    last = stage.notes("SendTaskHeartbeat", "SendTaskSuccess")[-1]["call"]
    stage.check(last == "SendTaskSuccess", "there are none after the task", last)


@scene()
def heartbeats_of_1_2_5_have_no_period(stage: Stage) -> None:
    machine, _, command = stage.task("work", SLOW_CALLBACK)
    with stage.published("1.2.5", [*command, "--heartbeat", "60000"]):
        stage.ends(stage.run_machine(machine, {"ms": 1000}), "SUCCEEDED", "the task", 1000)
    beats = stage.beats(stage.notes("GetActivityTask")[0]["token"])
    stage.check(len(beats) > 50, "heartbeats are sent without a pause, whatever the period", len(beats))


@scene()
def a_task_without_heartbeats_times_out(stage: Stage) -> None:
    machine, _, command = stage.task("work", SLOW, {"HeartbeatSeconds": 1})
    with stage.published("2.1.0", command):
        found = stage.run_machine(machine, {"ms": 3000})
    stage.check(found.get("error") == "States.HeartbeatTimeout", "it ends with States.HeartbeatTimeout", found.get("error"))


@scene()
def waiting_for_a_worker_has_no_time_out(stage: Stage) -> None:
    """The state's time begins with the worker; without the machine's, the wait has no end."""
    machine, _, command = stage.task("work", ASYNC, {"TimeoutSeconds": 1, "HeartbeatSeconds": 1})
    arn = stage.start(machine, {"x": 1})
    stage.check(not until(lambda: stage.execution(arn)["status"] != "RUNNING", 3), "after 3 s it still waits")
    with stage.published("2.1.0", command):
        stage.ends(stage.finish(arn), "SUCCEEDED", "a worker that comes late", {"got": 1})


@scene()
def the_machines_time_out_ends_the_wait(stage: Stage) -> None:
    catch = [{"ErrorEquals": ["States.ALL"], "Next": "Caught"}]
    retry = [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 1, "MaxAttempts": 9}]
    activity = stage.client("stepfunctions").create_activity(name="work")["activityArn"]
    work = {"Type": "Task", "Resource": activity, "Retry": retry, "Catch": catch, "End": True}
    definition = {"StartAt": "Work", "TimeoutSeconds": 2, "States": {"Work": work, "Caught": {"Type": "Succeed"}}}
    found = stage.run_machine(stage.machine("work", definition), {})
    stage.ends(found, "TIMED_OUT", "an execution that nobody works for, and nothing catches that")


@scene()
def an_answer_that_comes_too_late(stage: Stage) -> None:
    machine, _, command = stage.task("work", SLOW, {"TimeoutSeconds": 1})
    with stage.published("2.1.0", command) as service:
        found = stage.run_machine(machine, {"ms": 2500})
        stage.check(found.get("error") == "States.Timeout", "the task ends with States.Timeout", found.get("error"))
        stage.check(until(lambda: service.codes == [1]), "its late answer ends the worker", service.codes)
        refused = {each.get("refused") for each in stage.notes("SendTaskSuccess", "SendTaskFailure")}
        stage.check(refused == {"TaskTimedOut"}, "the answer is refused", refused)
        stage.ends(stage.run_machine(machine, {"ms": 10}), "SUCCEEDED", "the next task, after a restart", 10)


@scene()
def one_task_at_a_time(stage: Stage) -> None:
    activity = stage.client("stepfunctions").create_activity(name="work")["activityArn"]
    function = stage.function("work", {"index.js": SLOW})
    work = {"Type": "Task", "Resource": activity, "TimeoutSeconds": 20, "End": True}
    items = {"Type": "Map", "MaxConcurrency": 6, "ItemProcessor": {"StartAt": "W", "States": {"W": work}}, "End": True}
    machine = stage.machine("work", {"StartAt": "All", "States": {"All": items}})
    with stage.published("2.1.0", ["-a", activity, "-l", function], 2):
        value = [{"ms": 300 + i} for i in range(6)]
        stage.ends(stage.run_machine(machine, value), "SUCCEEDED", "six items", [each["ms"] for each in value])
    stage.answers_each_token_once(6)
    stage.check(stage.most_at_once() == 2, "two workers do two at once", stage.most_at_once())


@scene()
def sigterm_lets_a_task_finish(stage: Stage) -> None:
    machine, _, command = stage.task("work", SLOW)
    with stage.published("2.1.0", command) as service:
        first = stage.start(machine, {"ms": 1500})
        until(lambda: stage.notes("GetActivityTask"))
        service.stopping.set()
        service.signal(signal.SIGTERM)
        stage.ends(stage.finish(first), "SUCCEEDED", "the task at hand", 1500)
        stage.check(until(lambda: not service.processes), "then the worker ends")
        polls = len(stage.notes("Poll"))
        stage.check(polls == 1, "it takes no new task", polls)


@scene()
def new_code_comes_with_a_new_start(stage: Stage) -> None:
    machine, _, command = stage.task("work", ASYNC)
    with stage.published("2.1.0", command):
        stage.run_machine(machine, {"x": 1})
        stage.client("lambda").delete_function(FunctionName="work")
        stage.function("work", {"index.js": "exports.handler = async () => 'new';\n"})
        stage.ends(stage.run_machine(machine, {"x": 2}), "SUCCEEDED", "a worker that runs already", {"got": 2})
    with stage.published("2.1.0", command):
        stage.ends(stage.run_machine(machine, {"x": 3}), "SUCCEEDED", "a worker that starts", "new")


@scene()
def an_input_for_one_run_ends_with_0(stage: Stage) -> None:
    function = stage.function("work", {"index.js": "exports.handler = async () => { throw new Error('no'); };\n"})
    command = ["--lambdaArn", function, "--lambdaInput", json.dumps({"x": 1})]
    with stage.published("2.1.0", command) as service:
        stage.check(until(lambda: service.codes[:1] == [0]), "even one that fails ends with 0", service.codes)
    stage.check(not stage.notes(), "nothing is sent to Step Functions", stage.notes())
