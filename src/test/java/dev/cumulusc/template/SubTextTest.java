package dev.cumulusc.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.template.SubText.Escaped;
import dev.cumulusc.template.SubText.Literal;
import dev.cumulusc.template.SubText.LookAlike;
import dev.cumulusc.template.SubText.Reference;
import org.junit.jupiter.api.Test;

class SubTextTest {

  @Test
  void findsReferencesWithTheirPlaces() {
    assertThat(SubText.parse("a ${Queue} b ${Task.Outputs.Arn}${AWS::Region}"))
        .containsExactly(
            new Literal("a ", 0, 2),
            new Reference("Queue", null, 2, 10),
            new Literal(" b ", 10, 13),
            new Reference("Task", "Outputs.Arn", 13, 32),
            new Reference("AWS::Region", null, 32, 46));
  }

  @Test
  void allowsBlanksAroundAName() {
    assertThat(SubText.parse("${ Queue }")).containsExactly(new Reference("Queue", null, 0, 10));
  }

  @Test
  void keepsWhatIsEscaped() {
    assertThat(SubText.parse("${!HOME}/x"))
        .containsExactly(new Escaped("HOME", 0, 8), new Literal("/x", 8, 10));
  }

  @Test
  void distinguishesLookAlikesFromReferences() {
    assertThat(SubText.parse("${a b}")).containsExactly(new LookAlike("${a b}", 0, 6));
    assertThat(SubText.parse("${}")).containsExactly(new LookAlike("${}", 0, 3));
    assertThat(SubText.parse("${VAR:-x}")).containsExactly(new LookAlike("${VAR:-x}", 0, 9));
  }

  @Test
  void leavesAnUnfinishedOneOpen() {
    assertThat(SubText.parse("$${"))
        .containsExactly(new Literal("$", 0, 1), new LookAlike("${", 1, 3));
    assertThat(SubText.parse("${a ${Queue}}"))
        .containsExactly(
            new LookAlike("${", 0, 2),
            new Literal("a ", 2, 4),
            new Reference("Queue", null, 4, 12),
            new Literal("}", 12, 13));
  }
}
