package dev.cumulusc.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cumulusc.diagnostic.Family;
import dev.cumulusc.diagnostic.RuleInfo;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSelectorTest {

  @Test
  void selectsByCodeNameBeginningAndFamily() throws Exception {
    assertThat(selected("C5101")).containsExactly("C5101");
    assertThat(selected(" c5101 ")).containsExactly("C5101");
    assertThat(selected("function-timeout", "C0001")).containsExactly("C0001", "C5101");
    assertThat(selected("C510")).contains("C5101", "C5106").allMatch(c -> c.startsWith("C510"));
    assertThat(selected("task-policy"))
        .containsExactlyElementsOf(
            RuleCatalog.all().stream()
                .filter(rule -> rule.family() == Family.TASK_POLICY)
                .map(RuleInfo::code)
                .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "C31O2,There is no rule `C31O2`. Did you mean `C3102`?",
    "target-mising,There is no rule `target-mising`. Did you mean `target-missing`?",
    "C9,There is no rule `C9`. `cumulusc rules` lists all.",
    "task-polcy,There is no rule `task-polcy`. Did you mean `task-policy`?"
  })
  void refusesWhatNamesNoRule(String name, String message) {
    assertThatThrownBy(() -> RuleSelector.of(List.of("C5101", name))).hasMessage(message);
  }

  private static List<String> selected(String... names) throws Exception {
    RuleSelector selector = RuleSelector.of(List.of(names));
    return RuleCatalog.all().stream().filter(selector).map(RuleInfo::code).toList();
  }
}
