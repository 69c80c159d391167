package dev.cumulusc.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.move.DockerMove;
import dev.cumulusc.resolve.ApplicationRequest;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExamplesTest {
  @Test
  void compilesAWorkflowOfFunctionsWithoutACluster() {
    Compilation compilation = compile("lambda-task", "default");

    assertThat(compilation.moved()).isEmpty();
    assertThat(compilation.template().resources())
        .containsKeys("QueueGranulesLambdaFunction", "GranulesDiscoverGranulesStateMachine")
        .doesNotContainKeys("QueueGranulesActivity", "CumulusECSCluster");
  }

  @Test
  void movesAFunctionToDockerAsTheGuideDoesByHand() {
    Compilation moved = compile("lambda-task", "docker");
    Compilation byHand = compile("docker-task", "default");

    assertThat(moved.moved())
        .containsExactly(
            new DockerMove.Moved("QueueGranules", "QueueGranules", "QueueGranules", 1, false));
    assertThat(byHand.moved()).isEmpty();
    assertThat(yaml(moved)).isEqualTo(yaml(byHand));
  }

  @Test
  void knowsFargateFromDocker() {
    Optional<Compilation> compilation =
        new Compiler(new Diagnostics(), RenderedErrors.STOP)
            .compile(ApplicationRequest.of(Path.of("examples", "fargate-task")));
    assertThat(compilation.orElseThrow().moved())
        .isNotEmpty()
        .allMatch(DockerMove.Moved::onFargate);
  }

  private static String yaml(Compilation compilation) {
    return TemplateWriter.write(compilation.template(), TemplateWriter.Format.YAML);
  }

  private static Compilation compile(String example, String deployment) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Compilation> compilation =
        new Compiler(diagnostics, RenderedErrors.STOP)
            .compile(
                ApplicationRequest.of(Path.of("examples", example)).withDeployment(deployment));
    assertThat(diagnostics.sorted()).allMatch(found -> found.severity() == Severity.NOTE);
    return compilation.orElseThrow();
  }
}
