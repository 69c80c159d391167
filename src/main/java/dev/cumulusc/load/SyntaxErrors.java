package dev.cumulusc.load;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.source.SourceFile;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Says in our own words where and why a string is not YAML. The engine says where it could not go
 * on, which is often far behind the fault; what it was reading then, and the text around, show
 * more.
 */
final class SyntaxErrors {
  /** A line that YAML takes for an instruction. */
  private static final Pattern DIRECTIVE = Pattern.compile("(?m)^%");

  private static final Pattern CONFLICT = Pattern.compile("(?:<{7}|={7}|>{7}|\\|{7})(?: .*)?");

  /** A key and its value without what stands between them in YAML. */
  private static final Pattern PAIR = Pattern.compile("([\\w-]+)(?:\\s*[=:]\\s*|\\s+)(\\S+)\\s*");

  private static final Pattern ITEM_WITHOUT_BLANK = Pattern.compile("\\s*(-)[A-Za-z_'\"].*");

  /** The most characters of a key on a line of its own (YAML 1.2.2, 7.4.2). */
  private static final int MAX_KEY = 1024;

  /** How much of what is far too long is shown. */
  private static final int MAX_SHOWN = 80;

  private final SourcePositions positions;
  private final SourceFile file;
  private final String text;

  /** What the engine was reading, and where that starts. */
  private final String context;

  private final int contextAt;

  /** What the engine met, and where. */
  private final String problem;

  private final int problemAt;

  private SyntaxErrors(MarkedYamlEngineException error, SourcePositions positions) {
    this.positions = positions;
    this.file = positions.file();
    this.text = file.text();
    this.problem = Optional.ofNullable(error.getProblem()).orElse("");
    this.problemAt = error.getProblemMark().map(positions::offset).orElse(0);
    this.context = Optional.ofNullable(error.getContext()).orElse("");
    this.contextAt = error.getContextMark().map(positions::offset).orElse(problemAt);
  }

  /** Describes what the engine could not read any further. */
  static Diagnostic describe(MarkedYamlEngineException error, SourcePositions positions) {
    return new SyntaxErrors(error, positions).describe();
  }

  /** Describes that the engine gave up without saying where, as it does for a wrong version. */
  static Diagnostic describe(SourceFile file) {
    return Diagnostic.of(LoadRules.YAML_SYNTAX, file.start(), "This version of YAML is not known.")
        .withHelp("delete the line with `%YAML`.");
  }

  private Diagnostic describe() {
    if (at(problemAt) == '\t' || problem.contains("TAB")) {
      int tab = at(problemAt) == '\t' ? problemAt : text.lastIndexOf('\t', problemAt);
      return finding(
          Math.max(tab, 0), 1, "A tab can't indent or separate here.", "use spaces instead.");
    }
    if (context.contains("quoted scalar")) {
      return quoted();
    }
    if (context.contains("flow")) {
      return brackets();
    }
    if (problem.contains("<block end>")) {
      return blockEnd();
    }
    if (problem.contains("mapping values")) {
      return misplacedColon();
    }
    return describeToken();
  }

  private Diagnostic describeToken() {
    if (isConflictMark(contextAt)) {
      return finding(
          contextAt,
          lineEnd(contextAt) - contextAt,
          "This is a mark of a merge conflict.",
          "keep what is right of the lines between the marks, and delete the marks.");
    }
    if (context.contains("simple key")) {
      int length = keyLength(text.substring(contextAt, lineEnd(contextAt)));
      if (length > MAX_KEY) {
        return finding(
            contextAt,
            MAX_SHOWN,
            "A key has at most 1,024 characters in YAML, and this one has " + length + ".",
            "shorten it.");
      }
      return finding(
          contextAt,
          lineEnd(contextAt) - contextAt,
          "This line is no key, since it has no `: `.",
          meantKey(text.substring(contextAt, lineEnd(contextAt))));
    }
    if (problem.contains("sequence entries")) {
      return finding(
          problemAt,
          1,
          "A list item can't stand behind a key on its line.",
          "start a new line before the `-`, or put the value into quotes.");
    }
    if (problem.contains("mapping keys")) {
      return finding(problemAt, 1, "A `?` can't start a value.", "put the value into quotes.");
    }
    if (problem.contains("cannot start any token") || problem.contains("node content")) {
      return startOfValue();
    }
    if (context.contains("block scalar")) {
      return finding(
          problemAt,
          1,
          "Behind `|` or `>`, only a digit and `-` or `+` can stand.",
          "start the text on the next line.");
    }
    if (context.contains("anchor") || context.contains("alias")) {
      return finding(
          contextAt,
          1,
          "A value that starts with `" + at(contextAt) + "` is the name of an anchor.",
          "put the value into quotes, or write the name directly behind the sign.");
    }
    if (problem.contains("tag") || context.contains("tag")) {
      return finding(
          problemAt, 1, "This tag can't be read.", "put a value that starts with `!` into quotes.");
    }
    return startOfDocument();
  }

