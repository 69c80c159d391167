package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The queues of functions with {@code namedLambdaDeadLetterQueue}. */
final class DeadLetterQueues {
  private DeadLetterQueues() {}

  /** Returns whether functions get the queues of their own that they want. */
  static boolean areMade(Fields top) {
    return top.flag(MessagingKeys.PROCESS_DEFAULT_DEAD_LETTER_QUEUES).isOn()
        && top.flag(NestingKeys.CUSTOM_COMPILATION).isOn();
  }

  /** Returns the queues, with those added that functions want and that are not described. */
  static List<Queue> complete(Fields top, List<Queue> queues, List<LambdaSpec> lambdas) {
    Set<String> described =
        queues.stream().map(queue -> queue.name().value()).collect(Collectors.toSet());
    List<Queue> all = new ArrayList<>(queues);
    if (areMade(top)) {
      lambdas.stream()
          .map(LambdaSpec::deadLetters)
          .filter(deadLetters -> deadLetters.ownQueue().isOn())
          .flatMap(deadLetters -> deadLetters.queue().stream())
          .filter(name -> !described.contains(name.value()))
          .forEach(name -> all.add(queue(top, name)));
    }
    return all;
  }

  private static Queue queue(Fields top, Located<String> name) {
    return new Queue(
        name,
        Optional.of(top.orDefault(MessagingKeys.DLQ_DEFAULT_TIMEOUT)),
        Optional.empty(),
        Optional.of(top.orDefault(MessagingKeys.DLQ_DEFAULT_MESSAGE_RETENTION_PERIOD)),
        List.of(),
        name.origin());
  }
}
