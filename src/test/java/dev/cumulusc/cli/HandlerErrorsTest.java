package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Programs;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Handlers that fail do so under the names that Lambda's runtimes give, which Retry and Catch
 * match.
 */
class HandlerErrorsTest extends CommandFolder {
  private String fails(String handler, String runtime) throws IOException {
    assertThat(call(handler, runtime)).isEqualTo(ExitCode.FINDINGS);

    return err.toString().replace("\\\"", "\"");
  }

  private int call(String handler, String runtime) throws IOException {
    String machine =
        write(
                "call.yml",
                """
                StartAt: A
                States:
                  A: {Type: Task, Resource: "arn:aws:lambda:us-east-1:123456789012:function:a", End: true}
                """)
            .toString();
    String mocks =
        write(
                "mocks.yml",
                "cases: {a: {A: {handler: {source: '%s', handler: %s, runtime: %s, timeout: 30}}}}"
                    .formatted(folder, handler, runtime))
            .toString();

    return run("run", machine, "--mocks", mocks);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "import nosuchmod                     | Runtime.ImportModuleError   | Unable to import module 'h': No module named 'nosuchmod'",
        "from json import nosuchname          | Runtime.ImportModuleError   | Unable to import module 'h': cannot import name 'nosuchname'",
        "def f(:                              | Runtime.UserCodeSyntaxError | Syntax error in module 'h':",
        "def g(event, context): pass          | Runtime.HandlerNotFound     | Handler 'f' missing on module 'h'",
        "f = lambda event, context: {1, 2}    | Runtime.MarshalError        | Unable to marshal response: Object of type set is not JSON serializable",
        "f = lambda event, context: float('nan') | Runtime.MarshalError     | Unable to marshal response:",
        "f = lambda event, context: event['x'] | KeyError                   | 'x'",
        "raise ValueError('early')            | ValueError                  | early",
        "import sys; f = lambda event, context: sys.exit(3) | Runtime.ExitError | Runtime exited with error: exit status 3",
        "import sys; f = lambda event, context: sys.exit(0) | Runtime.ExitError | Runtime exited without providing a reason",
        "import datetime; f = lambda event, context: datetime.datetime.now() | Runtime.MarshalError | Unable to marshal response: Object of type datetime is not JSON serializable",
        "import decimal; f = lambda event, context: {'a': decimal.Decimal('NaN')} | Runtime.MarshalError | Unable to marshal response:",
        "import os; f = lambda event, context: os._exit(0) | Runtime.ExitError | Runtime exited without providing a reason",
        "import os; f = lambda event, context: os.kill(os.getpid(), 9) | Runtime.ExitError | Runtime exited with error: signal: killed",
      })
  void inPython(String code, String error, String message) throws IOException {
    Programs.need("python3");
    write("h.py", code + "\n");

    assertThat(fails("h.f", "python3.12"))
        .contains(" with " + error + ": ", "\"errorType\":\"" + error + "\"", message);
  }

  @Test
  void inPythonWithoutTheFile() throws IOException {
    Programs.need("python3");
    assertThat(fails("nothere.f", "python3.12"))
        .contains(
            "Runtime.ImportModuleError",
            "Unable to import module 'nothere': No module named 'nothere'");
    assertThat(fails("sys.f", "python3.12")).contains("Runtime.BuiltInModuleConflict");
    assertThat(fails("f", "python3.12")).contains("Runtime.MalformedHandlerName");
  }

  @Test
  void aPythonTraceHasTheFramesOfTheHandlerOnly() throws IOException {
    Programs.need("python3");
    write("h.py", "def f(event, context):\n    return 1 / 0\n");

    assertThat(fails("h.f", "python3.12"))
        .contains("ZeroDivisionError", "h.py", "line 2, in f")
        .doesNotContain("<string>");
  }

  @Test
  void pythonTakesDecimalsAsNumbers() throws IOException {
    Programs.need("python3");
    write(
        "h.py",
        "from decimal import Decimal as D\ndef f(event, context):\n    return [D('3'), D('0.25')]\n");

    assertThat(call("h.f", "python3.12")).as(err.toString()).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).isEqualToIgnoringWhitespace("[3, 0.25]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'Resource: \"arn:aws:lambda:us-east-1:123456789012:function:direct\"' | direct",
        "'Resource: \"arn:aws:states:::lambda:invoke\", Parameters: {FunctionName: plain}, OutputPath: $.Payload' | plain",
        "'Resource: \"arn:aws:states:::lambda:invoke\", Parameters: {FunctionName: \"plain:live\"}, OutputPath: $.Payload' | plain",
        "'Resource: \"arn:aws:states:::lambda:invoke\", Parameters: {FunctionName: \"arn:aws:lambda:eu-west-1:123456789012:function:far:3\"}, OutputPath: $.Payload' | far",
        "'Resource: \"arn:aws:states:::lambda:invoke\", Parameters: {FunctionName: \"123456789012:function:part\"}, OutputPath: $.Payload' | part",
        "'Resource: \"arn:aws:states:us-east-1:123456789012:activity:work\"' | here",
      })
  void aHandlerKnowsTheNameThatIsCalled(String task, String name) throws IOException {
    Programs.need("python3");
    write(
        "here/h.py",
        "def f(event, context):\n    return [context.function_name, context.invoked_function_arn]\n");
    Path machine =
        write("call.yml", "StartAt: A\nStates: {A: {Type: Task, " + task + ", End: true}}");
    Path mocks =
        write(
            "mocks.yml",
            "cases: {a: {A: {handler: {source: '"
                + folder.resolve("here/.")
                + "', handler: h.f, runtime: python3.12, timeout: 30}}}}");

    assertThat(run("run", machine.toString(), "-m", mocks.toString()))
        .as(err.toString())
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("\"" + name + "\"", ":function:" + name + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "require('nosuchmod')                 | Runtime.ImportModuleError   | Error: Cannot find module 'nosuchmod'",
        "exports.f = async () => {            | Runtime.UserCodeSyntaxError | SyntaxError: ",
        "exports.g = async () => 1            | Runtime.HandlerNotFound     | h.f is undefined or not exported",
        "exports.f = 7                        | Runtime.HandlerNotFound     | h.f is not a function",
        "exports.f = async () => { const a = {}; a.a = a; return a; } | Error | Unable to stringify response body",
        "exports.f = async () => new Promise(() => {}) | Runtime.NodeJsExit       | never settled",
        "exports.f = async () => 1n           | Error                       | Unable to stringify response body",
        "exports.f = async () => ({d: 1n})   | Error                       | Unable to stringify response body",
        "exports.f = async () => { Promise.reject(new Error('unh')); await new Promise(r => setTimeout(r, 99)); return 1; } | Runtime.UnhandledPromiseRejection | Error: unh",
        "exports.f = (e, c, done) => { Promise.reject(new Error('lost')); } | Runtime.UnhandledPromiseRejection | Error: lost",
        "exports.f = async () => { throw new RangeError('far') } | RangeError | far",
        "exports.f = async () => process.exit(3) | Runtime.ExitError        | Runtime exited with error: exit status 3",
        "exports.f = async () => process.exit(0) | Runtime.ExitError        | Runtime exited without providing a reason",
      })
  void inNode(String code, String error, String message) throws IOException {
    Programs.need("node");
    write("h.js", code + "\n");

    assertThat(fails("h.f", "nodejs22.x"))
        .contains(" with " + error + ": ", "\"errorType\":\"" + error + "\"", message);
  }

  @Test
  void aNodeTraceHasNoFramesOfTheRehearsal() throws IOException {
    Programs.need("node");
    write("h.js", "const g = () => { throw new Error('deep'); };\nexports.f = () => g();\n");

    assertThat(fails("h.f", "nodejs22.x"))
        .contains("\"Error: deep\"", "h.js:1:", "h.js:2:")
        .doesNotContain("[eval]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exports.f = async () => 7                     | nodejs22.x | 7",
        "exports.f = () => Promise.resolve(7)          | nodejs22.x | 7",
        "exports.f = (e, c, done) => done(null, 7)     | nodejs22.x | 7",
        "exports.f = (e, c) => c.succeed(7)            | nodejs22.x | 7",
        "exports.f = () => 7                           | nodejs22.x | null",
        "exports.f = () => 7                           | nodejs24.x | 7",
        "exports.f = () => {}                          | nodejs20.x | null",
      })
  void nodeTakesResults(String code, String runtime, String result) throws IOException {
    Programs.need("node");
    write("h.js", code + "\n");

    assertThat(call("h.f", runtime)).as(err.toString()).isEqualTo(ExitCode.DONE);
    assertThat(out.toString().strip()).isEqualTo(result);
  }

  @Test
  void inNodeWithoutTheFile() throws IOException {
    Programs.need("node");
    assertThat(fails("nothere.f", "nodejs22.x"))
        .contains("Runtime.ImportModuleError", "Error: Cannot find module 'nothere'");
  }

  @Test
  void whatARuntimePrintedBeforeItEndedIsShown() throws IOException {
    Programs.need("node");
    write("h.js", "exports.f = async () => { console.error('so long'); process.exit(4); }\n");

    assertThat(fails("h.f", "nodejs22.x"))
        .contains("exit status 4", "The handler printed: so long");
  }
}
