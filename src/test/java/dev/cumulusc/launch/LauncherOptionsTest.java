package dev.cumulusc.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Both launchers start the JVM alike, whichever of them gets a new option. */
class LauncherOptionsTest {
  private static final Pattern OPTION =
      Pattern.compile("(?<![\\w\"*])-[XD][\\w.:+-]+(?:=[\\w.-]+)?");

  /** Decodes the arguments, which have the encoding of the code page on Windows. */
  private static final String OF_UNIX = "-Dsun.jnu.encoding=UTF-8";

  @Test
  void theLauncherForWindowsHasTheOptionsOfTheOther() throws IOException {
    String unix =
        Files.readString(Path.of("bin/cumulusc"))
            // Only this launcher starts from an archive of classes, and asks for terminals.
            .replaceFirst("(?s)\nif \\[ -f \"\\$archive\" \\]; then\n.*?\nfi\n", "\n")
            .replaceAll("(?m)^ *#.*$", "");
    String windows =
        Files.readString(Path.of("src/build/cumulusc.cmd")).replaceAll("(?m)^rem.*$", "");
    Set<String> expected = options(unix);
    assertThat(expected)
        .contains(OF_UNIX, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
        .hasSizeGreaterThan(6);
    expected.remove(OF_UNIX);
    assertThat(options(windows)).isEqualTo(expected);
  }

  private static Set<String> options(String script) {
    Set<String> options = new TreeSet<>();
    OPTION.matcher(script).results().map(MatchResult::group).forEach(options::add);
    // Those of the build, and what says which streams are terminals.
    options.removeIf(each -> each.matches("-D(?:build|maven|cumulusc)[.].*"));
    return options;
  }
}