  private Diagnostic startOfDocument() {
    if (problem.contains("<document start>") && !DIRECTIVE.matcher(text).find()) {
      return finding(
          problemAt,
          lineEnd(problemAt) - problemAt,
          "This line is indented less than the first key of the file.",
          "begin all keys at the top in the same column; perhaps a line above them is missing.");
    }
    return finding(
        problemAt,
        1,
        "The lines before this, with `%`, are taken for instructions to a YAML program.",
        "put a value that starts with `%` into quotes.");
  }

  /** Returns how many characters of a line are its key; 0 if it has none. */
  private static int keyLength(String line) {
    int colon = line.indexOf(": ");
    return colon >= 0
        ? colon
        : line.stripTrailing().endsWith(":") ? line.stripTrailing().length() - 1 : 0;
  }

  /** Returns how to write a line that was meant as a key or a comment. */
  private static String meantKey(String line) {
    if (line.startsWith("//") || line.startsWith("/*") || line.startsWith("--")) {
      return "begin a comment with `#`.";
    }
    Matcher pair = PAIR.matcher(line);
    return pair.matches()
        ? "write `"
            + Words.shortened(pair.group(1), MAX_SHOWN)
            + ": "
            + Words.shortened(pair.group(2), MAX_SHOWN)
            + "`, with a colon and a space."
        : "write `key: value`, or indent the line to make it part of the value above.";
  }

  /** Returns whether a line is one that a version control system leaves in a conflict. */
  private boolean isConflictMark(int position) {
    String line = text.substring(lineStart(position), lineEnd(position));
    return CONFLICT.matcher(line).matches();
  }

  private Diagnostic quoted() {
    char quote = at(contextAt);
    if (problem.contains("end of stream") || problem.contains("document separator")) {
      return finding(
          contextAt, 1, "This quote is not closed.", "close it with another `" + quote + "`.");
    }
    int backslash = text.lastIndexOf('\\', problemAt);
    int start = backslash < contextAt ? problemAt : backslash;
    String escape = text.substring(start, Math.min(start + 2, lineEnd(start)));
    return finding(
        start,
        escape.length(),
        "`" + escape + "` is not an escape that YAML knows.",
        "write `\\\\` for a backslash, or put the string into single quotes.");
  }

  private Diagnostic brackets() {
    if (problem.contains("node content")) {
      return startOfValue();
    }
    char opening = at(contextAt);
    String closing = opening == '{' ? "}" : "]";
    String expected = "a `,` or the `" + closing + "` is expected";
    boolean far = problemAt >= text.length() || lineEnd(contextAt) < problemAt;
    if (far) {
      Diagnostic unclosed =
          finding(
              contextAt,
              1,
              "This `" + opening + "` is not closed.",
              "write `" + closing + "` behind its last value.");
      return problemAt >= text.length()
          ? unclosed
          : unclosed.withNote(expected, file.span(problemAt, problemAt));
    }
    return finding(
            problemAt,
            1,
            "A `,` or the `" + closing + "` is expected here.",
            "put text with `,`, `:` or brackets in it into quotes.")
        .withNote("the `" + opening + "` stands", file.span(contextAt, contextAt));
  }

