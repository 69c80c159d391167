package dev.cumulusc.cli;

import dev.cumulusc.app.create.CreateApplication;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.app.event.Subject;
import dev.cumulusc.diagnostic.ShownPaths;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.terminal.Advice;
import dev.cumulusc.terminal.FrontEnd;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
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
        "Makes a new application: a function, a workflow that calls it, and tests; or one of state"
            + " machines that are there. Overwrites nothing.",
    exitCodeList = {"0:Made.", "1:Nothing was made."},
    footer = {
      "cumulusc init orders",
      "cumulusc init orders --yes",
      "cumulusc init orders --from-asl machines/take-order.asl.json --yes"
    })
final class InitCommand implements Callable<Integer> {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** What a bucket's name of 63 characters leaves for the application's, before `-code`. */
  private static final int LONGEST = 40;

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
      names = {"-y", "--yes"},
      description = "Write the files without asking.")
  boolean yes;

  @Parameters(paramLabel = "FOLDER", description = "The folder of the application.")
  Path folder = FolderParameter.HERE;

  @Override
  public Integer call() {
    FrontEnd frontEnd =
        new FrontEnd(
            spec.commandLine().getErr(),
            CumuluscCommand.of(spec).terminal,
            ShownPaths.AS_NAMED,
            Optional.empty(),
            yes ? Set.of(Subject.WRITE_FILES) : Set.of(),
            Advice.NONE);
    Listener listener = frontEnd.listener();
    Optional<List<Path>> made =
        new CreateApplication()
            .run(
                new CreateApplication.Request(folder, applicationName(), definitions),
                frontEnd.questions(),
                listener);
    if (made.isEmpty()) {
      return ExitCode.FINDINGS;
    }
    listener.note("Wrote " + Words.count(made.get().size(), "file") + ". What to do next:");
    listener.note("  cumulusc validate " + folder);
    if (definitions.isEmpty()) {
      listener.note("  cumulusc test --app " + folder);
    }
    listener.note("  aws s3 mb s3://" + applicationName() + "-code   (once)");
    listener.note("  cumulusc deploy " + folder + " --region us-east-1");
    return ExitCode.DONE;
  }

  private String applicationName() {
    String wanted =
        name != null
            ? name
            : String.valueOf(folder.toAbsolutePath().normalize().getFileName())
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    if (!NAME.matcher(wanted).matches() || wanted.length() > LONGEST) {
      throw new ParameterException(
          spec.commandLine(),
          "`"
              + wanted
              + "` can't be the name of an application, which has at most "
              + LONGEST
              + " lower-case letters, digits and dashes, and begins with a letter: give another one"
              + " with `--name`.");
    }
    return wanted;
  }
}
