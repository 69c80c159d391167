package dev.cumulusc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import picocli.CommandLine.IVersionProvider;

/** The version of this program, which the build writes into a resource. */
final class ProgramVersion implements IVersionProvider {
  private static final String RESOURCE = "version.txt";

  @Override
  public String[] getVersion() {
    return new String[] {"cumulusc " + read()};
  }

  static String read() {
    try (InputStream in = ProgramVersion.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + RESOURCE + " is missing.");
      }
      return new String(in.readAllBytes(), UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
