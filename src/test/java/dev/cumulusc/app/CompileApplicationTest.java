package dev.cumulusc.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.app.event.Event;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.resolve.ApplicationRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The use cases that call nothing, run by a front end that is no command line. */
class CompileApplicationTest {
  @TempDir private Path folder = Path.of("");

  private final FrontEndStub frontEnd = new FrontEndStub();

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("app"));
    configure("handler");
  }

  private void configure(String handler) throws IOException {
    Files.writeString(
        folder.resolve("app/config.yml"),
        """
        default:
          prefix: shop
          system_bucket: shop-internal
          lambdas:
            Task:
              %s: index.handler
              runtime: nodejs22.x
              s3Source: {bucket: code, key: task.zip}
        """
            .formatted(handler));
  }

  private ApplicationRequest application() {
    return ApplicationRequest.of(folder);
  }

  private Optional<CompileApplication.Result> compile(Optional<Path> out) {
    TemplateFiles files = new TemplateFiles(out, out.isPresent(), TemplateWriter.Format.JSON);
    return new CompileApplication()
        .run(
            new CompileApplication.Request(application(), Optional.empty(), files, Findings.ALL),
            frontEnd);
  }

  @Test
  void writesTemplatesAndReturnsThem() throws IOException {
    CompileApplication.Result result = compile(Optional.empty()).orElseThrow();

    Path file = folder.resolve("build/default/cloudformation.json");
    assertThat(result.written()).extracting(CompileApplication.Written::file).containsExactly(file);
    assertThat(Files.readString(file)).isEqualTo(result.written().get(0).text());
    assertThat(frontEnd.only(Event.Compiled.class).usable()).isTrue();
  }

  @Test
  void writesNothingWhereSomethingIsWrong() throws IOException {
    configure("nothing");

    assertThat(compile(Optional.empty())).isEmpty();

    assertThat(frontEnd.only(Event.Compiled.class).usable()).isFalse();
    assertThat(frontEnd.only(Event.Compiled.class).diagnostics()).isNotEmpty();
    assertThat(folder.resolve("build")).doesNotExist();
  }

  @Test
  void reportsAFolderThatTakesNoFiles() throws IOException {
    Path taken = Files.writeString(folder.resolve("taken"), "");

    assertThat(compile(Optional.of(taken))).isEmpty();

    assertThat(frontEnd.only(Event.Message.class).level()).isEqualTo(Event.Level.ERROR);
    assertThat(frontEnd.only(Event.Message.class).sentence())
        .startsWith("The templates can't be written to `" + taken + "`");
  }

  @Test
  void fixesFilesOrOnlyProposesTo() throws IOException {
    Path config = folder.resolve("app/config.yml");
    configure("Handler");
    String before = Files.readString(config);

    ValidateApplication.Result proposed = validate(ValidateApplication.Fixing.PROPOSE);
    assertThat(proposed.found()).isNotEmpty();
    assertThat(proposed.fixed()).hasSize(1);
    assertThat(proposed.fixed().get(0).text()).contains("handler: index.handler");
    assertThat(Files.readString(config)).isEqualTo(before);

    ValidateApplication.Result applied = validate(ValidateApplication.Fixing.APPLY);
    assertThat(applied.fixed()).hasSize(1);
    assertThat(applied.left()).isZero();
    assertThat(Files.readString(config)).isEqualTo(proposed.fixed().get(0).text());
    assertThat(frontEnd.only(Event.Message.class).sentence())
        .isEqualTo("Fixed 1 place in app/config.yml.");
  }

  private ValidateApplication.Result validate(ValidateApplication.Fixing fixing) {
    return new ValidateApplication()
        .run(
            new ValidateApplication.Request(
                new ValidateApplication.Target.Application(application(), Optional.empty()),
                Findings.ALL,
                fixing),
            frontEnd)
        .orElseThrow();
  }

  @Test
  void checksDefinitionsByThemselves() throws IOException {
    Path file = Files.writeString(folder.resolve("machine.asl.json"), "{\"StartAt\": \"Gone\"}");

    ValidateApplication.Result result =
        new ValidateApplication()
            .run(
                new ValidateApplication.Request(
                    new ValidateApplication.Target.Definitions(List.of(file), MachineType.STANDARD),
                    Findings.ALL,
                    ValidateApplication.Fixing.NONE),
                frontEnd)
            .orElseThrow();

    assertThat(result.found()).isNotEmpty();
    assertThat(frontEnd.kinds()).containsExactly("ActivityStarted", "ActivityEnded");
  }
}
