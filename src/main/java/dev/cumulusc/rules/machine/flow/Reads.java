package dev.cumulusc.rules.machine.flow;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.flow.Finding;
import dev.cumulusc.flow.Kind;
import dev.cumulusc.source.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Words for reads that find nothing, or something of another kind. */
final class Reads {
  private static final String PAYLOAD = "Payload";
  private static final int MAX_VALUE = 60;

  private Reads() {}

  static Diagnostic absent(RuleInfo rule, Finding.Absent found) {
    Finding.Place place = found.place();
    String message =
        "State `"
            + found.state().name()
            + "` reads `"
            + place.path()
            + "`, which is never there: `"
            + place.holder()
            + "` is "
            + holder(place)
            + ".";
    return with(
        Diagnostic.of(rule, found.at(), message).withHelp(help(place, found.state().usesJsonata())),
        found.notes());
  }

  static Diagnostic wrongKind(RuleInfo rule, Finding.WrongKind found) {
    boolean byExpression = found.state().usesJsonata();
    String expected = any(found.expected());
    String kinds = any(found.kinds());
    String state = "state `" + found.state().name() + "`";
    Diagnostic diagnostic =
        found.path().isEmpty()
            ? Diagnostic.of(
                    rule,
                    found.at(),
                    Words.start(state)
                        + " has no `"
                        + found.field()
                        + "`, so that its input has to be "
                        + expected
                        + ", but it is "
                        + kinds
                        + ".")
                .withHelp("Add `" + found.field() + "`, which leads to the items.")
            : Diagnostic.of(
                rule,
                found.at(),
                "`"
                    + found.field()
                    + "` of "
                    + state
                    + " takes "
                    + expected
                    + ", but "
                    + (byExpression
                        ? "the expression gives " + kinds
                        : "`" + found.path() + "` is " + kinds)
                    + ".");
    return with(diagnostic, found.notes());
  }

  static Diagnostic wrongValue(RuleInfo rule, Finding.WrongValue found) {
    String given =
        found.state().usesJsonata() ? "the expression gives" : "`" + found.written() + "` is";
    String message =
        "`"
            + found.field()
            + "` of state `"
            + found.state().name()
            + "` takes "
            + found.expected()
            + ", but "
            + given
            + " `"
            + Words.shortened(found.value(), MAX_VALUE)
            + "`.";
    return with(Diagnostic.of(rule, found.at(), message), found.notes());
  }

  /** Returns a diagnostic with further notes. */
  static Diagnostic with(Diagnostic diagnostic, List<Origin.Step> notes) {
    List<Origin.Step> all = new ArrayList<>(diagnostic.notes());
    all.addAll(notes);
    return diagnostic.withNotes(all);
  }

  /** Returns kinds as a choice: "a string or a number". */
  static String any(Set<Kind> kinds) {
    return String.join(" or ", kinds.stream().sorted().map(Kind::label).toList());
  }

  private static String holder(Finding.Place place) {
    List<String> parts = new ArrayList<>();
    for (Kind kind : place.kinds().stream().sorted().toList()) {
      parts.add(
          switch (kind) {
            case OBJECT -> object(place.names());
            case ARRAY -> place.step().startsWith("[") ? "an array of fewer items" : kind.label();
            default -> kind.label();
          });
    }
    return String.join(" or ", parts);
  }

  private static String object(List<String> names) {
    return names.isEmpty() ? "an empty object" : "an object with only " + Words.all(names);
  }

  private static String help(Finding.Place place, boolean usesJsonata) {
    boolean isInvocation =
        place.names().stream().noneMatch(place.step()::equalsIgnoreCase)
            && place.answer().filter(call -> call.endsWith("lambda:invoke")).isPresent()
            && place.names().contains(PAYLOAD);
    if (isInvocation) {
      return "Read `"
          + place.holder()
          + "."
          + PAYLOAD
          + "."
          + place.step()
          + "`: what the function returns is under `"
          + PAYLOAD
          + "`.";
    }
    boolean isOfItem =
        place.kinds().equals(Set.of(Kind.ARRAY))
            && !place.step().startsWith("[")
            && place.isInItems();
    if (isOfItem) {
      return "Read it from an item of the array: `"
          + place.holder()
          + "[0]."
          + place.step()
          + "` for the first.";
    }
    return Suggestions.didYouMean(place.step(), place.names())
        .orElseGet(() -> otherwise(place, usesJsonata));
  }

  private static String otherwise(Finding.Place place, boolean usesJsonata) {
    if (place.kinds().equals(Set.of(Kind.STRING))) {
      return "Correct the path. If the string holds JSON, make an object of it first: `"
          + (usesJsonata ? "$parse" : "States.StringToJson")
          + "("
          + place.holder()
          + ")`.";
    }
    return "Correct the path, or change what makes `"
        + place.holder()
        + "` so that it has `"
        + place.step()
        + "`.";
  }
}
