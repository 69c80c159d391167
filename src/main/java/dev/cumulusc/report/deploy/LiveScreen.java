package dev.cumulusc.report.deploy;

import dev.cumulusc.report.Columns;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * What a terminal shows below all that scrolls by: a block of lines for each operation, drawn anew
 * in place. The cursor is left visible, so that nothing has to be restored, however the program
 * ends.
 */
public final class LiveScreen {
  private static final String ERASE_BELOW = "\u001b[J";

  private final PrintWriter terminal;
  private final IntSupplier width;
  private final Map<Object, List<String>> blocks = new LinkedHashMap<>();
  private List<String> shown = List.of();

  /**
   * Makes an empty one.
   *
   * @param width what returns how many columns the terminal has now
   */
  public LiveScreen(PrintWriter terminal, IntSupplier width) {
    this.terminal = terminal;
    this.width = width;
  }

  /** Shows a block. */
  void show(Object owner, List<String> lines) {
    blocks.put(owner, List.copyOf(lines));
    draw();
  }

  /** Shows a block no more. */
  void remove(Object owner) {
    pause();
    blocks.remove(owner);
  }

  /** Prints a line above the blocks, where it stays. */
  void above(String line) {
    pause();
    terminal.println(line);
    draw();
  }

  /** Makes room for something else; the next picture is shown below it. */
  void pause() {
    terminal.print(up() + ERASE_BELOW);
    terminal.flush();
    shown = List.of();
  }

  private void draw() {
    int columns = Math.max(1, width.getAsInt() - 1);
    List<String> lines = new ArrayList<>();
    blocks.values().forEach(block -> block.forEach(line -> lines.add(Columns.cut(line, columns))));
    if (lines.equals(shown)) {
      return;
    }
    StringBuilder drawn = new StringBuilder(up());
    lines.forEach(line -> drawn.append(line).append("\u001b[K\n"));
    terminal.print(drawn.append(ERASE_BELOW));
    terminal.flush();
    shown = lines;
  }

  /** Goes back to the first line, which is further if the terminal became narrower. */
  private String up() {
    int columns = Math.max(1, width.getAsInt());
    int rows = 0;
    for (String line : shown) {
      rows += Math.max(1, (Columns.of(line) + columns - 1) / columns);
    }
    return rows == 0 ? "" : "\r\u001b[" + rows + "A";
  }
}
