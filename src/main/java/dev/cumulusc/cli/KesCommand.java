package dev.cumulusc.cli;

import dev.cumulusc.resolve.ApplicationRequest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code cumulusc cf ...}: kes's command line, so that a script only changes the program's name.
 */
@Command(
    name = "cf",
    mixinStandardHelpOptions = true,
    description = "Takes kes's command line: `cumulusc cf compile --kes-folder app ...`.",
    subcommands = KesCommand.Compile.class)
final class KesCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }

  /** {@code cumulusc cf compile}: works in the current folder, and on missing variables as kes. */
  @Command(
      name = "compile",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Compiles the application in the current folder.")
  static final class Compile implements Callable<Integer> {
    @Spec CommandSpec spec;
    @Mixin ApplicationOptions application;
    @Mixin EngineOption engine;
    @Mixin OutputOptions output;

    @Override
    public Integer call() {
      ApplicationRequest request = application.request(Path.of("."), true);
      return new CompileAction(spec, output).run(request, engine);
    }
  }
}
