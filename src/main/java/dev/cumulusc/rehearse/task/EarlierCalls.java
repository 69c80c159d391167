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

  /** Returns how many of the calls had such an input. */
  public int count(Predicate<Json> input) {
    int found = 0;
    for (EarlierCalls each = this; each.before != null && each.last != null; each = each.before) {
      found += input.test(each.last) ? 1 : 0;
    }
    return found;
  }
}
