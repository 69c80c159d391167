package dev.cumulusc.cases;

import dev.cumulusc.kes.EngineChoice;
import dev.cumulusc.resolve.ApplicationRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An application as one text. Each file begins behind a line {@code # file: its path}. Lines before
 * the first say {@code # arguments: ...} for the command, and {@code # here: path:line} where the
 * file itself can't have a comment with {@code # here}.
 */
record RuleApplication(Map<String, String> head, Map<String, String> files) {
  private static final Pattern FILE = Pattern.compile("# file: (\\S+)");
  private static final Pattern SETTING = Pattern.compile("# (arguments|here): (.+)");
  private static final String MARK = "# here";

  static boolean isOne(Path text) {
    try {
      return Files.exists(text)
          && Files.readString(text).lines().anyMatch(line -> FILE.matcher(line).matches());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static RuleApplication of(String text) {
    Map<String, String> head = new LinkedHashMap<>();
    Map<String, String> files = new LinkedHashMap<>();
    String file = "";
    for (String line : text.lines().toList()) {
      Matcher start = FILE.matcher(line);
      Matcher setting = SETTING.matcher(line);
      if (start.matches()) {
        file = start.group(1);
        files.put(file, "");
      } else if (!file.isEmpty()) {
        files.merge(file, line + "\n", String::concat);
      } else if (setting.matches()) {
        head.put(setting.group(1), setting.group(2));
      } else {
        throw new IllegalArgumentException("Not the head of an application: " + line);
      }
    }
    return new RuleApplication(head, files);
  }

  void write(Path folder) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  /** Returns what follows `validate`: the application's folder, or the arguments of its own. */
  List<String> arguments(Path folder) {
    String own = head.getOrDefault("arguments", "");
    if (own.startsWith("--asl ")) {
      return List.of("--asl", folder.resolve(own.substring("--asl ".length())).toString());
    }
    return Stream.concat(
            Stream.of(folder.toString()), own.isEmpty() ? Stream.of() : Stream.of(own.split(" ")))
        .toList();
  }

  /** Returns what the arguments ask for; nothing if they don't name an application. */
  Optional<ApplicationRequest> request(Path folder) {
    ApplicationRequest request = ApplicationRequest.of(folder);
    return switch (option()) {
      case "", "--engine" -> Optional.of(request);
      case "--deployment" -> Optional.of(request.withDeployment(optionValue()));
      case "--template" ->
          Optional.of(
              request.withSources(
                  request.sources().withTemplateFolder(Optional.of(optionValue()))));
      default -> Optional.empty();
    };
  }

  /** Returns the engine that the arguments ask for. */
  Optional<EngineChoice> engine() {
    return option().equals("--engine")
        ? Optional.of(EngineChoice.valueOf(optionValue().toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }

  private String option() {
    return head.getOrDefault("arguments", "").split(" ")[0];
  }

  private String optionValue() {
    return head.getOrDefault("arguments", "").split(" ")[1];
  }

  /**
   * Returns the file and the line that is to blame.
   *
   * @param folder where the application is, which a place may begin with as {@code @}
   */
  String place(Path folder) {
    String said = head.get("here");
    if (said != null) {
      return said.replaceFirst("^@", Matcher.quoteReplacement(folder.toString()));
    }
    return files.entrySet().stream()
        .filter(file -> file.getValue().contains(MARK))
        .map(file -> file.getKey() + ":" + line(file.getValue()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No line has `" + MARK + "`."));
  }

  private static long line(String text) {
    return text.substring(0, text.indexOf(MARK)).lines().count();
  }
}
