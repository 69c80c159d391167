package dev.cumulusc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cumulusc.cli.CommandRunner;
import dev.cumulusc.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Optional;

/** Starts the program: hands over arguments and streams, and exits with what comes back. */
public final class Main {
  static {
    // Nothing listens to what libraries log; with this set, SLF4J does not look for a listener in
    // every
    // jar.
    System.setProperty("slf4j.provider", "org.slf4j.nop.NOPServiceProvider");
    System.setProperty("slf4j.internal.verbosity", "WARN");
  }

  /** What docs/exit-codes.md has for a file that can't be written. */
  private static final int OUTPUT_LOST = 1;

  private Main() {}

  public static void main(String[] args) {
    // `System.out` would keep to itself what can't be written.
    System.exit(run(new FileOutputStream(FileDescriptor.out), System.err, args));
  }

  static int run(OutputStream standardOutput, OutputStream standardError, String... args) {
    WatchedOutput watched = new WatchedOutput(standardOutput);
    PrintWriter out = new PrintWriter(watched, false, UTF_8);
    PrintWriter err = new PrintWriter(standardError, true, UTF_8);
    int exitCode = new CommandRunner(out, err, System.getenv(), Terminal.ofProcess()).run(args);
    out.flush();
    Optional<String> failure = watched.failure();
    failure.ifPresent(
        reason -> err.println("error: Standard output can't be written: " + reason + "."));
    err.flush();
    return failure.isPresent() && exitCode == 0 ? OUTPUT_LOST : exitCode;
  }
}
