package dev.cumulusc.validate;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Family;
import dev.cumulusc.diagnostic.Fix;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.load.Comments;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Comments that suppress a finding: {@code # cumulusc-ignore C5111: the reason}, with one code or
 * several, at the end of the line that is meant or on a line of its own above it. A reason is
 * needed, errors can't be suppressed, and a comment that suppresses nothing is reported itself, if
 * its line was read.
 */
public final class Suppressions {
  private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#\\s*cumulusc-ignore\\b(.*)$");
  private static final Pattern CODES =
      Pattern.compile("\\s*(C[0-9]{4}(?:\\s*,\\s*C[0-9]{4})*)\\s*(?::\\s*(.*?)\\s*)?");

  private static final Pattern CODE_LIST = Pattern.compile("C[0-9]{4}(?:\\s*,\\s*C[0-9]{4})*");

  private final List<Comment> comments = new ArrayList<>();
  private final Set<Diagnostic> kept = new LinkedHashSet<>();

  private Suppressions() {}

  /**
   * A code in a comment.
   *
   * @param at the comment
   * @param line the line that it is about
   */
  private record Comment(SourceSpan at, int line, String code, String reason) {
    boolean hasReason() {
      return !reason.isEmpty();
    }

    boolean isAbout(Diagnostic diagnostic) {
      return diagnostic.at().file() == at.file()
          && diagnostic.at().line() == line
          && diagnostic.rule().code().equals(code);
    }
  }

  /**
   * Leaves out what comments suppress, and adds what is wrong with the comments.
   *
   * @param read the lines that were read and checked
   * @return in the order of {@link Diagnostic#ORDER}
   */
  public static List<Diagnostic> apply(Collection<Diagnostic> found, ReadLines read) {
    Suppressions suppressions = new Suppressions();
    Set<SourceFile> all = new LinkedHashSet<>(read.files());
    found.forEach(each -> all.add(each.at().file()));
    all.forEach(suppressions::read);
    Set<Comment> used = new LinkedHashSet<>();
    found.forEach(each -> suppressions.judge(each, used));
    List<Comment> unused =
        suppressions.comments.stream()
            .filter(comment -> !used.contains(comment))
            .filter(comment -> !isOfDeployments(comment.code()))
            .filter(comment -> read.contain(comment.at().file(), comment.line()))
            .toList();
    unused.forEach(comment -> suppressions.reportUnused(comment, unused));
    return suppressions.kept.stream().sorted(Diagnostic.ORDER).toList();
  }

  /** Only a deployment can break these rules, so nobody knows whether a comment is used. */
  private static boolean isOfDeployments(String code) {
    return Family.of(code).filter(Family.DEPLOYMENT::equals).isPresent();
  }

  /** Returns the reason that a comment gives for what a deployment is going to do. */
  public static Optional<String> reason(Diagnostic diagnostic) {
    Suppressions suppressions = new Suppressions();
    suppressions.read(diagnostic.at().file());
    return suppressions.comments.stream()
        .filter(comment -> comment.isAbout(diagnostic) && comment.hasReason())
        .map(Comment::reason)
        .findFirst();
  }

  private void read(SourceFile file) {
    if (!file.text().contains("cumulusc-ignore")) {
      return;
    }
    Optional<Set<Integer>> starts = Comments.starts(file);
    for (int line = 1; line <= file.lineCount(); line++) {
      String text = file.line(line);
      Matcher comment = COMMENT.matcher(text);
      if (comment.find()) {
        int start = text.indexOf('#', comment.start());
        int column = text.codePointCount(0, start) + 1;
        if (starts.isPresent() && !isInComment(file, line, column, starts.get())) {
          continue;
        }
        int length = text.codePointCount(start, text.length());
        SourceSpan at = SourceSpan.inLine(file, line, column, length);
        boolean alone = text.substring(0, start).isBlank();
        read(at, alone ? nextLine(file, line) : line, comment.group(1));
      }
    }
  }

  /** A comment may begin before: {@code # see the guide # cumulusc-ignore ...}. */
  private static boolean isInComment(SourceFile file, int line, int column, Set<Integer> starts) {
    int begin = file.offset(line, 1);
    int at = file.offset(line, column);
    return starts.stream().anyMatch(start -> start >= begin && start <= at);
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
          Diagnostic.of(SuppressionRules.MALFORMED_SUPPRESSION, at, "This comment names no rule.")
              .withHelp("Write `# cumulusc-ignore C5111: the reason`."));
      return;
    }
    String reason = Objects.requireNonNullElse(codes.group(2), "");
    if (reason.isEmpty()) {
      kept.add(
          Diagnostic.of(
                  SuppressionRules.SUPPRESSION_WITHOUT_REASON,
                  at,
                  "This comment gives no reason, and so suppresses nothing.")
              .withHelp("Write the reason behind a colon: `" + codes.group(1) + ": ...`."));
    }
    for (String code : codes.group(1).split("\\s*,\\s*")) {
      comments.add(new Comment(at, line, code, reason));
    }
  }

  private void judge(Diagnostic diagnostic, Set<Comment> used) {
    boolean suppressed = false;
    for (Comment comment : comments) {
      if (!comment.isAbout(diagnostic)) {
        continue;
      }
      used.add(comment);
      if (diagnostic.severity() == Severity.ERROR) {
        kept.add(
            Diagnostic.of(
                SuppressionRules.SUPPRESSION_OF_ERROR,
                comment.at(),
                "`" + comment.code() + "` is an error here, and errors can't be suppressed."));
      } else {
        suppressed |= comment.hasReason();
      }
    }
    if (!suppressed) {
      kept.add(diagnostic);
    }
  }

  private void reportUnused(Comment comment, List<Comment> unused) {
    List<String> codes =
        comments.stream()
            .filter(other -> other.at().equals(comment.at()))
            .filter(other -> !unused.contains(other))
            .map(Comment::code)
            .toList();
    kept.add(
        Diagnostic.of(
                SuppressionRules.UNUSED_SUPPRESSION,
                comment.at(),
                "`" + comment.code() + "` finds nothing in line " + comment.line() + ".")
            .withHelp(codes.isEmpty() ? "Remove the comment." : "Remove the code from the comment.")
            .withFix(codes.isEmpty() ? removal(comment.at()) : only(codes, comment.at())));
  }

  /** Removes a comment with the blanks before it, and with its line if nothing else is in it. */
  private static Fix removal(SourceSpan comment) {
    SourceFile file = comment.file();
    String text = file.text();
    int line = file.offset(comment.line(), 1);
    int start = file.offset(comment.line(), comment.column());
    while (start > line && Character.isWhitespace(text.charAt(start - 1))) {
      start--;
    }
    int end =
        start == line
            ? file.offset(comment.line() + 1, 1)
            : file.offset(comment.endLine(), comment.endColumn());
    return new Fix(file.span(start, end), text.substring(start, end), "");
  }

  /** Leaves only those codes in a comment that suppress something. */
  private static Fix only(List<String> codes, SourceSpan comment) {
    String fixed =
        CODE_LIST
            .matcher(comment.text())
            .replaceFirst(Matcher.quoteReplacement(String.join(", ", codes)));
    return new Fix(comment, comment.text(), fixed);
  }
}
