package dev.cumulusc.cli;

import dev.cumulusc.app.create.ApplicationName;
import dev.cumulusc.app.create.CreateApplication;
import dev.cumulusc.app.create.Place;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.app.event.Subject;
import dev.cumulusc.diagnostic.ShownPaths;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.source.ShellWord;
import dev.cumulusc.terminal.Advice;
import dev.cumulusc.terminal.FrontEnd;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cumulusc init}. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Makes a new application: a function, a workflow that calls it, and tests; or one made of"
            + " existing state machines. Overwrites nothing.",
    exitCodeList = {"0:Made.", "1:Nothing was made."},
    footer = {
      "cumulusc init orders",
      "cumulusc init orders --docker --endpoint-url http://127.0.0.1:4566 --yes",
      "cumulusc init orders --from-asl machines/take-order.asl.json --yes"
    })
final class InitCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "What its stack and resources are called: lower-case letters, digits and dashes (the"
              + " folder's name).")
  @Nullable String name;

  @Option(
      names = "--from-asl",
      paramLabel = "FILE",
      description =
          "A state machine in the Amazon States Language that becomes a workflow; may be given more"
              + " than once.")
  List<Path> definitions = new ArrayList<>();

  @Option(
      names = {"-r", "--region"},
      paramLabel = "REGION",
      converter = ApplicationOptions.RegionConverter.class,
      description = "The Region to deploy to, in the commands that are suggested (us-east-1).")
  @Nullable String region;

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      converter = ConnectionOptions.EndpointConverter.class,
      description = "The address of an emulator to deploy to, instead of AWS.")
  @Nullable URI endpoint;

  @Option(
      names = "--docker",
      negatable = true,
      description =
          "Add a deployment `docker` that moves the task from Lambda to Docker (--no-docker).")
  @Nullable Boolean docker;

  @Option(
      names = {"-y", "--yes"},
      description = "Ask nothing; what is not given has the default in brackets.")
  boolean yes;

  @Parameters(paramLabel = "FOLDER", description = "The folder of the application.")
  Path folder = FolderParameter.HERE;

  @Override
  public Integer call() {
    if (docker != null && docker && !definitions.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "`--docker` moves the sample's function, which an application of `--from-asl` lacks.");
    }
    boolean asks = CumuluscCommand.of(spec).terminal.canAsk() && !yes;
    check(
        Optional.ofNullable(name)
            .or(() -> asks ? Optional.empty() : Optional.of(usualName()))
            .flatMap(ApplicationName::problem)
            .map(problem -> problem + " Give another one with `--name`."));
    FrontEnd frontEnd =
        new FrontEnd(
            spec.commandLine().getErr(),
            CumuluscCommand.of(spec).terminal,
            ShownPaths.AS_NAMED,
            Optional.empty(),
            yes ? Set.of(Subject.WRITE_FILES, Subject.NEW_APPLICATION) : Set.of(),
            Advice.NONE);
    Listener listener = frontEnd.listener();
    Optional<CreateApplication.Created> created =
        new CreateApplication()
            .run(
                new CreateApplication.Request(folder, definitions, given(), usualName()),
                frontEnd.questions(),
                listener);
    created.ifPresent(made -> next(made, listener));
    return created.isPresent() ? ExitCode.DONE : ExitCode.FINDINGS;
  }

  private void check(Optional<String> problem) {
    if (problem.isPresent()) {
      throw new ParameterException(spec.commandLine(), problem.get());
    }
  }

  private CreateApplication.Given given() {
    return new CreateApplication.Given(
        Optional.ofNullable(name),
        region == null && endpoint == null
            ? Optional.empty()
            : Optional.of(
                new Place(
                    Optional.ofNullable(region).orElse(Place.USUAL.region()),
                    Optional.ofNullable(endpoint).map(URI::toString))),
        Optional.ofNullable(docker));
  }

  /** Commands are not wrapped, so that they can be copied. */
  private void next(CreateApplication.Created made, Listener listener) {
    PrintWriter err = spec.commandLine().getErr();
    listener.note("Wrote " + Words.count(made.files().size(), "file") + ". What to do next:");
    String home = ShellWord.of(folder.toString());
    err.println("  cumulusc validate " + home);
    if (definitions.isEmpty()) {
      err.println("  cumulusc test --app " + home);
    }
    String endpointOption =
        made.place().endpoint().map(url -> " --endpoint-url " + ShellWord.of(url)).orElse("");
    if (made.place().endpoint().isPresent()) {
      err.println("  export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test");
    }
    String where = " --region " + made.place().region() + endpointOption;
    err.println("  aws s3 mb s3://" + ApplicationName.bucket(made.name()) + where + "   (once)");
    err.println("  cumulusc deploy " + home + where);
    if (made.docker()) {
      err.println("  cumulusc diff default docker --app " + home);
    }
  }

  /** Returns the folder's name as far as it can be an application's. */
  private String usualName() {
    return String.valueOf(folder.toAbsolutePath().normalize().getFileName())
        .toLowerCase(Locale.ROOT)
        .replace('_', '-');
  }
}
