package dev.cumulusc.rules.worker;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;

/** What a moved function may need that its worker lacks. */
final class WorkerInfos {
  static final RuleInfo NOT_A_NODE_FUNCTION =
      RuleInfo.error(
              Stage.MOVE,
              "C2208",
              "worker-without-runtime",
              "A moved Lambda function is not a Node.js function, and its worker runs no other.")
          .because("The worker loads the package into its own Node.js, and fails at its start.")
          .fixedBy(
              "Build an image of your own, name it as `image` with its `commands`, or leave the "
                  + "function in Lambda.")
          .accordingTo(Authority.published("https://github.com/nasa/cumulus-ecs-task"));

  static final RuleInfo HANDLER_STYLE =
      RuleInfo.error(
              Stage.MOVE,
              "C2209",
              "worker-handler-style",
              "A moved handler gives its result in a way that the worker of this version does "
                  + "not take.")
          .because(
              "A worker before 1.6.0 waits for a callback, so that an async handler never ends "
                  + "its task; a newer one calls the handler without a callback, so that one that "
                  + "needs it fails.")
          .fixedBy(
              "Remove `image`, so that a worker is chosen that fits the handler, or make the "
                  + "handler async and take cumulus-ecs-task 2.1.0.")
          .accordingTo(Authority.published("https://github.com/nasa/cumulus-ecs-task"));

  static final RuleInfo SYNTAX_TOO_NEW =
      RuleInfo.error(
              Stage.MOVE,
              "C2210",
              "worker-syntax",
              "The source of a moved function has syntax that the Node.js of its worker does "
                  + "not read.")
          .because(
              "The worker ends with a syntax error at its start, again and again, and the "
                  + "service never becomes stable. A file that the handler requires each time that it"
                  + " is called fails each task instead.")
          .fixedBy(
              "Compile the source for the Node.js of the worker. Where a newer worker reads it, take"
                  + " that one: cumulus-ecs-task 2.1.0 has Node.js 20, and runs async handlers.")
          .accordingTo(Authority.published("https://github.com/nasa/cumulus-ecs-task"));

  static final RuleInfo WRONG_ARCHITECTURE =
      RuleInfo.error(
              Stage.MOVE,
              "C2211",
              "worker-architecture",
              "The instances are arm64, and the worker is published for amd64 only.")
          .because("The container does not start.")
          .fixedBy("Take an instance type with an Intel or AMD processor, or an image of your own.")
          .accordingTo(Authority.published("https://github.com/nasa/cumulus-ecs-task"));

  static final RuleInfo HANDLER_NAME =
      RuleInfo.error(
              Stage.MOVE,
              "C2212",
              "worker-handler-name",
              "The handler of a moved function has more than one dot in its name.")
          .because(
              "The worker takes what is before the first dot for the module, and what follows "
                  + "up to the next for the function.")
          .fixedBy("Rename the file or the export, so that the name has one dot.")
          .accordingTo(Authority.published("https://github.com/nasa/cumulus-ecs-task"));

  static final RuleInfo ES_MODULE =
      RuleInfo.error(
              Stage.MOVE,
              "C2213",
              "worker-es-module",
              "The handler of a moved function is in an ES module, or requires one, which the"
                  + " worker can not load.")
          .because(
              "The worker loads the handler with `require`, which takes no ES module before "
                  + "Node.js 22. What the handler requires as soon as it is loaded ends the worker at"
                  + " its start; what it requires each time that it is called fails each task.")
          .fixedBy("Make the module a CommonJS one, or bundle it as one.")
          .accordingTo(Authority.published("https://github.com/nasa/cumulus-ecs-task"));

  static final RuleInfo UNFOUND_FILE =
      RuleInfo.error(
              Stage.MOVE,
              "C2224",
              "worker-module-extension",
              "The file of a moved handler has an extension that its worker does not look for.")
          .because(
              "Lambda looks for `.cjs` as well, but the worker asks `require` for the module"
                  + " without an extension, which tries `.js`, `.json` and `.node` only. The worker"
                  + " ends at its start, since the module is not found.")
          .fixedBy("Rename the file, so that its name ends with `.js`.")
          .accordingTo(Authority.published("https://github.com/nasa/cumulus-ecs-task"));

  static final RuleInfo UNUSABLE_WORKER =
      RuleInfo.error(
              Stage.MOVE,
              "C2214",
              "unusable-worker",
              "A version of the worker does not work at all.")
          .because("The container ends at its start.")
          .fixedBy("Take another version, or remove `image`.")
          .accordingTo(Authority.published("https://github.com/nasa/cumulus-ecs-task"));

  static final RuleInfo CONTEXT_MEMBER =
      RuleInfo.warning(
              Stage.MOVE,
              "C2215",
              "worker-context",
              "A moved handler reads a member of the context that the worker does not set.")
          .because(
              "The worker hands over `{via: 'ECS'}`; all that Lambda puts into the context is "
                  + "missing.")
          .fixedBy("Ask whether the member is there before it is used.")
          .accordingTo(Authority.published("https://github.com/nasa/cumulus-ecs-task"));

  static final RuleInfo NO_RESULT =
      RuleInfo.error(
              Stage.MOVE, "C2216", "worker-without-result", "A moved handler returns nothing.")
          .because(
              "The worker sends what the handler returns, and Step Functions refuses an answer "
                  + "without output: the task fails.")
          .fixedBy(
              "Return something, such as `{}`; a handler with a callback calls `callback(null, {})`.")
          .accordingTo(Authority.published("https://github.com/nasa/cumulus-ecs-task"));

