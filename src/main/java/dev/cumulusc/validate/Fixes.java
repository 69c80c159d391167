package dev.cumulusc.validate;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Fix;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Fixes files where a finding has one right answer; all else in them stays as it is. */
public final class Fixes {
  private Fixes() {}

  /**
   * A file and its fixed text.
   *
   * @param count how many places were fixed
   */
  public record Fixed(SourceFile file, String text, int count) {}

  /** Returns the files that change, in the order of the findings. */
  public static List<Fixed> of(List<Diagnostic> found) {
    Map<SourceFile, Set<Fix>> fixes = new LinkedHashMap<>();
    for (Diagnostic diagnostic : found) {
      diagnostic
          .fix()
          .ifPresent(
              fix -> fixes.computeIfAbsent(fix.at().file(), f -> new LinkedHashSet<>()).add(fix));
    }
    List<Fixed> fixed = new ArrayList<>();
    fixes.forEach(
        (file, all) -> {
          Fixed result = fixed(file, all);
          if (result.count() > 0) {
            fixed.add(result);
          }
        });
    return fixed;
  }

  /**
   * What has to be done to a file.
   *
   * @param at the text to replace
   * @param replacement what has to stand there instead, quotes included
   */
  public record Edit(SourceSpan at, String replacement) {}

  /** Returns the edit that a fix is; nothing where something else stands than it is for. */
  public static Optional<Edit> edit(Fix fix) {
    String written = fix.at().text();
    if (written.equals(fix.found())) {
      return Optional.of(new Edit(fix.at(), fix.replacement()));
    }
    char quote = written.isEmpty() ? ' ' : written.charAt(0);
    return isQuoted(written, fix.found())
        ? Optional.of(new Edit(fix.at(), quote + fix.replacement() + quote))
        : Optional.empty();
  }

  /** Returns the edit that corrects what was found, unless a secret would be seen in it. */
  public static Optional<Edit> shownEdit(Diagnostic diagnostic) {
    return diagnostic
        .fix()
        .flatMap(Fixes::edit)
        .filter(
            edit ->
                edit.at().file().secretsNear(edit.at()).stream()
                    .noneMatch(secret -> secret.isIn(edit.replacement())));
  }

  /** Fixes from the end on, so that the places before keep theirs. */
  private static Fixed fixed(SourceFile file, Set<Fix> fixes) {
    StringBuilder text = new StringBuilder(file.text());
    int count = 0;
    int limit = text.length();
    List<Fix> backwards = new ArrayList<>(fixes);
    backwards.sort(Comparator.comparing(Fix::at).reversed());
    for (Fix fix : backwards) {
      SourceSpan at = fix.at();
      int start = file.offset(at.line(), at.column());
      int end = file.offset(at.endLine(), at.endColumn());
      Optional<Edit> edit = edit(fix);
      if (edit.isPresent() && end <= limit) {
        text.replace(start, end, edit.get().replacement());
        limit = start;
        count++;
      }
    }
    return new Fixed(file, text.toString(), count);
  }

  private static boolean isQuoted(String written, String found) {
    return written.equals('"' + found + '"') || written.equals("'" + found + "'");
  }
}
