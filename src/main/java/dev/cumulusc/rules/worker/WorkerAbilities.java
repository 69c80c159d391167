package dev.cumulusc.rules.worker;

import dev.cumulusc.capacity.InstanceSize;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.handler.HandlerName;
import dev.cumulusc.model.EcsCluster;
import dev.cumulusc.model.LambdaWorker;
import dev.cumulusc.model.LocalHandlers;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.Roles;
import dev.cumulusc.runtime.AwsSdk;
import dev.cumulusc.runtime.HandlerStyle;
import dev.cumulusc.runtime.NodeRuntimes;
import dev.cumulusc.source.Origin;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.RuleContext;
import dev.cumulusc.worker.ImageName;
import dev.cumulusc.worker.ReleaseNumber;
import dev.cumulusc.worker.WorkerVersion;
import dev.cumulusc.worker.WorkerVersions;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a moved function needs and its worker lacks. Only what the version of the published
 * worker, and the function's local source, decide is reported; an image of one's own is let be.
 */
public final class WorkerAbilities implements DeploymentRule {
  @Override
  public List<RuleInfo> infos() {
    return List.of(
        WorkerInfos.NOT_A_NODE_FUNCTION,
        WorkerInfos.HANDLER_STYLE,
        WorkerInfos.SYNTAX_TOO_NEW,
        WorkerInfos.WRONG_ARCHITECTURE,
        WorkerInfos.HANDLER_NAME,
        WorkerInfos.ES_MODULE,
        WorkerInfos.UNUSABLE_WORKER,
        WorkerInfos.CONTEXT_MEMBER,
        WorkerInfos.NO_RESULT,
        WorkerInfos.MISSING_SDK,
        WorkerInfos.LOST_ROLE,
        WorkerInfos.UNKNOWN_VERSION,
        WorkerInfos.UNFOUND_FILE,
        WorkerInfos.NO_NETWORK,
        WorkerInfos.REGEX_TOO_NEW,
        WorkerInfos.NO_GRACEFUL_STOP,
        WorkerInfos.MISSING_MODULE);
  }

  @Override
  public void check(RuleContext context, Diagnostics out) {
    Optional<EcsCluster> cluster = context.deployment().ecs();
    LocalHandlers handlers = LocalHandlers.in(context.workspace());
    for (LambdaWorker worker : context.workers()) {
      cluster.ifPresent(
          found -> new Check(worker, found, context.deployment().roles(), handlers, out).check());
    }
  }

  /** The check of one worker. */
  private static final class Check {
    private final LambdaWorker worker;
    private final EcsCluster cluster;
    private final Roles roles;
    private final LocalHandlers handlers;
    private final Diagnostics diagnostics;

    Check(
        LambdaWorker worker,
        EcsCluster cluster,
        Roles roles,
        LocalHandlers handlers,
        Diagnostics diagnostics) {
      this.worker = worker;
      this.cluster = cluster;
      this.roles = roles;
      this.handlers = handlers;
      this.diagnostics = diagnostics;
    }

    void check() {
      if (!worker.isPublished() || !checkRuntime()) {
        return;
      }
      worker.lambda().code().handler().ifPresent(this::checkName);
      checkArchitecture();
      checkNetwork();
      checkRole();
      worker.version().ifPresentOrElse(this::checkVersion, this::reportUnknown);
    }

    private void reportUnknown() {
      Optional<String> tag = ImageName.of(worker.image().value()).tag();
      report(
          WorkerInfos.UNKNOWN_VERSION,
          worker.image().origin(),
          "What `"
              + worker.image().value()
              + "` can run is not checked: "
              + (tag.flatMap(ReleaseNumber::of).isPresent()
                  ? "up to " + WorkerVersions.newest().release() + " no version has this number"
                  : "its name has no number of a version")
              + ".",
          "Take a version that is known ("
              + WorkerVersions.numbers()
              + "), or remove `image`, so that a worker is chosen that fits the handler.");
    }

    /** The worker is a Node.js program that loads the function into itself. */
    private boolean checkRuntime() {
      Optional<Located<String>> runtime = worker.lambda().code().runtime();
      if (runtime.isEmpty()
          || NodeRuntimes.of(runtime.get().value()).isPresent()
          || runtime.get().value().startsWith("nodejs")) {
        return true;
      }
      report(
          WorkerInfos.NOT_A_NODE_FUNCTION,
          runtime.get().origin(),
          "`"
              + worker.lambdaName()
              + "` is a function of `"
              + runtime.get().value()
              + "`, but the worker `"
              + worker.image().value()
              + "` runs Node.js functions only.",
          WorkerInfos.NOT_A_NODE_FUNCTION.fix());
      return false;
    }

    private void checkName(Located<String> handler) {
      HandlerName.of(handler.value())
          .filter(name -> !name.hasOneDot())
          .ifPresent(
              name ->
                  report(
                      WorkerInfos.HANDLER_NAME,
                      handler.origin(),
                      "The worker splits `"
                          + handler.value()
                          + "` at each dot, and does not find the module.",
                      WorkerInfos.HANDLER_NAME.fix()));
    }

