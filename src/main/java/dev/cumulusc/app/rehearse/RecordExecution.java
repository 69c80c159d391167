package dev.cumulusc.app.rehearse;

import dev.cumulusc.diagnostic.FileFailure;
import dev.cumulusc.rehearse.json.JsonReader;
import dev.cumulusc.rehearse.json.JsonSyntaxException;
import dev.cumulusc.rehearse.test.RecordedExecution;
import dev.cumulusc.rehearse.test.TestFileWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Turns the history of an execution into a test file. */
public final class RecordExecution {
  /**
   * Reads a history and returns the text of a test file.
   *
   * @param history a file as {@code aws stepfunctions get-execution-history} prints it
   * @param workflow the workflow's key, or a file with a definition
   */
  public String run(Path history, String workflow) throws RehearsalException {
    try {
      String name = String.valueOf(history.getFileName()).replaceFirst("\\.[^.]*$", "");
      return TestFileWriter.file(
          Files.isRegularFile(Path.of(workflow)) ? "definition" : "workflow",
          workflow,
          name,
          RecordedExecution.testCase(JsonReader.read(Files.readString(history))));
    } catch (IOException e) {
      throw new RehearsalException(
          "The history `" + history + "` can't be read: " + FileFailure.reason(e) + ".");
    } catch (JsonSyntaxException e) {
      throw new RehearsalException(
          history + ":" + e.line() + ":" + e.column() + ": The history is not JSON.");
    } catch (RecordedExecution.UnusableException e) {
      throw new RehearsalException(
          history
              + ": The history can't be used. "
              + e.getMessage()
              + ". `aws stepfunctions get-execution-history` prints what is needed.");
    }
  }
}
