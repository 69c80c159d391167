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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  private final Map<Place, List<Comment>> comments = new LinkedHashMap<>();
  private final Set<Diagnostic> kept = new LinkedHashSet<>();

  private Suppressions() {}

  /** What a code in a comment is about: a rule's findings in a line. */
  private record Place(SourceFile file, int line, String code) {
    static Place of(Diagnostic diagnostic) {
      return new Place(diagnostic.at().file(), diagnostic.at().line(), diagnostic.rule().code());
    }
  }

  /**
   * A code in a comment.
   *
   * @param at the comment
   * @param place what it is about
   */
  private record Comment(SourceSpan at, Place place, String reason) {
    boolean hasReason() {
      return !reason.isEmpty();
    }

    String code() {
      return place.code();
    }
  }

  private List<Comment> about(Diagnostic diagnostic) {
    return comments.getOrDefault(Place.of(diagnostic), List.of());
  }

  private Stream<Comment> all() {
    return comments.values().stream().flatMap(List::stream);
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
    Set<Comment> unused =
        suppressions
            .all()
            .filter(comment -> !used.contains(comment))
            .filter(comment -> !isOfDeployments(comment.code()))
            .filter(comment -> read.contain(comment.at().file(), comment.place().line()))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Map<SourceSpan, List<Comment>> together =
        suppressions.all().collect(Collectors.groupingBy(Comment::at));
    unused.forEach(
        comment ->
            suppressions.reportUnused(
                comment,
                together.getOrDefault(comment.at(), List.of()).stream()
                    .filter(other -> !unused.contains(other))
                    .map(Comment::code)
                    .toList()));
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
    return suppressions.about(diagnostic).stream()
        .filter(Comment::hasReason)
        .map(Comment::reason)
        .findFirst();
  }

  private void read(SourceFile file) {
    if (!file.text().contains("cumulusc-ignore")) {
      return;
    }
    Optional<NavigableSet<Integer>> starts = Comments.starts(file);
    int[] following = linesThatFollow(file);
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
        read(at, alone ? following[line] : line, comment.group(1));
      }
    }
  }

  /** A comment may begin before: {@code # see the guide # cumulusc-ignore ...}. */
  private static boolean isInComment(
      SourceFile file, int line, int column, NavigableSet<Integer> starts) {
    Integer first = starts.ceiling(file.offset(line, 1));
    return first != null && first <= file.offset(line, column);
  }

  /** Returns for each line the next one that is not only a comment. */
  private static int[] linesThatFollow(SourceFile file) {
    int[] following = new int[file.lineCount() + 1];
    int next = file.lineCount() + 1;
    for (int line = file.lineCount(); line > 0; line--) {
      following[line] = next;
      next = file.line(line).strip().startsWith("#") ? next : line;
    }
    return following;
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
      Place place = new Place(at.file(), line, code);
      comments
          .computeIfAbsent(place, none -> new ArrayList<>())
          .add(new Comment(at, place, reason));
    }
  }

  private void judge(Diagnostic diagnostic, Set<Comment> used) {
    boolean suppressed = false;
    for (Comment comment : about(diagnostic)) {
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

  /**
   * @param codes the codes of the same comment that are used
   */
  private void reportUnused(Comment comment, List<String> codes) {
    kept.add(
        Diagnostic.of(
                SuppressionRules.UNUSED_SUPPRESSION,
                comment.at(),
                "`" + comment.code() + "` finds nothing in line " + comment.place().line() + ".")
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
