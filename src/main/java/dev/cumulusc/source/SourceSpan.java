package dev.cumulusc.source;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Comparator;

/**
 * A stretch of a source file. Lines and columns count from 1, columns in code points; the end is
 * exclusive.
 */
@RecordBuilder
public record SourceSpan(SourceFile file, int line, int column, int endLine, int endColumn)
    implements Comparable<SourceSpan>, SourceSpanBuilder.With {

  private static final Comparator<SourceSpan> ORDER =
      Comparator.comparing((SourceSpan span) -> span.file().name())
          .thenComparingInt(SourceSpan::line)
          .thenComparingInt(SourceSpan::column)
          .thenComparingInt(SourceSpan::endLine)
          .thenComparingInt(SourceSpan::endColumn);

  /** Makes a span within one line. */
  public static SourceSpan inLine(SourceFile file, int line, int column, int length) {
    return new SourceSpan(file, line, column, line, column + length);
  }

  /** Returns the span from this one's start to the other's end. */
  public SourceSpan to(SourceSpan other) {
    return new SourceSpan(file, line, column, other.endLine, other.endColumn);
  }

  /** Returns whether another span lies within this one, or is the same. */
  public boolean contains(SourceSpan other) {
    return file.name().equals(other.file.name())
        && file.offset(line, column) <= other.file.offset(other.line, other.column)
        && file.offset(endLine, endColumn) >= other.file.offset(other.endLine, other.endColumn);
  }

  /** Returns the text of the file within this span. */
  public String text() {
    return file.text().substring(file.offset(line, column), file.offset(endLine, endColumn));
  }

  @Override
  public int compareTo(SourceSpan other) {
    return ORDER.compare(this, other);
  }

  /** Returns {@code file:line:column}, or only the file's name if there is nothing in it. */
  @Override
  public String toString() {
    if (file.text().isEmpty()) {
      return file.name();
    }
    return file.name() + ":" + line + ":" + column;
  }
}
