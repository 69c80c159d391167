package dev.cumulusc.bind;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.FuzzedText;
import dev.cumulusc.load.YamlLoader;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.MappingNode;

/** Binds any configuration: what is wrong in it is reported. */
class BindFuzzTest {
  @FuzzTest(maxDuration = "15s")
  void bindsAnyConfiguration(byte[] data) {
    SourceFile file = SourceFile.of("config.yml", FuzzedText.of(data));
    Diagnostics diagnostics = new Diagnostics();
    new YamlLoader(diagnostics)
        .load(file)
        .filter(MappingNode.class::isInstance)
        .map(MappingNode.class::cast)
        .ifPresent(
            mapping -> {
              DeploymentBinder binder = new DeploymentBinder(diagnostics);
              assertThat(binder.bind("dev", mapping)).isNotNull();
            });
    diagnostics.sorted().forEach(each -> assertThat(each.message()).isNotBlank());
  }
}
