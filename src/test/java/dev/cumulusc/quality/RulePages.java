package dev.cumulusc.quality;

import dev.cumulusc.Main;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes what docs/rules/ holds from the rules themselves and from their cases. */
final class RulePages {
  private static final Path CASES = Path.of("src/test/resources/cases/rules");
  private static final int LONGEST_EXAMPLE = 30;

  /** The rule about resources that no line makes any more. */
  private static final String WITHOUT_LINE = "C7202";

  private RulePages() {}

  /** Returns every rule of the program, by code; rules that share a code are all here. */
  static List<RuleInfo> rules() {
    List<RuleInfo> rules = new ArrayList<>();
    for (Path file : Repository.filesBelow(classes())) {
      String name = classes().relativize(file).toString().replace('\\', '/');
      if (name.endsWith(".class") && !name.endsWith("-info.class")) {
        collect(name.substring(0, name.length() - ".class".length()).replace('/', '.'), rules);
      }
    }
    return rules.stream().distinct().sorted(Comparator.comparing(RuleInfo::code)).toList();
  }

  private static Path classes() {
    try {
      return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void collect(String className, List<RuleInfo> rules) {
    try {
      for (Field field : Class.forName(className).getDeclaredFields()) {
        if (field.getType() == RuleInfo.class && Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          rules.add((RuleInfo) field.get(null));
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(className, e);
    }
  }

  /** Returns the files of docs/rules/ by name. */
  static Map<String, String> files() {
    Map<String, RuleInfo> rules = new TreeMap<>();
    rules().forEach(rule -> rules.put(rule.code(), rule));
    Map<String, String> files = new TreeMap<>();
    files.put("README.md", table(rules));
    files.put("rules.csv", rows(rules));
    rules.values().forEach(rule -> files.put(rule.code() + ".md", page(rule)));
    return files;
  }

  private static String table(Map<String, RuleInfo> rules) {
    StringBuilder text = new StringBuilder();
    text.append("# Rules\n\n")
        .append("What `cumulusc` reports. The first digit of a code tells the family: 0 loading, 1")
        .append(" keys and types,\n2 references, 3 state machines, 4 task policy, 5 limits and")
        .append(" sizes, 6 the emitted template,\n7 deployment. `cumulusc explain CODE` prints a")
        .append(" rule's page.\n\n| code | severity | name | what it finds |\n|---|---|---|---|\n");
    for (RuleInfo rule : rules.values()) {
      text.append("| [").append(rule.code()).append("](").append(rule.code()).append(".md) | ");
      text.append(rule.severity().label()).append(" | ").append(rule.name()).append(" | ");
      text.append(rule.summary().replace("|", "\\|")).append(" |\n");
    }
    return text.toString();
  }

  private static String rows(Map<String, RuleInfo> rules) {
    StringBuilder text = new StringBuilder();
    for (RuleInfo rule : rules.values()) {
      text.append(rule.code()).append(';').append(rule.severity().label()).append(';');
      text.append(rule.name()).append(';').append(rule.aws().orElse("")).append(';');
      text.append(rule.summary()).append('\n');
    }
    return text.toString();
  }

  private static String page(RuleInfo rule) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(rule.code()).append(": ").append(rule.name()).append("\n\n");
    text.append(rule.summary()).append("\n\n");
    if (!rule.why().isEmpty()) {
      text.append(rule.why()).append("\n\n");
    }
    text.append("Severity: ").append(rule.severity().label()).append(".");
    rule.aws().ifPresent(code -> text.append(" AWS reports it as `").append(code).append("`."));
    text.append("\n");
    example(rule, "fires.yml", "Reported, in the line with `# here`:", text);
    example(rule, "silent.yml", "Not reported:", text);
    text.append("\n## What to do about it\n\n");
    if (rule.severity() == Severity.ERROR) {
      text.append("The result would not work, so nothing is written or deployed until it is")
          .append(" mended. A comment can't silence it.\n");
    } else if (rule.code().equals(WITHOUT_LINE)) {
      text.append(
              "Let the application make the resource again, or allow it for one deployment:\n\n")
          .append("    cumulusc deploy --allow-replace LOGICAL_ID\n");
    } else {
      text.append("Mend it, or say in a comment at the line, or on the line above, why it is")
          .append(" meant:\n\n    # cumulusc-ignore ")
          .append(rule.code())
          .append(": the reason\n");
    }
    return text.toString();
  }

  private static void example(RuleInfo rule, String file, String title, StringBuilder text) {
    Path example = CASES.resolve(rule.code()).resolve(file);
    if (!Files.exists(example)) {
      return;
    }
    List<String> lines = Repository.read(example.toString()).lines().toList();
    boolean marked = lines.stream().anyMatch(line -> line.contains("# here"));
    String heading = marked ? title : title.replace(", in the line with `# here`", "");
    if (lines.size() <= LONGEST_EXAMPLE && lines.stream().allMatch(RulePages::isPlain)) {
      text.append("\n").append(heading).append("\n\n```yaml\n");
      lines.forEach(line -> text.append(line).append('\n'));
      text.append("```\n");
    }
  }

  private static boolean isPlain(String line) {
    return line.length() < 120 && line.chars().noneMatch(Character::isISOControl);
  }
}
