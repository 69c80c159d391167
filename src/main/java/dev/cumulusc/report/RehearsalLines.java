package dev.cumulusc.report;

import java.io.PrintWriter;

/** The lines that appear while a rehearsal runs; the last one may still be open for its end. */
public final class RehearsalLines {
  private final PrintWriter out;

  /** What ends the open line if nothing else does. */
  private String end = "";

  private boolean isOpen;

  public RehearsalLines(PrintWriter out) {
    this.out = out;
  }

  /** Prints a line. */
  public void print(String text) {
    close();
    out.println(text);
    out.flush();
  }

  /**
   * Prints the beginning of a line.
   *
   * @param end what is added when another line comes first
   */
  void open(String text, String end) {
    close();
    out.print(text);
    out.flush();
    this.end = end;
    isOpen = true;
  }

  /** Adds the end of the open line. */
  void finish(String text) {
    end = text;
    close();
  }

  /** Ends the open line, if there is one. */
  public void close() {
    if (isOpen) {
      out.println(end);
      out.flush();
      isOpen = false;
    }
  }
}
