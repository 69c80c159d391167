package dev.cumulusc.handler;

import dev.cumulusc.runtime.AwsSdk;
import dev.cumulusc.runtime.HandlerStyle;
import dev.cumulusc.runtime.NodeRuntime;
import java.util.Optional;
import java.util.Set;

/**
 * What a function's handler needs of whatever runs it.
 *
 * @param style how it gives its result, if that is known
 * @param likelyStyle how it gives its result in all likelihood, if that is known; of use to choose
 *     what runs it, and no evidence against a choice that is written
 * @param sdks the versions of the AWS SDK that it loads and that its package does not have
 * @param declaresCallback whether it declares a third parameter, which some runtimes refuse
 */
public record HandlerNeeds(
    Optional<HandlerStyle> style,
    Optional<HandlerStyle> likelyStyle,
    Set<AwsSdk> sdks,
    boolean declaresCallback) {
  public HandlerNeeds {
    sdks = Set.copyOf(sdks);
  }

  /** Reports whether a runtime of Lambda can run the handler, as far as that is known. */
  public boolean runsOn(NodeRuntime runtime) {
    boolean takesCallbacks = runtime.styles().contains(HandlerStyle.CALLBACK);
    boolean needsCallbacks =
        declaresCallback || style.filter(HandlerStyle.CALLBACK::equals).isPresent();
    return (takesCallbacks || !needsCallbacks)
        && sdks.stream().allMatch(sdk -> sdk == runtime.sdk());
  }
}
