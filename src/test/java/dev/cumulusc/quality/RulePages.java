package dev.cumulusc.quality;

import dev.cumulusc.catalog.RuleCatalog;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Family;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes what docs/rules/ holds from the rules themselves and from their cases. */
final class RulePages {
  private static final Path CASES = Path.of("src/test/resources/cases/rules");
  private static final int MAX_EXAMPLE_LENGTH = 30;

  /** The rule about resources that no line makes any more. */
  private static final String WITHOUT_LINE = "C7202";

  private RulePages() {}

  /** Returns the files of docs/rules/ by name. */
  static Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    files.put("README.md", table());
    RuleCatalog.all().forEach(rule -> files.put(rule.code() + ".md", page(rule)));
    return files;
  }

  private static String table() {
    StringBuilder text = new StringBuilder();
    text.append("# Rules\n\nWhat `cumulusc` reports. The first digit of a code names the family:");
    String families =
        Stream.of(Family.values())
            .map(family -> " " + family.digit() + " " + family.title())
            .collect(Collectors.joining(","));
    text.append(families)
        .append(".\n`cumulusc explain CODE` prints a rule's page.\n\n")
        .append("| code | severity | name | what it finds |\n|---|---|---|---|\n");
    for (RuleInfo rule : RuleCatalog.all()) {
      text.append("| [").append(rule.code()).append("](").append(rule.code()).append(".md) | ");
      text.append(rule.severity().label()).append(" | ").append(rule.name()).append(" | ");
      text.append(rule.summary().replace("|", "\\|")).append(" |\n");
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
    text.append("\n## How to fix it\n\n").append(rule.fix()).append("\n\n");
    if (rule.severity() == Severity.ERROR && rule.why().contains("the finding is a warning")) {
      text.append(
          "Where it is an error, nothing is written or deployed until it is fixed, and no comment"
              + " can suppress it.\n");
    } else if (rule.severity() == Severity.ERROR) {
      text.append(
          "Nothing is written or deployed until it is fixed. No comment can suppress it.\n");
    } else if (rule.code().equals(WITHOUT_LINE)) {
      text.append("To allow it for one deployment:\n\n")
          .append("    cumulusc deploy --allow-replace LOGICAL_ID\n");
    } else {
      text.append("If it is meant, say why in a comment on the line, or on the line above:\n\n")
          .append("    # cumulusc-ignore ")
          .append(rule.code())
          .append(": the reason\n");
    }
    rule.authority()
        .ifPresent(source -> text.append("\n## Source\n\n").append(source(source)).append("\n"));
    return text.toString();
  }

  private static String source(Authority source) {
    return switch (source.kind()) {
      case AWS -> "AWS documentation: <" + source.where() + ">";
      case SPECIFICATION -> "Specification: <" + source.where() + ">";
      case PUBLISHED -> "Published source: <" + source.where() + ">";
      case RECORDED -> "Observed behaviour of AWS: " + source.where();
      case OWN -> "cumulusc's own format: [" + source.where() + "](" + link(source.where()) + ")";
    };
  }

  /** Returns the address of a file of this repository as seen from docs/rules/. */
  private static String link(String path) {
    return path.startsWith("docs/") ? "../" + path.substring("docs/".length()) : "../../" + path;
  }

  private static void example(RuleInfo rule, String file, String title, StringBuilder text) {
    Path example = CASES.resolve(rule.code()).resolve(file);
    if (!Files.exists(example)) {
      return;
    }
    List<String> lines = Repository.read(example.toString()).lines().toList();
    boolean marked = lines.stream().anyMatch(line -> line.contains("# here"));
    String heading = marked ? title : title.replace(", in the line with `# here`", "");
    if (lines.size() <= MAX_EXAMPLE_LENGTH && lines.stream().allMatch(RulePages::isPlain)) {
      text.append("\n").append(heading).append("\n\n```yaml\n");
      lines.forEach(line -> text.append(line).append('\n'));
      text.append("```\n");
    }
  }

  private static boolean isPlain(String line) {
    return line.length() < 120 && line.chars().noneMatch(Character::isISOControl);
  }
}
