package dev.cumulusc.flow;

import dev.cumulusc.asl.path.PathExpression;
import dev.cumulusc.asl.path.PathExpression.Segment;
import java.util.List;
import java.util.Map;

/** Puts values where reference paths lead, making objects for names that are not there. */
final class Writer {
  private Writer() {}

  /** Returns a value with another put at the place that the segments lead to. */
  static Value put(Value root, List<Segment> segments, Value value, Maker maker) {
    if (segments.isEmpty()) {
      return value;
    }
    Segment first = segments.get(0);
    if (first.kind() != PathExpression.Kind.NAME || !root.canBe(Kind.OBJECT)) {
      return Value.UNKNOWN;
    }
    List<Segment> rest = segments.subList(1, segments.size());
    Value member = root.members().get(first.text());
    if (!rest.isEmpty() && member.canBe(Kind.ABSENT) && !member.isUnknown()) {
      Value made = Value.object(Map.of(), maker);
      member = member.isAbsent() ? made : member.present().join(made);
    }
    return root.withMember(first.text(), put(member, rest, value, maker));
  }
}
