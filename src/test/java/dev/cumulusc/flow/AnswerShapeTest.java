package dev.cumulusc.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.service.SdkNames;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.source.ProgramData;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The table of answers can be read as a whole. */
class AnswerShapeTest {
  private final Set<Map<String, AnswerShape>> seen =
      Collections.newSetFromMap(new IdentityHashMap<>());

  @Test
  void everyAnswerCanBeReadToItsEnd() {
    for (String line : ProgramData.lines(AnswerShape.class, "answers.txt")) {
      String name = line.substring(0, line.indexOf(' '));
      if (name.startsWith("=")) {
        continue;
      }
      TaskResource target = target(name);
      assertThat(AnswerShape.nameOf(target)).isEqualTo(name);
      AnswerShape shape = AnswerShape.of(target).orElseThrow();
      assertThat(shape.members()).as(name).containsKey("SdkHttpMetadata");
      visit(shape, name);
    }
    assertThat(seen).hasSizeGreaterThan(4000);
  }

  @Test
  void answersOfTheSdkHaveItsNames() {
    for (String line : ProgramData.lines(AnswerShape.class, "answers.txt")) {
      String name = line.substring(0, line.indexOf(' '));
      if (name.startsWith("aws-sdk:")) {
        visit(AnswerShape.of(target(name)).orElseThrow(), name);
      }
    }
    for (Map<String, AnswerShape> members : seen) {
      assertThat(members.keySet()).allMatch(name -> SdkNames.ofMember(name).equals(name));
    }
  }

  private static TaskResource target(String name) {
    return TaskResource.of(
        ComposedString.of(Yaml.read("'arn:aws:states:::" + name + "'")).orElseThrow());
  }

  private void visit(AnswerShape shape, String where) {
    shape.element().ifPresent(inside -> visit(inside, where + "[]"));
    Map<String, AnswerShape> members = shape.members();
    if (!members.isEmpty() && seen.add(members)) {
      members.forEach(
          (name, member) -> {
            assertThat(name).as(where).matches("[A-Z]\\w*");
            visit(member, where + "." + name);
          });
    }
  }
}
