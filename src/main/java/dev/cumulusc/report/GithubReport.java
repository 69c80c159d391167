package dev.cumulusc.report;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.source.SourceSpan;
import java.util.List;

/**
 * Diagnostics as GitHub's workflow commands, which become annotations on the lines of a pull
 * request.
 */
public final class GithubReport implements Report {
  @Override
  public String print(List<Diagnostic> diagnostics) {
    StringBuilder text = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      SourceSpan at = diagnostic.at();
      text.append("::")
          .append(command(diagnostic))
          .append(" file=")
          .append(property(at.file().name()));
      text.append(",line=").append(at.line()).append(",col=").append(at.column());
      text.append(",endLine=").append(at.endLine());
      if (at.endLine() == at.line()) {
        text.append(",endColumn=").append(Math.max(at.endColumn() - 1, at.column()));
      }
      String title = diagnostic.rule().code() + " " + diagnostic.rule().name();
      text.append(",title=").append(property(title));
      text.append("::").append(message(diagnostic)).append('\n');
    }
    return text.toString();
  }

  private static String command(Diagnostic diagnostic) {
    return switch (diagnostic.severity()) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "notice";
    };
  }

  private static String message(Diagnostic diagnostic) {
    String help = diagnostic.help().map(text -> "\n" + text).orElse("");
    return data(diagnostic.message() + help);
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
