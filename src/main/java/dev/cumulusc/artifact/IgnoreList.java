package dev.cumulusc.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The files of a source folder that stay out of its package: what the folder's {@value #FILE}
 * names, in the patterns of a {@code .gitignore}. The last pattern that matches decides; what is in
 * an ignored folder can't be taken back by {@code !}.
 */
final class IgnoreList {
  /** The name of the file, in the source folder. It is not packed itself. */
  static final String FILE = ".cumuluscignore";

  static final IgnoreList EMPTY = new IgnoreList(List.of());

  private final List<Line> lines;

  private IgnoreList(List<Line> lines) {
    this.lines = lines;
  }

  /**
   * One pattern.
   *
   * @param paths matches the paths, from the source folder on
   * @param onlyFolders whether it ended in a slash
   * @param ignores whether what it matches is ignored, not taken back
   */
  private record Line(Pattern paths, boolean onlyFolders, boolean ignores) {}

  /**
   * Reads the list of a folder.
   *
   * @throws UnpackableException if it can't be read, or one of its patterns can't be understood
   */
  static IgnoreList of(Path folder) throws UnpackableException {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return EMPTY;
    }
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(Pattern.compile(Pattern.quote(FILE)), false, true));
    int number = 0;
    try {
      for (String line : Files.readAllLines(file)) {
        number++;
        String pattern = line.strip();
        if (!pattern.isEmpty() && !pattern.startsWith("#")) {
          lines.add(parse(pattern));
        }
      }
    } catch (PatternSyntaxException e) {
      throw new UnpackableException(
          "Line " + number + " of its `" + FILE + "` is not a pattern of `.gitignore`.");
    } catch (IOException e) {
      throw new UnpackableException("Its `" + FILE + "` can't be read as UTF-8.");
    }
    return new IgnoreList(List.copyOf(lines));
  }

  /** Returns whether a file or folder stays out of the package. */
  boolean ignores(String path, boolean folder) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      Line line = lines.get(i);
      if ((folder || !line.onlyFolders()) && line.paths().matcher(path).matches()) {
        return line.ignores();
      }
    }
    return false;
  }

  private static Line parse(String written) {
    boolean ignores = !written.startsWith("!");
    String pattern = ignores ? written : written.substring(1);
    boolean onlyFolders = pattern.endsWith("/");
    String path = onlyFolders ? pattern.substring(0, pattern.length() - 1) : pattern;
    boolean anchored = path.contains("/");
    String rest = path.startsWith("/") ? path.substring(1) : path;
    String regex = (anchored ? "" : "(?:.*/)?") + regex(rest);
    return new Line(Pattern.compile(regex, Pattern.DOTALL), onlyFolders, ignores);
  }

  private static String regex(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char next = pattern.charAt(i);
      if (pattern.startsWith("**/", i) && isAtStart(pattern, i)) {
        regex.append("(?:.*/)?");
        i += 2;
      } else if (pattern.startsWith("**", i)
          && isAtStart(pattern, i)
          && i + 2 == pattern.length()) {
        regex.append(".*");
        i++;
      } else if (next == '*') {
        regex.append("[^/]*");
      } else if (next == '?') {
        regex.append("[^/]");
      } else if (next == '[' && pattern.indexOf(']', i + 2) > 0) {
        int end = pattern.indexOf(']', i + 2);
        regex.append(characterClass(pattern.substring(i + 1, end)));
        i = end;
      } else {
        boolean escaped = next == '\\' && i + 1 < pattern.length();
        i += escaped ? 1 : 0;
        regex.append(Pattern.quote(String.valueOf(pattern.charAt(i))));
      }
    }
    return regex.toString();
  }

  private static boolean isAtStart(String pattern, int index) {
    return index == 0 || pattern.charAt(index - 1) == '/';
  }

  private static String characterClass(String content) {
    boolean negated = content.startsWith("!") || content.startsWith("^");
    String members = (negated ? content.substring(1) : content).replaceAll("[\\\\\\[&]", "\\\\$0");
    return "(?!/)[" + (negated ? "^" : "") + members + "]";
  }
}