    private void checkArchitecture() {
      Optional<Located<String>> type = cluster.instances().type();
      if (!worker.service().runsOnFargate()
          && type.filter(name -> InstanceSize.isArm(name.value())).isPresent()) {
        report(
            WorkerInfos.WRONG_ARCHITECTURE,
            type.get().origin(),
            "Instances of `"
                + type.get().value()
                + "` are arm64, but `"
                + worker.image().value()
                + "` is published for amd64 only.",
            WorkerInfos.WRONG_ARCHITECTURE.fix());
      }
    }

    private void checkNetwork() {
      worker
          .service()
          .definition()
          .networkMode()
          .filter(mode -> mode.value().equals("none") && !worker.service().runsOnFargate())
          .ifPresent(
              mode ->
                  report(
                      WorkerInfos.NO_NETWORK,
                      mode.origin(),
                      "The worker of `"
                          + worker.lambdaName()
                          + "` has no network, and can reach neither Lambda and S3 nor Step"
                          + " Functions.",
                      WorkerInfos.NO_NETWORK.fix()));
    }

    /** A role that is named for the function is not the container's, which gets one of its own. */
    private void checkRole() {
      boolean ownRole = roles.instanceProfile().isEmpty() || worker.service().runsOnFargate();
      Optional<Located<String>> named = roles.of(worker.lambda().access().role().value());
      if (ownRole && named.isPresent() && worker.service().placement().taskRole().isEmpty()) {
        report(
            WorkerInfos.LOST_ROLE,
            worker.service().name().origin(),
            "In Lambda `"
                + worker.lambdaName()
                + "` has the role `"
                + named.get().value()
                + "`; the role of its container only allows what a worker needs, and the tables,"
                + " queues and the search domain that the function names.",
            WorkerInfos.LOST_ROLE.fix());
      }
    }

    private void checkVersion(WorkerVersion version) {
      if (!version.usable()) {
        report(
            WorkerInfos.UNUSABLE_WORKER,
            worker.image().origin(),
            "`" + worker.image().value() + "` does not start.",
            WorkerInfos.UNUSABLE_WORKER.fix());
        return;
      }
      if (!version.service().stopsGracefully()) {
        report(
            WorkerInfos.NO_GRACEFUL_STOP,
            worker.image().origin(),
            "`"
                + worker.image().value()
                + "` goes on taking tasks when it is asked to stop: a deployment ends the task that"
                + " it has.",
            WorkerInfos.NO_GRACEFUL_STOP.fix());
      }
      checkStyle(version);
      checkSdk(version);
      worker
          .handler()
          .ifPresent(
              facts -> new SourceCheck(worker, facts, version, handlers, this::report).check());
    }

    private void checkStyle(WorkerVersion version) {
      Optional<HandlerStyle> style = worker.needs().style();
      if (style.isEmpty() || style.get() == version.handlers().style()) {
        return;
      }
      boolean callback = style.get() == HandlerStyle.CALLBACK;
      report(
          WorkerInfos.HANDLER_STYLE,
          worker.image().origin(),
          "The handler of `"
              + worker.lambdaName()
              + (callback ? "` calls back" : "` is async")
              + ", but the worker `"
              + worker.image().value()
              + (callback ? "` only runs async handlers." : "` waits for a callback, without end."),
          (callback
                  ? "Make the handler async"
                  : "Remove `image`, so that a worker is chosen that fits, or take"
                      + " cumulus-ecs-task 2.1.0")
              + (callback ? ", or remove `image`, so that a worker is chosen that fits." : "."));
    }

    /** What a layer has is not known. */
    private void checkSdk(WorkerVersion version) {
      if (version.handlers().unpacksLayers() && !worker.lambda().code().layers().isEmpty()) {
        return;
      }
      worker.needs().sdks().stream()
          .filter(sdk -> sdk != version.platform().sdk())
          .forEach(
              sdk ->
                  report(
                      WorkerInfos.MISSING_SDK,
                      worker.lambda().origin(),
                      "`"
                          + worker.lambdaName()
                          + "` loads version "
                          + sdk.name().substring(1)
                          + " of the AWS SDK, which neither its package nor the worker `"
                          + worker.image().value()
                          + "` has.",
                      sdkHelp(sdk)));
    }

    /** No worker that calls handlers with a callback has a Node.js for version 3 of the SDK. */
    private String sdkHelp(AwsSdk sdk) {
      boolean callback = worker.needs().style().filter(HandlerStyle.CALLBACK::equals).isPresent();
      return callback && sdk == AwsSdk.V3
          ? "Make the handler async: cumulus-ecs-task "
              + WorkerVersions.newest().release()
              + " then runs it, and has this version of the SDK."
          : WorkerInfos.MISSING_SDK.fix();
    }

    private void report(RuleInfo rule, Origin at, String message, String help) {
      Diagnostic diagnostic = Diagnostic.of(rule, at, message).withHelp(help);
      diagnostics.report(
          at.primary().equals(worker.flag().primary())
              ? diagnostic
              : diagnostic.withNote("it is moved by this", worker.flag().primary()));
    }
  }
}
