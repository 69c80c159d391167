package dev.cumulusc.validate;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Comments that silence a finding: {@code # cumulusc-ignore C5111: the reason}, with one code or
 * several, at the end of the line that is meant or on a line of its own above it. A reason is
 * needed, errors can't be silenced, and a comment that silences nothing is reported itself.
 */
public final class Suppressions {
  private static final RuleInfo WITHOUT_REASON =
      RuleInfo.warning(
          "C0701", "suppression-without-reason", "A comment silences a rule, but says not why.");

  private static final RuleInfo UNUSED =
      RuleInfo.warning(
          "C0702", "unused-suppression", "A comment silences a rule that finds nothing there.");

  private static final RuleInfo OF_AN_ERROR =
      RuleInfo.warning("C0703", "suppression-of-error", "A comment tries to silence an error.");

  private static final RuleInfo MALFORMED =
      RuleInfo.warning(
          "C0704", "malformed-suppression", "A comment names no rule that it could silence.");

  private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#\\s*cumulusc-ignore\\b(.*)$");
  private static final Pattern CODES =
      Pattern.compile("\\s*(C[0-9]{4}(?:\\s*,\\s*C[0-9]{4})*)\\s*(?::\\s*(.*?)\\s*)?");

  private final List<Comment> comments = new ArrayList<>();
  private final Set<Diagnostic> kept = new LinkedHashSet<>();

  private Suppressions() {}

  /**
   * A code in a comment.
   *
   * @param line the line that it is about
   */
  private record Comment(SourceSpan at, int line, String code, boolean hasReason) {
    boolean isAbout(Diagnostic diagnostic) {
      return diagnostic.at().file() == at.file()
          && diagnostic.at().line() == line
          && diagnostic.rule().code().equals(code);
    }
  }

  /**
   * Leaves out what comments silence, and adds what is wrong with the comments.
   *
   * @param files the files whose comments count
   * @return in the order of {@link Diagnostic#ORDER}
   */
  public static List<Diagnostic> apply(Collection<Diagnostic> found, Collection<SourceFile> files) {
    Suppressions suppressions = new Suppressions();
    Set<SourceFile> all = new LinkedHashSet<>(files);
    found.forEach(each -> all.add(each.at().file()));
    all.forEach(suppressions::read);
    Set<Comment> used = new LinkedHashSet<>();
    found.forEach(each -> suppressions.judge(each, used));
    suppressions.comments.stream()
        .filter(comment -> !used.contains(comment))
        .forEach(suppressions::reportUnused);
    return suppressions.kept.stream().sorted(Diagnostic.ORDER).toList();
  }

  private void read(SourceFile file) {
    if (!file.text().contains("cumulusc-ignore")) {
      return;
    }
    for (int line = 1; line <= file.lineCount(); line++) {
      String text = file.line(line);
      Matcher comment = COMMENT.matcher(text);
      if (comment.find()) {
        int start = text.indexOf('#', comment.start());
        int column = text.codePointCount(0, start) + 1;
        int length = text.codePointCount(start, text.length());
        SourceSpan at = SourceSpan.inLine(file, line, column, length);
        boolean alone = text.substring(0, start).isBlank();
        read(at, alone ? nextLine(file, line) : line, comment.group(1));
      }
    }
  }

  private static int nextLine(SourceFile file, int line) {
    int next = line + 1;
    while (next <= file.lineCount() && file.line(next).strip().startsWith("#")) {
      next++;
    }
    return next;
  }

  private void read(SourceSpan at, int line, String text) {
    Matcher codes = CODES.matcher(text);
    if (!codes.matches()) {
      kept.add(
          Diagnostic.of(MALFORMED, at, "This comment names no rule.")
              .withHelp("Write `# cumulusc-ignore C5111: the reason`."));
      return;
    }
    boolean hasReason = codes.group(2) != null && !codes.group(2).isEmpty();
    if (!hasReason) {
      kept.add(
          Diagnostic.of(
                  WITHOUT_REASON, at, "This comment gives no reason, and so silences nothing.")
              .withHelp("Write the reason behind a colon: `" + codes.group(1) + ": ...`."));
    }
    for (String code : codes.group(1).split("\\s*,\\s*")) {
      comments.add(new Comment(at, line, code, hasReason));
    }
  }

  private void judge(Diagnostic diagnostic, Set<Comment> used) {
    boolean silenced = false;
    for (Comment comment : comments) {
      if (!comment.isAbout(diagnostic)) {
        continue;
      }
      used.add(comment);
      if (diagnostic.severity() == Severity.ERROR) {
        kept.add(
            Diagnostic.of(
                OF_AN_ERROR,
                comment.at(),
                "`" + comment.code() + "` is an error here, and errors can't be silenced."));
      } else {
        silenced |= comment.hasReason();
      }
    }
    if (!silenced) {
      kept.add(diagnostic);
    }
  }

  private void reportUnused(Comment comment) {
    kept.add(
        Diagnostic.of(
                UNUSED,
                comment.at(),
                "`" + comment.code() + "` finds nothing in line " + comment.line() + ".")
            .withHelp("Remove the comment."));
  }
}
