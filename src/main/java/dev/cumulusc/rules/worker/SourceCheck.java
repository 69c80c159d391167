package dev.cumulusc.rules.worker;

import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.handler.Answer;
import dev.cumulusc.handler.ContextUse;
import dev.cumulusc.handler.FunctionFacts;
import dev.cumulusc.handler.HandlerFacts;
import dev.cumulusc.handler.ModuleKind;
import dev.cumulusc.handler.ModuleUse;
import dev.cumulusc.handler.SyntaxUse;
import dev.cumulusc.javascript.Syntax;
import dev.cumulusc.model.LambdaWorker;
import dev.cumulusc.model.LocalHandlers;
import dev.cumulusc.model.Located;
import dev.cumulusc.runtime.HandlerStyle;
import dev.cumulusc.runtime.NodeAdditions;
import dev.cumulusc.runtime.NodeVersion;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.worker.WorkerVersion;
import dev.cumulusc.worker.WorkerVersions;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The check of what the local source of a moved function needs. */
final class SourceCheck {
  private final LambdaWorker worker;
  private final HandlerFacts facts;
  private final WorkerVersion version;
  private final NodeVersion node;
  private final LocalHandlers handlers;
  private final Reporter reporter;

  /** Takes what is found. */
  interface Reporter {
    void report(RuleInfo rule, Origin at, String message, String help);
  }

  SourceCheck(
      LambdaWorker worker,
      HandlerFacts facts,
      WorkerVersion version,
      LocalHandlers handlers,
      Reporter reporter) {
    this.worker = worker;
    this.facts = facts;
    this.version = version;
    this.node = version.platform().node();
    this.handlers = handlers;
    this.reporter = reporter;
  }

  void check() {
    checkFile();
    checkSyntax();
    checkModules();
    facts.function().ifPresent(this::checkFunction);
  }

  /** Of each kind, the first use is reported, in the source or else in the packages that it has. */
  private void checkSyntax() {
    List<SyntaxUse> uses = facts.syntaxNewerThan(node);
    Predicate<SyntaxUse> late = use -> use.syntax().failsWhereItRuns(node);
    uses.stream().filter(late).findFirst().ifPresent(this::report);
    uses.stream()
        .filter(late.negate())
        .findFirst()
        .or(
            () ->
                Stream.of(worker.lambda())
                    .filter(lambda -> !version.equals(WorkerVersions.newest()))
                    .flatMap(lambda -> handlers.syntaxOfPackages(lambda, node).stream())
                    .filter(late.negate())
                    .findFirst())
        .ifPresent(this::report);
  }

  private void report(SyntaxUse use) {
    boolean late = use.syntax().failsWhereItRuns(node);
    Syntax syntax = use.syntax();
    reporter.report(
        late ? WorkerInfos.REGEX_TOO_NEW : WorkerInfos.SYNTAX_TOO_NEW,
        Origin.written(use.at()),
        "Node.js "
            + node
            + " of the worker `"
            + worker.image().value()
            + (late ? "` can't compile " : "` does not read ")
            + syntax.shown()
            + ", which needs Node.js "
            + syntax.since()
            + ".",
        help(
            WorkerVersions.newest().platform().node().isAtLeast(syntax.since()),
            "reads it",
            "compile the source for Node.js " + node));
  }

  /** The first module that is missing is reported. */
  private void checkModules() {
    Optional<ModuleUse> missing =
        facts.coreModules().stream()
            .filter(use -> NodeAdditions.module(use.module()).stream().noneMatch(this::has))
            .findFirst();
    if (missing.isEmpty()) {
      return;
    }
    String name = missing.get().module();
    NodeAdditions.Addition since = NodeAdditions.module(name).orElseThrow();
    reporter.report(
        WorkerInfos.MISSING_MODULE,
        Origin.written(missing.get().at()),
        "Node.js "
            + node
            + " of the worker `"
            + worker.image().value()
            + "` has no module `"
            + name
            + "`, which needs Node.js "
            + since.first()
            + ".",
        NodeAdditions.withoutPrefix(name, node)
            .map(plain -> "Ask for `" + plain + "`, which is the same module.")
            .orElseGet(
                () ->
                    help(
                        since.isIn(WorkerVersions.newest().platform().node()),
                        "has it",
                        "do without it")));
  }

