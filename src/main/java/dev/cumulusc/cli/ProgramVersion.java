package dev.cumulusc.cli;

import dev.cumulusc.source.ProgramData;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.IVersionProvider;

/** The version of this program, which the build writes into a resource, and what it runs with. */
final class ProgramVersion implements IVersionProvider {
  private static final String RESOURCE = "version.txt";
  private static final String SERVICE_DATA = "service-data.txt";
  private static final String LINE = "  %-17s %s";

  @Override
  public String[] getVersion() {
    List<String> lines = new ArrayList<>();
    lines.add("cumulusc " + read());
    lines.add(LINE.formatted("Commit", commit()));
    lines.add(
        LINE.formatted(
            "Java",
            "%s (%s), %s %s"
                .formatted(
                    System.getProperty("java.version"),
                    System.getProperty("java.vendor"),
                    System.getProperty("os.name"),
                    System.getProperty("os.arch"))));
    for (String row : ProgramData.lines(ProgramVersion.class, SERVICE_DATA)) {
      String[] parts = row.split("\\|");
      lines.add(LINE.formatted(parts[0], "as of " + parts[2] + " (" + parts[3] + ")"));
    }
    // These are formats for picocli.
    return lines.stream().map(line -> line.replace("%", "%%")).toArray(String[]::new);
  }

  /** Returns the version alone. */
  static String read() {
    return ProgramData.lines(ProgramVersion.class, RESOURCE).get(0).strip();
  }

  /** Returns the commit that the program was built from, as far as the build knew it. */
  private static String commit() {
    return ProgramData.lines(ProgramVersion.class, RESOURCE).get(1).strip();
  }
}
