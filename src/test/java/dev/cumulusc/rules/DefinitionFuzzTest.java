package dev.cumulusc.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cumulusc.asl.DefinitionReader;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.FuzzedText;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.MappingNode;

/** Validates any definition of a state machine. */
class DefinitionFuzzTest {
  @FuzzTest(maxDuration = "15s")
  void validatesAnyDefinition(byte[] data) {
    SourceFile file = SourceFile.of("machine.yml", FuzzedText.of(data));
    for (MachineType type : MachineType.values()) {
      Diagnostics diagnostics = new Diagnostics();
      new DefinitionReader(diagnostics)
          .read(file)
          .filter(MappingNode.class::isInstance)
          .ifPresent(node -> AslValidator.validate((MappingNode) node, type, diagnostics));
      diagnostics.sorted().forEach(each -> assertThat(each.message()).isNotBlank());
    }
  }
}
