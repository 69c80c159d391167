package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.Switch;
import dev.cumulusc.source.Origin;
import java.util.Optional;

/** The keys of where events go that a Lambda function could not handle. */
final class DeadLetterKeys {
  private static final Key<String> DEAD_LETTER_QUEUE =
      Key.text(
              "deadletterqueue",
              "The key under `sqs` of the queue that takes events which could not be handled.")
          .example("failures");

  private static final Key<Boolean> NAMED_DEAD_LETTER_QUEUE =
      Key.flag(
              "namedLambdaDeadLetterQueue",
              "Gives the function a dead-letter queue of its own, `<name>DeadLetterQueue`.")
          .inKes("Without the Cumulus base configuration, kes ignores it.");

  /** All of them. */
  static final Key<?>[] ALL = {DEAD_LETTER_QUEUE, NAMED_DEAD_LETTER_QUEUE};

  private DeadLetterKeys() {}

  /**
   * Binds them.
   *
   * @param ownQueues whether functions that want a queue of their own get it in this stack
   */
  static LambdaSpec.DeadLetters bind(Fields lambda, boolean ownQueues) {
    Optional<Located<String>> named = lambda.optional(DEAD_LETTER_QUEUE);
    Switch wantsOwn = lambda.flag(NAMED_DEAD_LETTER_QUEUE);
    return new LambdaSpec.DeadLetters(
        wantsOwn.isOn() && ownQueues ? Optional.of(ownQueue(lambda)) : named, wantsOwn);
  }

  private static Located<String> ownQueue(Fields lambda) {
    Origin origin = lambda.origin().derive("`" + NAMED_DEAD_LETTER_QUEUE.name() + "`");
    return new Located<>(lambda.name().value() + "DeadLetterQueue", origin);
  }
}
