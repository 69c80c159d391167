package dev.cumulusc.validate;

import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The lines of files that something was read from. What stands in others, such as in the part of
 * another deployment, was not checked, and nobody knows what would be found there.
 */
public final class ReadLines {
  private final Map<SourceFile, BitSet> lines = new LinkedHashMap<>();

  /** Adds the lines that a value stands in. */
  public void add(SourceSpan span) {
    lines.computeIfAbsent(span.file(), file -> new BitSet()).set(span.line(), span.endLine() + 1);
  }

  /** Adds a file with all of its lines. */
  public void add(SourceFile file) {
    lines.computeIfAbsent(file, all -> new BitSet()).set(1, file.lineCount() + 1);
  }

  Set<SourceFile> files() {
    return Collections.unmodifiableSet(lines.keySet());
  }

  boolean contain(SourceFile file, int line) {
    BitSet read = lines.get(file);
    return read != null && read.get(line);
  }
}
