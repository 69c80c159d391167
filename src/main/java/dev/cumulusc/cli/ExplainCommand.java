package dev.cumulusc.cli;

import dev.cumulusc.app.ApplicationStacks;
import dev.cumulusc.app.explain.ExplainResource;
import dev.cumulusc.app.explain.ExplainedResource;
import dev.cumulusc.catalog.RuleCatalog;
import dev.cumulusc.catalog.RuleSelector;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.report.ValueOrigins;
import dev.cumulusc.report.ValueOriginsJson;
import dev.cumulusc.resolve.ApplicationRequest;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cumulusc explain}: a rule by its page, or a resource by where its values come from. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Prints the page of a rule, or shows where each value of a resource of the application comes"
            + " from.",
    exitCodeList = {
      "0:Explained.",
      "1:Something is wrong with the application, or it has nothing of this name."
    },
    footer = {
      "cumulusc explain C5101",
      "cumulusc explain function-timeout",
      "cumulusc explain QueueGranulesLambdaFunction",
      "cumulusc explain QueueGranulesLambdaFunction.MemorySize --deployment dev",
      "cumulusc explain DiscoverStateMachine.DefinitionString.States.Queue.Resource"
    })
final class ExplainCommand implements Callable<Integer> {
  private static final Pattern IN_TEMPLATE = Pattern.compile("[A-Za-z0-9]+(\\..+)?");

  /** Nobody calls a resource so. */
  private static final Pattern CODE = Pattern.compile("[Cc][0-9]{4}");

  @Spec CommandSpec spec;
  @Mixin AppOption app;
  @Mixin ApplicationOptions application;
  @Mixin FormatOption format;

  @Parameters(
      paramLabel = "WHAT",
      description =
          "A rule's code or name, or a logical id of the application, alone or with the path of a"
              + " property as `diff` prints it: `ID.Property`.")
  String what = "";

  @Override
  public Integer call() {
    Optional<RuleInfo> rule = RuleCatalog.find(what);
    if (rule.isEmpty() && !CODE.matcher(what).matches() && IN_TEMPLATE.matcher(what).matches()) {
      ApplicationRequest request = application.request(app.folder());
      if (hasApplication(request)) {
        return resource(request);
      }
    }
    try {
      String page = RuleDocuments.page(RuleSelector.one(what));
      if (format.isJson()) {
        throw new ParameterException(
            spec.commandLine(),
            "The page of a rule is text: `--format json` is for what the application has."
                + " `cumulusc rules --format json` has all rules as JSON.");
      }
      print(page);
    } catch (RuleSelector.UnknownRuleException e) {
      throw new ParameterException(
          spec.commandLine(), e.getMessage() + whyNoResource(), e, null, what);
    }
    return ExitCode.DONE;
  }

  private boolean hasApplication(ApplicationRequest request) {
    return app.named().isPresent() || ApplicationStacks.hasApplication(request.application());
  }

  /** Says why what is no rule is no resource either, as a further sentence. */
  private String whyNoResource() {
    if (CODE.matcher(what).matches()) {
      return "";
    }
    return hasApplication(application.request(app.folder()))
        ? " It is no logical id either, which has letters and digits only, and perhaps a property"
            + " behind a period: `ID.Property`."
        : " There is no application here to find a resource in, either.";
  }

  private int resource(ApplicationRequest request) {
    Optional<List<ExplainedResource>> found =
        new ExplainResource()
            .run(
                new ExplainResource.Request(request, application.engine.choice(), what),
                CumuluscCommand.frontEnd(spec).listener());
    found.ifPresent(
        resources ->
            print(
                format.isJson()
                    ? ValueOriginsJson.resources(resources)
                    : new ValueOrigins(
                            CumuluscCommand.of(spec).terminal.outputTheme(),
                            CumuluscCommand.paths(spec))
                        .resources(resources)));
    return found.isPresent() ? ExitCode.DONE : ExitCode.FINDINGS;
  }

  private void print(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    out.flush();
  }
}