  private boolean has(NodeAdditions.Addition addition) {
    return addition.isIn(node);
  }

  private void checkFile() {
    Origin at =
        worker.lambda().code().handler().map(Located::origin).orElse(worker.lambda().origin());
    String file = facts.file().orElse("the module");
    if (facts.kind() == ModuleKind.ES_MODULE) {
      reporter.report(
          WorkerInfos.ES_MODULE,
          at,
          "`"
              + file
              + "` is an ES module, which the worker, with Node.js "
              + node
              + ", can't load.",
          WorkerInfos.ES_MODULE.fix());
    } else if (!facts.esModules().isEmpty()) {
      ModuleUse asked = facts.esModules().get(0);
      reporter.report(
          WorkerInfos.ES_MODULE,
          Origin.written(asked.at()),
          "`"
              + asked.module()
              + "` is an ES module, which Node.js "
              + node
              + " of the worker does not load with `require`.",
          "Load it with `import()`, or bundle it with the handler as CommonJS.");
    } else if (facts.unread().isEmpty() && !facts.isFoundByRequire()) {
      reporter.report(
          WorkerInfos.UNFOUND_FILE,
          at,
          "The worker does not find `"
              + file
              + "`: it loads the module with `require`, without the extension.",
          "Rename it, so that its name ends with `.js`"
              + ", in a package without `\"type\": \"module\"`.");
    }
  }

  /**
   * Says what to do.
   *
   * @param newestCan whether the newest worker's Node.js is new enough
   * @param how what that does: {@code reads it}
   * @param otherwise what else helps
   */
  private String help(boolean newestCan, String how, String otherwise) {
    WorkerVersion newest = WorkerVersions.newest();
    if (newest.release().equals(version.release()) || !newestCan) {
      return Character.toUpperCase(otherwise.charAt(0)) + otherwise.substring(1) + ".";
    }
    String reads =
        ", whose Node.js " + newest.platform().node() + " " + how + ", or " + otherwise + ".";
    return worker.needs().style().filter(HandlerStyle.CALLBACK::equals).isPresent()
        ? "Make the handler async, so that cumulus-ecs-task "
            + newest.release()
            + " runs it"
            + reads
        : "Take cumulus-ecs-task " + newest.release() + reads;
  }

  private void checkFunction(FunctionFacts function) {
    HandlerStyle called = version.handlers().style();
    if (function.givesNothing() == Answer.YES
        && function.style().orElse(HandlerStyle.ASYNC) == called) {
      reporter.report(
          WorkerInfos.NO_RESULT,
          Origin.written(function.at()),
          "The handler of `"
              + worker.lambdaName()
              + (called == HandlerStyle.CALLBACK
                  ? "` calls back without a result"
                  : "` returns nothing")
              + ", which Step Functions does not take from a worker: each task"
              + " fails.",
          called == HandlerStyle.CALLBACK
              ? "Call `callback(null, {})`, or give it another result."
              : "Return something, such as `{}`.");
    }
    List<ContextUse> missing =
        function.contextUses().stream()
            .filter(use -> !version.handlers().contextMembers().contains(use.member()))
            .toList();
    if (!missing.isEmpty()) {
      TreeSet<String> names =
          missing.stream().map(ContextUse::member).collect(Collectors.toCollection(TreeSet::new));
      SourceSpan at = missing.get(0).at();
      reporter.report(
          WorkerInfos.CONTEXT_MEMBER,
          Origin.written(at),
          "The handler reads `context."
              + String.join("`, `context.", names)
              + "`, which the worker does not set.",
          WorkerInfos.CONTEXT_MEMBER.fix());
    }
  }
}
