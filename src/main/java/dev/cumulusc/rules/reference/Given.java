package dev.cumulusc.rules.reference;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.ResourceYields;
import dev.cumulusc.template.Template;
import dev.cumulusc.template.Yield;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands at a place, as far as it is known before the deployment.
 *
 * @param value the value as a whole
 * @param kind its form
 * @param resource what it yields, if it refers to a resource
 * @param reference what it refers to, if it does
 * @param words what it is: {@code the ARN of a queue}
 */
record Given(
    ComposedString value,
    Yield.Kind kind,
    Optional<Yield> resource,
    Optional<CfnValue.Reference> reference,
    String words) {

  /** Where an ARN has its service. */
  private static final int SERVICE = 2;

  private static final Pattern URL = Pattern.compile("(?i:https?)://.*");

  /**
   * A name as services take it; whatever else may be the mark of a template language. {@code
   * TopicArn} stands for what somebody puts in later.
   */
  private static final Pattern NAME =
      Pattern.compile("(?!.*(?:[Aa]rn|ARN|[Uu]rl|URL)$)[A-Za-z0-9_.$/-]*[a-z][A-Za-z0-9_.$/-]*");

  private static final Map<String, String> PSEUDO_PARAMETERS =
      Map.of(
          "AWS::AccountId", "the id of the account",
          "AWS::Partition", "the partition",
          "AWS::Region", "the Region",
          "AWS::StackName", "the name of the stack",
          "AWS::URLSuffix", "the domain of the partition");

  private static final String STACK_ID = "AWS::StackId";

  /**
   * Reads a value.
   *
   * @param template the template that the value refers to, if it is known
   */
  static Optional<Given> of(ComposedString value, Optional<Template> template) {
    Optional<CfnValue.Reference> first = value.split(':').get(0).reference();
    if (first.isPresent()) {
      return template.flatMap(known -> referred(value, first.get(), known));
    }
    return value.pieces().stream()
        .filter(
            piece ->
                !(piece instanceof ComposedString.Literal literal) || !literal.text().isEmpty())
        .findFirst()
        .filter(ComposedString.Literal.class::isInstance)
        .flatMap(piece -> written(value, ((ComposedString.Literal) piece).text()));
  }

  private static Optional<Given> referred(
      ComposedString value, CfnValue.Reference reference, Template template) {
    Optional<CfnValue.Reference> found = Optional.of(reference);
    boolean isPseudo = reference instanceof CfnValue.Ref && value.reference().isPresent();
    String target = reference.target();
    if (isPseudo && PSEUDO_PARAMETERS.containsKey(target)) {
      String words = PSEUDO_PARAMETERS.getOrDefault(target, "");
      return Optional.of(new Given(value, Yield.Kind.VALUE, Optional.empty(), found, words));
    }
    if (isPseudo && target.equals(STACK_ID)) {
      Yield stack = new Yield(Yield.Kind.ARN, "AWS::CloudFormation::Stack");
      return Optional.of(new Given(value, stack.kind(), Optional.of(stack), found, words(stack)));
    }
    return ResourceYields.of(reference, template)
        .map(yield -> new Given(value, yield.kind(), Optional.of(yield), found, words(yield)));
  }

  private static Optional<Given> written(ComposedString value, String start) {
    if (start.startsWith("arn:")) {
      Optional<String> service = service(value);
      return Optional.of(
          written(
              value, Yield.Kind.ARN, "an ARN" + service.map(of -> " of `" + of + "`").orElse("")));
    }
    if (URL.matcher(start).matches()) {
      return Optional.of(written(value, Yield.Kind.URL, "a URL"));
    }
    return value
        .literal()
        .filter(text -> NAME.matcher(text).matches())
        .map(text -> written(value, Yield.Kind.NAME, "a name"));
  }

  private static Given written(ComposedString value, Yield.Kind kind, String words) {
    return new Given(value, kind, Optional.empty(), Optional.empty(), words);
  }

  private static Optional<String> service(ComposedString arn) {
    List<ComposedString> parts = arn.split(':');
    return parts.size() > SERVICE
        ? parts.get(SERVICE).literal().filter(text -> text.matches("[a-z0-9-]+"))
        : Optional.empty();
  }

  /** Returns the service of an ARN that is written out. */
  Optional<String> service() {
    return service(value);
  }

  private static String words(Yield yield) {
    String noun = ResourceYields.of(yield.type()).map(ResourceYields::noun).orElse("resource");
    return yield.kind() == Yield.Kind.VALUE
        ? "neither an ARN nor a name of " + Wanted.withArticle(noun)
        : "the " + Wanted.word(yield.kind()) + " of " + Wanted.withArticle(noun);
  }
}
