package dev.cumulusc.rules.limit;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.model.BucketName;
import dev.cumulusc.source.ProgramData;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the names that resources get in AWS, with their prefixes, against each service's rules.
 */
public final class ResourceName implements TemplateRule {
  private static final RuleInfo TOO_LONG =
      RuleInfo.error(
              Stage.LIMIT,
              "C5121",
              "name-too-long",
              "A resource's name, with its prefix, is longer than its service allows.")
          .because("The prefix of a deployment is put before nearly every name.")
          .fixedBy("Shorten the name, or the deployment's `prefix`.")
          .accordingTo(
              Authority.aws("AWSCloudFormation/latest/TemplateReference/aws-properties-name.html"));

  private static final RuleInfo BAD_CHARACTERS =
      RuleInfo.error(
              Stage.LIMIT,
              "C5122",
              "name-pattern",
              "A resource's name has characters, or is of a form, that its service does not allow.")
          .fixedBy("Change the name so that it is as the message says.")
          .accordingTo(
              Authority.aws("AWSCloudFormation/latest/TemplateReference/aws-properties-name.html"));

  private static final String BUCKET = "AWS::S3::Bucket";

  /** What a service asks of a name. */
  private record Limit(String property, int longest, Pattern pattern) {}

  /** What services ask, by the types of resources; read when it is first asked for. */
  private static final class Table {
    static final Map<String, Limit> LIMITS = limits();
  }

  @Override
  public List<RuleInfo> infos() {
    return List.of(TOO_LONG, BAD_CHARACTERS);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    Template template = checked.template();
    for (Resource resource : template.resources().values()) {
      @Nullable Limit limit = Table.LIMITS.get(resource.type());
      if (limit != null) {
        resource
            .properties()
            .map(properties -> properties.get(limit.property()))
            .ifPresent(name -> check(resource, name, limit, diagnostics));
      }
    }
  }

  private static Map<String, Limit> limits() {
    Map<String, Limit> limits = new HashMap<>();
    for (String row : ProgramData.lines(ResourceName.class, "names.txt")) {
      String[] fields = row.split(" ", 4);
      limits.put(
          fields[0], new Limit(fields[1], Integer.parseInt(fields[2]), Pattern.compile(fields[3])));
    }
    return limits;
  }

  private static void check(
      Resource resource, CfnValue name, Limit limit, Diagnostics diagnostics) {
    if (name instanceof CfnValue.Sub) {
      ComposedString.of(name)
          .map(ComposedString::known)
          .ifPresent(known -> checkLength(resource, name, known, "at least ", limit, diagnostics));
    } else if (name instanceof CfnValue.Text text
        && !checkLength(resource, name, text.value(), "", limit, diagnostics)) {
      problem(resource, text.value(), limit)
          .ifPresent(
              problem ->
                  diagnostics.report(
                      BAD_CHARACTERS,
                      name.origin(),
                      "The name `"
                          + text.value()
                          + "` of `"
                          + resource.logicalId()
                          + "` ("
                          + resource.type()
                          + ") "
                          + problem
                          + "."));
    }
  }

  private static Optional<String> problem(Resource resource, String name, Limit limit) {
    if (!limit.pattern().matcher(name).matches()) {
      return Optional.of("has to match `" + limit.pattern() + "`");
    }
    return resource.type().equals(BUCKET)
        ? BucketName.problemOfNew(name).map(problem -> "is none that S3 gives: " + problem)
        : Optional.empty();
  }

  private static boolean checkLength(
      Resource resource,
      CfnValue name,
      String text,
      String least,
      Limit limit,
      Diagnostics diagnostics) {
    int length = text.codePointCount(0, text.length());
    if (length <= limit.longest()) {
      return false;
    }
    diagnostics.report(
        TOO_LONG,
        name.origin(),
        String.format(
            Locale.ROOT,
            "The name `%s` of `%s` (%s) has %s%d characters, but takes at most %d.",
            text,
            resource.logicalId(),
            resource.type(),
            least,
            length,
            limit.longest()),
        "Shorten the name, or the deployment's `prefix`, by " + (length - limit.longest()) + ".");
    return true;
  }
}
