package dev.cumulusc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cumulusc.cli.CommandRunner;
import dev.cumulusc.terminal.Terminal;
import java.io.OutputStream;
import java.io.PrintWriter;

/** Starts the program: hands over arguments and streams, and exits with what comes back. */
public final class Main {
  static {
    // Nothing listens to what libraries log; with this set, SLF4J does not look for a listener in
    // every
    // jar.
    System.setProperty("slf4j.provider", "org.slf4j.nop.NOPServiceProvider");
    System.setProperty("slf4j.internal.verbosity", "WARN");
  }

  private Main() {}

  public static void main(String[] args) {
    System.exit(run(System.out, System.err, args));
  }

  static int run(OutputStream standardOutput, OutputStream standardError, String... args) {
    PrintWriter out = new PrintWriter(standardOutput, false, UTF_8);
    PrintWriter err = new PrintWriter(standardError, true, UTF_8);
    int exitCode = new CommandRunner(out, err, System.getenv(), Terminal.ofProcess()).run(args);
    out.flush();
    err.flush();
    return exitCode;
  }
}
