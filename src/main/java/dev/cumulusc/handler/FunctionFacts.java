package dev.cumulusc.handler;

import dev.cumulusc.runtime.HandlerStyle;
import dev.cumulusc.source.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the function that a handler is.
 *
 * @param at where it is defined
 * @param parameters how many parameters it declares, as its {@code length} counts them: up to the
 *     first that has a default value or takes the rest
 * @param style how it gives its result, if it does so in one way only
 * @param usesCallback whether it uses its third argument, other than to ask whether it is there
 * @param passesCallbackOn whether all that it returns comes of its callback, of calls that get the
 *     callback and may answer by it, or is no promise; its style is not known then
 * @param returnsPromise whether it returns a promise, on every path
 * @param givesNothing whether it succeeds without a result whenever it succeeds: with a promise of
 *     nothing, a callback without a second argument, or without a callback and a promise
 * @param contextUses the members that it reads of its second argument; where it hands that on to
 *     others, there may be more
 */
public record FunctionFacts(
    SourceSpan at,
    int parameters,
    Optional<HandlerStyle> style,
    Answer usesCallback,
    boolean passesCallbackOn,
    Answer returnsPromise,
    Answer givesNothing,
    List<ContextUse> contextUses) {

  public FunctionFacts {
    contextUses = List.copyOf(contextUses);
  }
}
