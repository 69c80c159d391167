package dev.cumulusc.rehearse.test;

import dev.cumulusc.model.Located;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.Node;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has to come of a case.
 *
 * @param at where it is written: {@code expect}, or the case's name
 * @param calls what tasks get, by the names of their states
 * @param snapshot whether a file says more
 */
public record Expectation(
    SourceSpan at,
    Result result,
    Optional<Located<List<String>>> way,
    Optional<Located<Duration>> maxTime,
    Map<Located<String>, Calls> calls,
    boolean snapshot) {

  /**
   * How the execution ends.
   *
   * @param output the whole output
   * @param included a part of the output
   * @param error the error's name; without it and a cause, the execution has to succeed
   * @param cause a part of the error's cause
   */
  public record Result(
      Optional<Node> output,
      Optional<Node> included,
      Optional<Located<String>> error,
      Optional<Located<String>> cause) {}

  /**
   * The calls of one state.
   *
   * @param times how often it calls
   * @param received what each call gets, as a list
   * @param included a part of what each call gets, as a list
   */
  public record Calls(
      Optional<Located<Long>> times, Optional<Node> received, Optional<Node> included) {}
}
