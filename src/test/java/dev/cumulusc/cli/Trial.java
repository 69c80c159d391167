package dev.cumulusc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cumulusc.fixture.HurriedClock;
import dev.cumulusc.fixture.aws.FakeAws;
import dev.cumulusc.terminal.Terminal;
import dev.cumulusc.terminal.Terminal.Stream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An application in a folder of its own, services to deploy it to, and what commands tell. */
final class Trial implements AutoCloseable {
  /** A table and a queue with a parameter that is not to be seen. */
  static final String SHOP =
      """
      Parameters:
        Password:
          Type: String
          NoEcho: true
      Resources:
        Orders:
          Type: AWS::DynamoDB::Table
          Properties:
            TableName: orders
            BillingMode: PAY_PER_REQUEST
            AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
            KeySchema: [{AttributeName: id, KeyType: HASH}]
        Jobs:
          Type: AWS::SQS::Queue
          Properties:
            VisibilityTimeout: 30
        Worker:
          Type: AWS::SSM::Parameter
          Properties:
            Type: String
            Value: !Sub 'https://worker:${Password}@example.org'
      Outputs:
        Table:
          Value: !Ref Orders
      """;

  /** A value that must never be told. */
  static final String SECRET = "hunter2-hunter2";

  static final String CONFIG =
      """
      default:
        stackName: shop
        prefix: shop
        system_bucket: shop-internal
        params:
          - name: Password
            value: '{{SHOP_PASSWORD}}'
      """;

  /** A stack of a queue alone, without parameters. */
  static final String QUEUE =
      """
      Resources:
        Jobs:
          Type: AWS::SQS::Queue
          Properties:
            VisibilityTimeout: 30
      """;

  static final String QUEUE_CONFIG =
      "default:\n  stackName: shop\n  prefix: shop\n  system_bucket: shop-internal\n";

  private static final Map<String, String> ENVIRONMENT =
      Map.of("NO_COLOR", "1", "TERM", "dumb", "SHOP_PASSWORD", SECRET);

  final FakeAws aws = FakeAws.start();
  final Path folder;

  /** What the last command told on standard error. */
  String told = "";

  /** What the last command wrote to standard output. */
  String data = "";

  private String typed = "";
  private boolean watched;

  Trial(Path folder) {
    this.folder = folder;
    aws.bucket("shop-internal");
  }

  /** Makes the application with a table, a queue and a secret. */
  Trial shop() {
    return file("app/config.yml", CONFIG).template(SHOP);
  }

  /** Makes the application with a queue alone. */
  Trial queue() {
    return file("app/config.yml", QUEUE_CONFIG).template(QUEUE);
  }

  Trial template(String text) {
    return file("app/cloudformation.template.yml", text);
  }

  Trial file(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  String read(String path) {
    try {
      return Files.readString(folder.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has somebody at the terminal for the next command, who types lines. */
  Trial typing(String lines) {
    typed = lines;
    watched = true;
    return this;
  }

  /** Deploys without asking, and forgets what was called until then. */
  Trial deployed() {
    int code = deploy("--yes");
    if (code != ExitCode.DONE) {
      throw new IllegalStateException(told);
    }
    aws.forgetCalls();
    return this;
  }

  int deploy(String... options) {
    return run("deploy", options);
  }

  int diff(String... options) {
    return run("diff", options);
  }

  /** Runs a command for the application. */
  int run(String command, String... options) {
    List<String> arguments = new ArrayList<>(List.of(command, folder.toString()));
    if (!List.of(options).contains("--region")) {
      arguments.addAll(List.of("--region", "us-east-1"));
    }
    arguments.addAll(List.of("--endpoint-url", aws.endpoint().toString()));
    arguments.addAll(List.of(options));
    return runner(arguments.toArray(String[]::new));
  }

  /** Updates a function of the application. */
  int lambda(String name) {
    return runner(
        "lambda",
        name,
        folder.toString(),
        "--region",
        "us-east-1",
        "--endpoint-url",
        aws.endpoint().toString());
  }

  private int runner(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(
            watched ? EnumSet.allOf(Stream.class) : Set.of(),
            ENVIRONMENT,
            new ByteArrayInputStream(typed.getBytes(UTF_8)),
            () -> 0);
    int code =
        new CommandRunner(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                ENVIRONMENT,
                terminal,
                new HurriedClock())
            .run(arguments);
    told = err.toString();
    data = out.toString();
    watched = false;
    return code;
  }

  @Override
  public void close() {
    aws.close();
  }
}
