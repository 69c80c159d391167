package dev.cumulusc.rules.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.source.ProgramData;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceYields;
import dev.cumulusc.template.Template;
import dev.cumulusc.validate.CheckedTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What each place takes of all references to all types: the table of {@code references/places.md}.
 * Each cell is what the rules say of a template with that one reference.
 */
class ReferencePlacesTest {
  private static final Path FILE = Path.of("src/test/resources/references/places.md");

  private static final String HEAD =
      """
      # What each place takes

      Written by `ReferencePlacesTest` with `-Dcases.update`, from what the rules report of a template with the reference at
      the place: of all references to all types of `yields.txt`, those that are taken, and those that get a warning, since
      the place takes names, and a resource of another type might have the name of the right one. All others are errors.

      | place | taken | warned of |
      |---|---|---|
      """;

  @Test
  void takesWhatTheTableSays() throws IOException {
    StringBuilder table = new StringBuilder(HEAD);
    places().forEach((place, definition) -> table.append(row(place, definition)));
    String found = table.toString();
    if (System.getProperty("cases.update") != null
        && !(Files.exists(FILE) && Files.readString(FILE).equals(found))) {
      Files.writeString(FILE, found);
      fail("Wrote " + FILE + ": read it, and run the test again.");
    }
    assertThat(found).isEqualTo(Files.readString(FILE));
  }

  private static String row(String place, Place at) {
    List<String> taken = new ArrayList<>();
    List<String> warned = new ArrayList<>();
    for (String type : ResourceYields.types().stream().sorted().toList()) {
      Resource target = resource("Target", type, "{}");
      for (String path : ResourceYields.references(target).keySet()) {
        Optional<Severity> severity = at.check(target, path);
        String shown = type.substring("AWS::".length()) + path.substring("Target".length());
        if (severity.isEmpty()) {
          taken.add(shown);
        } else if (severity.get() == Severity.WARNING) {
          warned.add(shown);
        }
      }
    }
    return "| " + place + " | " + String.join(", ", taken) + " | " + summary(warned) + " |\n";
  }

  /** There are too many to be listed one by one: as many as all have. */
  private static String summary(List<String> warned) {
    return warned.isEmpty() ? "-" : warned.size() + " names, ids and other values";
  }

  /** Checks a reference to a resource at a place. */
  private interface Place {
    Optional<Severity> check(Resource target, String path);
  }

  private static Map<String, Place> places() {
    Map<String, Place> places = new LinkedHashMap<>();
    places.put(
        "task `Resource`",
        (target, path) -> task("{Type: Task, Resource: '${" + path + "}'}", target));
    places.put(
        "`Credentials.RoleArn`",
        (target, path) ->
            task(
                "{Type: Task, Resource: 'arn:aws:states:::a:b', Credentials: {RoleArn: '${"
                    + path
                    + "}'}}",
                target));
    for (String line : ProgramData.lines(CallArgument.class, "arguments.txt")) {
      String[] columns = line.split(" ");
      String service = columns[0].split(",")[0];
      places.put(
          "`" + service + "` `" + columns[1] + "`",
          (target, path) ->
              task(
                  "{Type: Task, Resource: 'arn:aws:states:::aws-sdk:"
                      + service
                      + ":x', Parameters: "
                      + nested(columns[1].split("\\."), "'${" + path + "}'")
                      + "}",
                  target));
    }
    for (String line : ProgramData.lines(PropertyReference.class, "properties.txt")) {
      String[] columns = line.split(" ");
      places.put(
          "`" + columns[0] + "` `" + columns[1] + "`",
          (target, path) -> property(columns[0], columns[1], target, path));
    }
    return places;
  }

  private static Optional<Severity> task(String state, Resource target) {
    Template template = template(target);
    Machine machine =
        Machine.of(Yaml.mapping("{StartAt: A, States: {A: " + state + "}}"), MachineType.STANDARD);
    Diagnostics out = new Diagnostics();
    TaskReference.check(machine, template, out);
    CallArgument.check(machine, Optional.of(template), out);
    return severity(out);
  }

  private static Optional<Severity> property(
      String type, String property, Resource target, String path) {
    String[] place = property.split("\\?");
    String[] steps = place[0].split("\\.");
    String last = steps[steps.length - 1];
    boolean isList = last.endsWith("[]");
    steps[steps.length - 1] = last.replace("[]", "");
    String beside = place.length > 1 ? ", " + place[1].replace("=", ": ") : "";
    String value = "!Sub '${" + path + "}'";
    String text = nested(steps, (isList ? "[" + value + "]" : value) + beside);
    Diagnostics out = new Diagnostics();
    new PropertyReference()
        .check(
            new CheckedTemplate(template(target, resource("Place", "AWS::" + type, text)), true),
            out);
    return severity(out);
  }

  /** Writes a value at a path as mappings and lists in one another. */
  private static String nested(String[] steps, String value) {
    String text = value;
    for (int i = steps.length - 1; i >= 0; i--) {
      String step = steps[i];
      boolean isList = step.endsWith("[]");
      text = "{" + step.replace("[]", "") + ": " + (isList ? "[" + text + "]" : text) + "}";
    }
    return text;
  }

  private static Optional<Severity> severity(Diagnostics out) {
    assertThat(out.sorted()).hasSizeLessThan(2);
    return out.sorted().stream().map(Diagnostic::severity).findFirst();
  }

  private static Template template(Resource... resources) {
    Map<String, Resource> all = new TreeMap<>();
    Arrays.stream(resources).forEach(each -> all.put(each.logicalId(), each));
    return new Template(Map.of(), all, resources[0].origin());
  }

  private static Resource resource(String id, String type, String properties) {
    CfnValue value = CfnReader.value(Yaml.read(properties));
    return new Resource(
        id, type, List.of(), Map.of(), Optional.of((CfnValue.Mapping) value), value.origin());
  }
}