  static final RuleInfo MISSING_SDK =
      RuleInfo.error(
              Stage.MOVE,
              "C2217",
              "worker-without-sdk",
              "A moved function loads an AWS SDK that neither its package nor its worker has.")
          .because("The worker ends at its start, since the module is not found.")
          .fixedBy("Put the SDK into the package, or use the version that the worker has.")
          .accordingTo(Authority.published("https://github.com/nasa/cumulus-ecs-task"));

  static final RuleInfo LOST_ROLE =
      RuleInfo.warning(
              Stage.MOVE,
              "C2220",
              "worker-without-role",
              "A function has a role of its own, and its worker does not have it.")
          .because(
              "The same code gets AccessDenied in the container where it was allowed in Lambda.")
          .fixedBy(
              "Name the role as the service's `taskRole`; it has to trust "
                  + "`ecs-tasks.amazonaws.com`, and to allow what a worker needs.")
          .accordingTo(Authority.published("https://github.com/nasa/cumulus-ecs-task"));

  static final RuleInfo UNKNOWN_VERSION =
      RuleInfo.note(
              Stage.MOVE,
              "C2221",
              "unknown-worker-version",
              "The image of a worker is of a version of cumulus-ecs-task that is not known.")
          .because(
              "What it can run is not checked: its Node.js, the handlers that it calls, layers and"
                  + " heartbeats. A version that was never published can't be pulled, so that no"
                  + " container starts.")
          .fixedBy(
              "Take a version that is known, or remove `image`: a worker is then chosen that fits"
                  + " the handler.")
          .accordingTo(Authority.published("https://github.com/nasa/cumulus-ecs-task"));

  static final RuleInfo NO_NETWORK =
      RuleInfo.error(
              Stage.MOVE,
              "C2225",
              "worker-without-network",
              "The worker of a moved function has `networkMode: none`.")
          .because(
              "Its container has no connection to the outside, so that the worker reaches neither"
                  + " Lambda and S3, from where it loads the function, nor Step Functions.")
          .fixedBy("Remove `networkMode`, or set `bridge`, `host` or `awsvpc`.")
          .accordingTo(
              Authority.aws("AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html"));

  static final RuleInfo REGEX_TOO_NEW =
      RuleInfo.warning(
              Stage.MOVE,
              "C2226",
              "worker-regular-expression",
              "The source of a moved function has a regular expression that the Node.js of its"
                  + " worker can not compile.")
          .because(
              "Before version 18, Node.js compiles a regular expression when it runs for the first"
                  + " time, and there it throws a SyntaxError. Outside of functions, that ends the worker at its"
                  + " start; in the handler, it fails the task.")
          .fixedBy(
              "Write the regular expression without it, or take a worker whose Node.js knows it:"
                  + " cumulus-ecs-task 2.1.0 has Node.js 20, and runs async handlers.")
          .accordingTo(Authority.published("https://github.com/nasa/cumulus-ecs-task"));

  static final RuleInfo NO_GRACEFUL_STOP =
      RuleInfo.warning(
              Stage.MOVE,
              "C2227",
              "worker-without-graceful-stop",
              "A worker of this version does not finish its tasks when it is asked to stop.")
          .because(
              "From 1.2.5 on a worker that gets SIGTERM takes no new task and finishes the one at"
                  + " hand. An older one goes on taking tasks until it is killed, and the state of"
                  + " the task that it has then fails with a time-out: each deployment ends tasks,"
                  + " however long ECS waits.")
          .fixedBy("Take cumulus-ecs-task 1.2.5 or a newer one, or remove `image`.")
          .accordingTo(Authority.published("https://github.com/nasa/cumulus-ecs-task"));

  static final RuleInfo MISSING_MODULE =
      RuleInfo.error(
              Stage.MOVE,
              "C2230",
              "worker-without-module",
              "The source of a moved function loads a module that the Node.js of its worker does"
                  + " not have.")
          .because(
              "The worker ends at its start, since the module is not found; where the handler"
                  + " requires it each time that it is called, each task fails.")
          .fixedBy(
              "Ask for a module that the worker's Node.js has, which knows none by `node:` before"
                  + " 14.18, or take a worker with a newer one: cumulus-ecs-task 2.1.0 has Node.js 20,"
                  + " and runs async handlers.")
          .accordingTo(Authority.published("https://github.com/nasa/cumulus-ecs-task"));

  static final RuleInfo REFUSED_OPTION =
      RuleInfo.error(
              Stage.MOVE,
              "C2231",
              "worker-node-options",
              "`NODE_OPTIONS` of a moved function has an option that the Node.js of its worker"
                  + " refuses.")
          .because(
              "The worker is given the function's environment. A Node.js that does not take an"
                  + " option of `NODE_OPTIONS` ends at once with an error, so that the worker never"
                  + " starts.")
          .fixedBy(
              "Set `NODE_OPTIONS` under the service's `envs` to what the worker's Node.js takes,"
                  + " which replaces the function's.")
          .accordingTo(Authority.published("https://nodejs.org/api/cli.html#node_optionsoptions"));

  private WorkerInfos() {}
}
