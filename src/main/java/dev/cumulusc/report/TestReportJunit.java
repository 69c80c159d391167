package dev.cumulusc.report;

import dev.cumulusc.app.rehearse.TestRun;
import dev.cumulusc.rehearse.test.CaseResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;

/**
 * The results of tests in the XML of JUnit: a suite for each file. Times are those of the virtual
 * clock.
 */
public final class TestReportJunit {
  private TestReportJunit() {}

  public static String print(TestRun run) {
    Map<String, List<CaseResult>> files =
        run.results().stream()
            .collect(
                Collectors.groupingBy(CaseResult::file, LinkedHashMap::new, Collectors.toList()));
    try {
      JunitWriter out = new JunitWriter("cumulusc test");
      for (Map.Entry<String, List<CaseResult>> file : files.entrySet()) {
        int failures = (int) file.getValue().stream().filter(each -> !each.passed()).count();
        out.startSuite(file.getKey(), file.getValue().size(), failures);
        for (CaseResult result : file.getValue()) {
          write(result, out);
        }
        out.endSuite();
      }
      return out.end();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A string can always be written to.", e);
    }
  }

  private static void write(CaseResult result, JunitWriter out) throws XMLStreamException {
    if (result.passed()) {
      out.passed(result.name(), result.duration());
      return;
    }
    out.startFailed(result.name());
    out.writeTime(result.duration());
    out.failure(
        "difference",
        result.differences().get(0).message(),
        String.join("\n", TestReport.details(result)));
  }
}
