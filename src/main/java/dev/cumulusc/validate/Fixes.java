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
      String written = file.text().substring(start, end);
      int inner = written.equals(fix.found()) ? 0 : isQuoted(written, fix.found()) ? 1 : -1;
      if (inner >= 0 && end <= limit) {
        text.replace(start + inner, end - inner, fix.replacement());
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