  private Diagnostic blockEnd() {
    char found = at(problemAt);
    if (problem.contains("start>'")) {
      return finding(
          problemAt,
          lineEnd(problemAt) - problemAt,
          "This line is indented like no line above that it could belong to.",
          "indent it like the keys or items that it belongs to.");
    }
    if (found == ']' || found == '}') {
      String bracket = "`" + found + "`";
      return finding(
          problemAt, 1, "This " + bracket + " closes nothing.", "delete it, or open it before.");
    }
    if (file.span(problemAt, problemAt).line() != file.span(contextAt, contextAt).line()
        && text.substring(lineStart(problemAt), problemAt).isBlank()) {
      boolean items = context.contains("collection");
      return finding(
              problemAt,
              lineEnd(problemAt) - problemAt,
              items ? "A key stands among list items." : "A list item stands among keys.",
              items
                  ? "start the line with `- `, or indent the list below a key of its own."
                  : "indent the item below the key that it belongs to.")
          .withNote(items ? "the list starts" : "the keys start", file.span(contextAt, contextAt));
    }
    int before = positions.withoutTrailingSpace(0, problemAt) - 1;
    boolean quote = before >= 0 && (at(before) == '"' || at(before) == '\'');
    return finding(
        problemAt,
        lineEnd(problemAt) - problemAt,
        quote
            ? "Text follows the quote that ends this value."
            : "Nothing more can stand behind this value.",
        quote
            ? "put the whole value into quotes, and write `''` for a quote inside single quotes."
            : "put the whole value into quotes.");
  }

  private Diagnostic misplacedColon() {
    int start = lineStart(problemAt);
    String before = text.substring(start, problemAt);
    if (before.contains(": ")) {
      return finding(
          problemAt,
          1,
          "This `:` would make a key of the text before it, which is a value already.",
          "put a value with `: ` in it into quotes.");
    }
    int above = lineStart(Math.max(start - 1, 0));
    Matcher item = ITEM_WITHOUT_BLANK.matcher(text.substring(above, lineEnd(above)));
    if (item.matches()) {
      return finding(
          above + item.start(1),
          1,
          "This `-` makes no list item, since no space follows it.",
          "write `- `, with a space behind the `-`.");
    }
    String line = text.substring(above, lineEnd(above));
    if (above < start && isNoKey(line) && indent(line) == indent(before)) {
      return finding(
          above + indent(line),
          line.strip().length(),
          "This line is no key, since it has no `: `.",
          meantKey(line.strip()));
    }
    return finding(
        start + before.length() - before.stripLeading().length(),
        before.strip().length(),
        "A key can't stand here, since the line above has a value already.",
        "indent the key like the one that it follows.");
  }

  /** Returns whether a line that other keys follow is a slip for a key or a comment. */
  private static boolean isNoKey(String line) {
    return !line.contains(": ")
        && !line.stripTrailing().endsWith(":")
        && (PAIR.matcher(line.strip()).matches() || line.strip().startsWith("//"));
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }

  private Diagnostic startOfValue() {
    char found = at(problemAt);
    String message =
        switch (found) {
          case 0 -> "A value is expected here.";
          case '`' -> "A value can't start with a back-quote.";
          default -> "A value can't start with `" + found + "`.";
        };
    return finding(problemAt, 1, message, "put the value into quotes.");
  }

  private Diagnostic finding(int start, int length, String message, String help) {
    int end = Math.max(start, Math.min(start + length, text.length()));
    return Diagnostic.of(
            LoadRules.YAML_SYNTAX, file.span(Math.min(start, text.length()), end), message)
        .withHelp(help);
  }

  /** Returns the character at a position, or zero behind the last. */
  private char at(int position) {
    return position < text.length() ? text.charAt(position) : 0;
  }

  private int lineStart(int position) {
    int line = file.span(position, position).line();
    return file.offset(line, 1);
  }

  private int lineEnd(int position) {
    int line = file.span(position, position).line();
    return file.offset(line, 1) + file.line(line).length();
  }
}
