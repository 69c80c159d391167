package dev.cumulusc.app.create;

import dev.cumulusc.diagnostic.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of a new application by their paths in its folder. */
final class StarterFiles {
  private static final String CONFIGURATION =
      """
      # The blocks of this file are deployments; each lies over `default`.
      default:
        prefix: %1$s
        prefixNoDash: %2$s
        # The bucket for the code of functions. It has to be there before the first deployment.
        system_bucket: %3$s
      """;

  private static final String SUBSTITUTIONS =
      """
        # What workflows name as `{{substitutions.NAME}}`. These values are made up: put the real
        # ones here, and others into the blocks of deployments that differ.
        substitutions:
      """;

  private static final String DOCKER =
      """
        # For what runs in containers. The VPC and so on are made up: put your own here.
        vpc:
          vpcId: vpc-0a1b2c3d4e5f60718
          subnets: [subnet-0a1b2c3d4e5f60718]
          securityGroup: sg-0a1b2c3d4e5f60718
        ecs:
          instanceType: t3.medium

      # `--deployment docker`: the task Hello of the same stack runs in a container instead of in Lambda.
      docker:
        ecs:
          services:
            Hello:
              docker: true
              memory: 1024
              count: 1
      """;

  private static final String FUNCTIONS =
      """
      # An async handler runs in Lambda and in the Docker worker alike.
      Hello:
        handler: index.handler
        runtime: nodejs24.x
        timeout: 60
        memory: 256
        source: src/hello
      """;

  private static final String WORKFLOWS =
      """
      Greet:
        Comment: Greets whoever the input names
        StartAt: Hello
        TimeoutSeconds: 3600
        States:
          Hello:
            Type: Task
            Resource: ${HelloLambdaFunction.Arn}
            TimeoutSeconds: 60
            Retry:
              - ErrorEquals: [States.TaskFailed]
                IntervalSeconds: 2
                BackoffRate: 2
                MaxAttempts: 3
                JitterStrategy: FULL
            Catch:
              - ErrorEquals: [States.ALL]
                ResultPath: $.exception
                Next: Failed
            End: true
          Failed:
            Type: Fail
            Error: Failed
            Cause: The task failed; the input of this state says which error it was
      """;

  private static final String HANDLER =
      """
      'use strict';

      exports.handler = async (event) => ({ greeting: `Hello, ${event.name || 'world'}!` });
      """;

  private static final String TESTS =
      """
      workflow: Greet
      cases:
        greets whoever the input names:
          input: {name: Ada}
          mocks:
            Hello: {result: {greeting: 'Hello, Ada!'}}
          expect:
            output: {greeting: 'Hello, Ada!'}
        fails when the function keeps failing:
          mocks:
            Hello: {error: TypeError, cause: The input has no name}
          expect:
            error: Failed
            calls: {Hello: 4}
      """;

  private StarterFiles() {}

  /**
   * Returns an application with a function, a workflow that calls it, and tests of both ways.
   *
   * @param docker whether it has a deployment that moves the function to Docker
   */
  static Map<String, String> sample(String name, boolean docker) {
    Map<String, String> files = common(name, docker ? CONFIGURATION + DOCKER : CONFIGURATION);
    files.put("lambdas.yml", FUNCTIONS);
    files.put("workflows.yml", WORKFLOWS);
    files.put("src/hello/index.js", HANDLER);
    files.put("tests/greet.yml", TESTS);
    return files;
  }

  /**
   * Returns an application of state machines.
   *
   * @param definitions the texts of the definitions, JSON or YAML, by the workflows' names
   * @param values what stands for values that they lack, by the values' names
   */
  static Map<String, String> of(
      String name, Map<String, String> definitions, Map<String, String> values) {
    StringBuilder configuration = new StringBuilder(CONFIGURATION);
    if (!values.isEmpty()) {
      configuration.append(SUBSTITUTIONS);
      values.forEach(
          (value, placeholder) ->
              configuration
                  .append("    ")
                  .append(value)
                  .append(": ")
                  .append(placeholder)
                  .append('\n'));
    }
    Map<String, String> files = common(name, configuration.toString());
    StringBuilder workflows = new StringBuilder();
    definitions.forEach(
        (workflow, text) -> {
          workflows.append(workflow).append(":\n");
          text.lines()
              .filter(line -> !line.equals("---"))
              .forEach(line -> workflows.append("  ").append(line).append('\n'));
        });
    files.put("workflows.yml", workflows.toString());
    return files;
  }

  private static Map<String, String> common(String name, String configuration) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "app/config.yml",
        configuration.formatted(name, camelCase(name), ApplicationName.bucket(name)));
    files.put(".gitignore", "/build/\n");
    return files;
  }

  /** Returns {@code OrderTaking} for {@code order-taking}: letters and digits alone. */
  static String camelCase(String name) {
    return Stream.of(name.split("[^A-Za-z0-9]+", -1))
        .filter(word -> !word.isEmpty())
        .map(Words::start)
        .collect(Collectors.joining());
  }
}
