package dev.cumulusc.rules.reference;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.ReferenceEdit;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceYields;
import dev.cumulusc.template.Template;
import dev.cumulusc.template.Yield;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Compares what stands at places with what they take.
 *
 * @param info what is reported
 * @param template what references refer to, if that is known
 */
record PlaceCheck(RuleInfo info, Optional<Template> template) {

  /**
   * Checks a value that may refer to resources, or be written out. A name in a bare definition may
   * stand for what another tool puts there.
   *
   * @param place the name of the place, as messages have it
   */
  Optional<Diagnostic> check(String place, Wanted wanted, ComposedString value) {
    Optional<Diagnostic> quoted = QuotedFunction.find(info, value);
    if (quoted.isPresent()) {
      return quoted;
    }
    return Given.of(value, template)
        .filter(given -> given.kind() != Yield.Kind.NAME || template.isPresent())
        .flatMap(
            given ->
                fault(wanted, given)
                    .map(severity -> diagnostic(place, wanted, given).withSeverity(severity)));
  }

  /** Checks nothing but what a value refers to. */
  Optional<Diagnostic> checkReference(String place, Wanted wanted, ComposedString value) {
    return value.split(':').get(0).reference().isPresent()
        ? check(place, wanted, value)
        : Optional.empty();
  }

  /** A place that takes names might take any; what can't be one is refused. */
  private static Optional<Severity> fault(Wanted wanted, Given given) {
    if (given.resource().isPresent()) {
      return wanted.takes(given.resource().get())
          ? Optional.empty()
          : Optional.of(severity(wanted, given.kind()));
    }
    if (given.kind() == Yield.Kind.ARN) {
      boolean mayBe =
          wanted.takes(Yield.Kind.ARN)
              ? given.service().isEmpty() || wanted.takesArnOf(given.service().get())
              : !wanted.takes(Yield.Kind.URL);
      return mayBe ? Optional.empty() : Optional.of(Severity.ERROR);
    }
    return wanted.takes(given.kind())
        ? Optional.empty()
        : Optional.of(severity(wanted, given.kind()));
  }

  private static Severity severity(Wanted wanted, Yield.Kind kind) {
    boolean isImpossible =
        kind == Yield.Kind.ARN || kind == Yield.Kind.URL || wanted.takesOnlyArns();
    return isImpossible ? Severity.ERROR : Severity.WARNING;
  }

  private Diagnostic diagnostic(String place, Wanted wanted, Given given) {
    Origin origin = given.reference().map(CfnValue::origin).orElse(given.value().origin());
    Diagnostic found =
        Diagnostic.of(
            info,
            origin,
            "`"
                + place
                + "` takes "
                + wanted.words()
                + ", but "
                + shown(given, origin)
                + " is "
                + given.words()
                + ".");
    return given.reference().map(reference -> withAnswer(found, wanted, reference)).orElse(found);
  }

  private static String shown(Given given, Origin origin) {
    return given
        .reference()
        .map(reference -> "`${" + reference.path() + "}`")
        .orElseGet(() -> origin.isSecret() ? "this" : "`" + given.value() + "`");
  }

  /** The same resource gives what is wanted by another attribute, or another one is meant. */
  private Diagnostic withAnswer(Diagnostic found, Wanted wanted, CfnValue.Reference reference) {
    Map<String, String> fitting = fitting(wanted);
    String own = fitting.get(reference.target());
    if (own != null) {
      Diagnostic helped = found.withHelp("Write `${" + own + "}`.");
      return ReferenceEdit.replacement(found.at().text(), reference, own)
          .map(text -> helped.withFix(found.at().text(), text))
          .orElse(helped);
    }
    return Suggestions.meant(reference.target(), fitting.keySet())
        .map(fitting::get)
        .map(answer -> found.withHelp("Did you mean `${" + answer + "}`?"))
        .orElse(found);
  }

  /** Returns the usual of the references that fit the place, by the resources' logical ids. */
  private Map<String, String> fitting(Wanted wanted) {
    Map<String, String> fitting = new LinkedHashMap<>();
    template.ifPresent(
        known -> {
          for (Resource resource : known.resources().values()) {
            ResourceYields.references(resource).entrySet().stream()
                .filter(each -> wanted.takes(each.getValue()))
                .min(Map.Entry.comparingByValue(wanted.usualFirst()))
                .ifPresent(each -> fitting.put(resource.logicalId(), each.getKey()));
          }
        });
    return fitting;
  }
}
