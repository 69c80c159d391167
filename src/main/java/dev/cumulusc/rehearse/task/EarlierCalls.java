package dev.cumulusc.rehearse.task;

import dev.cumulusc.rehearse.json.Json;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a state has asked before, over all iterations and retries. */
public final class EarlierCalls {
  /** For a state's first call. */
  public static final EarlierCalls NONE = new EarlierCalls(null, null);

  private final @Nullable EarlierCalls before;
  private final @Nullable Json last;
  private final int count;

  /** The question that was asked last, and its answer: the calls before never change. */
  private @Nullable Object question;

  private int answer;

  private EarlierCalls(@Nullable EarlierCalls before, @Nullable Json last) {
    this.before = before;
    this.last = last;
    this.count = before == null ? 0 : before.count + 1;
  }

  /** Returns these calls and one more. */
  public EarlierCalls and(Json input) {
    return new EarlierCalls(this, input);
  }

  /** Returns how many calls there were. */
  public int count() {
    return count;
  }

  /**
   * Returns how many of the calls had such an input. The answer is kept, so that the next one of
   * the same question only looks at the calls since.
   *
   * @param asked what stands for the question: the predicates of equal ones are the same
   */
  public int count(Object asked, Predicate<Json> input) {
    int found = 0;
    EarlierCalls each = this;
    while (each.before != null && each.last != null && !asked.equals(each.question)) {
      found += input.test(each.last) ? 1 : 0;
      each = each.before;
    }
    found += each.answer;
    if (before != null) {
      question = asked;
      answer = found;
    }
    return found;
  }
}
