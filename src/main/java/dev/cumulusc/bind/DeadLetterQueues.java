package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.Queue;
import dev.cumulusc.source.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives functions with {@code namedLambdaDeadLetterQueue} the queues of their own. */
final class DeadLetterQueues {
  private DeadLetterQueues() {}

  /** Returns the functions, each with its own queue as its dead-letter queue if it wants one. */
  static List<LambdaSpec> assign(Fields top, List<LambdaSpec> lambdas) {
    return lambdas.stream()
        .map(
            lambda ->
                wantsOwn(top, lambda) ? lambda.withDeadLetterQueue(queueName(lambda)) : lambda)
        .toList();
  }

  /** Returns the queues, with those added that functions want and that are not described. */
  static List<Queue> complete(Fields top, List<Queue> queues, List<LambdaSpec> lambdas) {
    Set<String> described =
        queues.stream().map(queue -> queue.name().value()).collect(Collectors.toSet());
    List<Queue> all = new ArrayList<>(queues);
    for (LambdaSpec lambda : lambdas) {
      if (wantsOwn(top, lambda) && !described.contains(queueName(lambda).value())) {
        all.add(queue(top, queueName(lambda)));
      }
    }
    return all;
  }

  private static boolean wantsOwn(Fields top, LambdaSpec lambda) {
    return lambda.namedDeadLetterQueue()
        && top.flag(MessagingKeys.PROCESS_DEFAULT_DEAD_LETTER_QUEUES)
        && top.flag(NestingKeys.CUSTOM_COMPILATION);
  }

  private static Located<String> queueName(LambdaSpec lambda) {
    Origin origin = lambda.origin().derive("`namedLambdaDeadLetterQueue`");
    return new Located<>(lambda.name().value() + "DeadLetterQueue", origin);
  }

  private static Queue queue(Fields top, Located<String> name) {
    return new Queue(
        name,
        Optional.of(top.orDefault(MessagingKeys.DLQ_DEFAULT_TIMEOUT)),
        Optional.empty(),
        Optional.of(top.orDefault(MessagingKeys.DLQ_DEFAULT_MESSAGE_RETENTION_PERIOD)),
        Optional.empty(),
        List.of(),
        name.origin());
  }
}
