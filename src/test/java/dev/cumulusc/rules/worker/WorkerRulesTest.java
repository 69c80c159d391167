package dev.cumulusc.rules.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.bind.DeploymentBinder;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Contexts;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LocalHandlers;
import dev.cumulusc.move.DockerMove;
import dev.cumulusc.validate.RuleEngine;
import dev.cumulusc.validate.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkerRulesTest {

  @Test
  void warnsOfWhatAnImageOfOnesOwnDoesNotGet() {
    assertThat(
            reports(
                "docker: true, envs: { TARGET: a }, image: 'example.com/own:1', commands: [run,"
                    + " --lambdaArn, { Ref: IngestLambdaFunction }]"))
        .containsExactly(
            "11:5 C2206 The worker of `Ingest` does not get the function's environment: `LEVEL`,"
                + " `ROOT`, `stackName`.");
  }

  @Test
  void givesThePublishedWorkerAllThatItNeeds() {
    assertThat(reports("docker: true")).isEmpty();
  }

  @Test
  void knowsWhichVersionsLoadNoLayers() {
    String all = "docker: true, envs: { LEVEL: a, ROOT: b, TARGET: c }, image: ";
    assertThat(reports(all + "'cumuluss/cumulus-ecs-task:1.2.3'"))
        .containsExactly(
            "11:76 C2207 `Ingest` has layers, but the worker `cumuluss/cumulus-ecs-task:1.2.3`"
                + " does not load any.",
            "11:76 C2227 `cumuluss/cumulus-ecs-task:1.2.3` goes on taking tasks when it is asked to"
                + " stop: a deployment ends the task that it has.");
    assertThat(reports(all + "'cumuluss/cumulus-ecs-task:1.3.0'")).isEmpty();
  }

  @Test
  void saysNothingOfImagesOfOnesOwn() {
    String all = "docker: true, envs: { LEVEL: a, ROOT: b, TARGET: c }, image: ";
    assertThat(reports(all + "'example.com/my/worker:1.2.5'")).isEmpty();
  }

  @Test
  void saysThatAVersionIsNotKnownAndNothingElse() {
    String all = "docker: true, envs: { LEVEL: a, ROOT: b, TARGET: c }, image: ";
    assertThat(reports(all + "'cumuluss/cumulus-ecs-task:latest'"))
        .containsExactly(
            "11:76 C2221 What `cumuluss/cumulus-ecs-task:latest` can run is not checked: its name"
                + " has no number of a version.");
  }

  private static List<String> reports(String service) {
    Diagnostics moving = new Diagnostics();
    DockerMove.Result moved =
        DockerMove.apply(
            bind(
                """
                prefix: test
                lambdas:
                  Ingest:
                    handler: index.handler
                    source: src/ingest
                    envs: { LEVEL: debug, TARGET: a, ROOT: b }
                    layers: ['arn:aws:lambda:us-east-1:123456789012:layer:tools:3']
                ecs:
                  instanceType: t3.large
                  services:
                    Ingest: { %s }
                """
                    .formatted(service)),
            LocalHandlers.none(),
            moving);
    Diagnostics found = new Diagnostics();
    new RuleEngine(WorkerRules.all())
        .run(new Subject(Optional.of(Contexts.of(moved)), List.of(), List.of(), true), found);
    return found.sorted().stream().map(WorkerRulesTest::line).toList();
  }

  private static Deployment bind(String text) {
    return new DeploymentBinder(new Diagnostics()).bind("default", Yaml.mapping(text));
  }

  private static String line(Diagnostic found) {
    return String.format(
        Locale.ROOT,
        "%d:%d %s %s",
        found.at().line(),
        found.at().column(),
        found.rule().code(),
        found.message());
  }
}
