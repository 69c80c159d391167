package dev.cumulusc.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The values of a file that no message may show, found when the first message needs them. */
final class HiddenTexts {
  /** How far from a place, in characters, a value in its line belongs to it. */
  static final int MARGIN = 1_000;

  private record Hidden(SecretText text, int start, int end) {
    static Hidden of(SecretText text) {
      SourceSpan at = text.at();
      SourceFile file = at.file();
      return new Hidden(
          text, file.offset(at.line(), at.column()), file.offset(at.endLine(), at.endColumn()));
    }
  }

  private final Supplier<List<SecretText>> finder;
  private @Nullable List<Hidden> sorted;

  HiddenTexts(Supplier<List<SecretText>> finder) {
    this.finder = finder;
  }

  /** Returns the values that stand in the line of a place, near it, or reach into the line. */
  List<SecretText> near(SourceSpan place) {
    SourceFile file = place.file();
    int at = file.offset(place.line(), place.column());
    int from = Math.max(file.offset(place.line(), 1), at - MARGIN);
    int to = Math.min(file.offset(place.line(), Integer.MAX_VALUE), at + MARGIN);
    return between(from, to).stream().map(Hidden::text).toList();
  }

  /** Returns a part of the file's text with an asterisk for each character of the values. */
  String masked(String text, int start, int end) {
    StringBuilder masked = new StringBuilder(end - start);
    int done = start;
    for (Hidden each : between(start, end)) {
      int from = Math.max(each.start(), done);
      int to = Math.min(each.end(), end);
      if (from < to) {
        masked.append(text, done, from).append("*".repeat(text.codePointCount(from, to)));
        done = to;
      }
    }
    return masked.append(text, done, end).toString();
  }

  /** Returns the values that have a character in a part of the text, in their order. */
  private List<Hidden> between(int from, int to) {
    List<Hidden> all = sorted();
    int first = 0;
    for (int last = all.size(); first < last; ) {
      int middle = (first + last) >>> 1;
      if (all.get(middle).end() <= from) {
        first = middle + 1;
      } else {
        last = middle;
      }
    }
    int end = first;
    while (end < all.size() && all.get(end).start() < to) {
      end++;
    }
    return all.subList(first, end);
  }

  /** Values don't overlap, so that their ends are in the order of their starts. */
  private synchronized List<Hidden> sorted() {
    if (sorted == null) {
      List<Hidden> found = new ArrayList<>();
      finder.get().stream().distinct().map(Hidden::of).forEach(found::add);
      found.sort(Comparator.comparingInt(Hidden::start));
      sorted = List.copyOf(found);
    }
    return sorted;
  }
}
