package dev.cumulusc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cumulusc.cli.CommandRunner;
import java.io.PrintWriter;

/**
 * Starts the program: hands over the arguments and the standard streams, and exits with what comes
 * back.
 */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, false, UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, UTF_8);
    int exitCode = new CommandRunner(out, err).run(args);
    out.flush();
    err.flush();
    System.exit(exitCode);
  }
}
