package dev.cumulusc.cli;

import dev.cumulusc.app.ApplicationStacks;
import dev.cumulusc.app.CompareApplications;
import dev.cumulusc.app.DiffStacks;
import dev.cumulusc.app.compare.Comparison;
import dev.cumulusc.app.deploy.StackProtection;
import dev.cumulusc.deploy.plan.PlanFile;
import dev.cumulusc.report.Prose;
import dev.cumulusc.report.deploy.ComparisonJson;
import dev.cumulusc.report.deploy.ComparisonText;
import dev.cumulusc.report.deploy.PlanText;
import dev.cumulusc.report.deploy.RefusalText;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.terminal.FrontEnd;
import dev.cumulusc.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cumulusc diff}: the differences on standard output, all else on standard error. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Shows what a deployment would change, property by property, and leaves nothing behind; or how"
            + " two deployments, revisions, applications or templates differ.",
    exitCodeList = {
      "0:Done, or nothing would change.",
      "1:Something is wrong.",
      "3:Something would change or differs, with `--exit-code`."
    },
    footer = {
      "cumulusc diff --deployment dev --region us-east-1",
      "cumulusc diff --no-change-set --exit-code",
      "cumulusc diff dev prod",
      "cumulusc diff git:main . --exit-code",
      "cumulusc diff exported.yml . --deployment prod --format json"
    })
final class DiffCommand implements Callable<Integer>, NamedApplication {
  /** The options of a deployment, which a comparison of two things has no use for. */
  private static final Set<Class<?>> OF_DEPLOYMENTS =
      Set.of(ConnectionOptions.class, StackOptions.class);

  private static final String NO_CHANGE_SET = "--no-change-set";

  @Spec CommandSpec spec;
  @Mixin AppOption app;
  @Mixin ApplicationOptions application;
  @Mixin ConnectionOptions connection;
  @Mixin S3Options s3;
  @Mixin StackOptions stacks;
  @Mixin FormatOption format;

  @Option(names = "--exit-code", description = "End with 3 if something would change or differs.")
  boolean exitCode;

  @Option(
      names = NO_CHANGE_SET,
      description = "Only compare templates and values; CloudFormation is asked to make nothing.")
  boolean noChangeSet;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "APP|A",
      description =
          "The application folder (that of cumulusc.yml, else the current one); or, with B, what B is"
              + " compared with.")
  @Nullable String first;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "B",
      description =
          "Compare A with this, without asking AWS. Both are template files, application folders,"
              + " deployments, or Git revisions of the application: file:PATH, app:DIR,"
              + " deployment:NAME, git:REVISION, or the name alone if it can only be one of these.")
  @Nullable String second;

  /** Findings of two sides have their files' paths from the current folder already. */
  @Override
  public Path folder() {
    return second != null ? Path.of("") : first == null ? app.folder() : Path.of(first);
  }

  @Override
  public Integer call() throws InterruptedException {
    if (first != null && second != null) {
      return compare(first, second);
    }
    if (first != null && app.named().isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "`--app` goes with two things to compare; this names one.");
    }
    stacks.check(spec);
    ApplicationRequest request = s3.applyTo(application.request(folder()));
    FrontEnd frontEnd = CumuluscCommand.frontEnd(spec);
    DiffStacks diff = new DiffStacks(CumuluscCommand.platform(spec));
    DiffStacks.Request wanted =
        new DiffStacks.Request(
            ApplicationStacks.of(request),
            application.engine.choice(),
            connection.account(),
            ApplicationOptions.target(request),
            stacks.options(false, StackProtection.UNCHANGED),
            !noChangeSet);
    Optional<DiffStacks.Result> result =
        frontEnd.guarded(
            () -> diff.abandon(frontEnd.listener()), () -> diff.run(wanted, frontEnd.listener()));
    result.ifPresent(this::print);
    return result.map(this::answer).orElse(ExitCode.FINDINGS);
  }

  private int compare(String before, String after) {
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      if (OptionHeadings.declaring(option).filter(OF_DEPLOYMENTS::contains).isPresent()
          || option.longestName().equals(NO_CHANGE_SET)) {
        throw new ParameterException(
            spec.commandLine(),
            "`"
                + option.longestName()
                + "` has no meaning with two things to compare: AWS is not asked.");
      }
    }
    Optional<Comparison> comparison =
        new CompareApplications()
            .run(
                new CompareApplications.Request(
                    s3.applyTo(application.request(app.folder())),
                    application.engine.choice(),
                    before,
                    after),
                CumuluscCommand.frontEnd(spec).listener());
    if (comparison.isEmpty()) {
      return ExitCode.FINDINGS;
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        format.isJson()
            ? ComparisonJson.print(comparison.get())
            : new ComparisonText(CumuluscCommand.of(spec).terminal.outputTheme())
                .print(comparison.get()));
    out.flush();
    return exitCode && !comparison.get().isEmpty() ? ExitCode.DIFFERENCES : ExitCode.DONE;
  }

  private void print(DiffStacks.Result result) {
    PrintWriter out = spec.commandLine().getOut();
    Terminal terminal = CumuluscCommand.of(spec).terminal;
    out.print(
        format.isJson()
            ? PlanFile.text(result.plan())
            : Prose.wrap(
                new PlanText(terminal.outputTheme()).print(result.plan()), terminal.outputWidth()));
    out.flush();
    PrintWriter err = spec.commandLine().getErr();
    if (result.verdict().isRefused()) {
      err.println("`cumulusc deploy` would refuse this:");
      err.print(
          Prose.wrap(
              new RefusalText(terminal.errorTheme()).print(result.verdict()),
              terminal.errorWidth()));
    }
    err.flush();
  }

  private int answer(DiffStacks.Result result) {
    return exitCode && !result.plan().isEmpty() ? ExitCode.DIFFERENCES : ExitCode.DONE;
  }
}
