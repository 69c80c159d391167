package dev.cumulusc.terminal;

import dev.cumulusc.deploy.watch.WatchResult;
import java.util.function.Function;

/**
 * What is advised where a use case does not know the options of its command.
 *
 * @param again the command that is to be given again after a failure
 * @param unconfirmed what agrees to a plan where nobody can be asked, as it completes a sentence
 */
public record Advice(Function<WatchResult, String> again, String unconfirmed) {
  /** The advice for a command that changes no stack. */
  public static final Advice NONE = new Advice(watched -> "", "");
}
