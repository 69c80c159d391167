package dev.cumulusc.report;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Severity;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Diagnostics in the XML of JUnit, which CI servers show as tests: a suite for each file, and in it
 * a failed test for each error and warning. Notes are left out, since they ask for nothing.
 */
public final class JunitReport implements Report {
  private static final String NAME = "cumulusc";

  @Override
  public String print(List<Diagnostic> diagnostics) {
    Map<String, List<Diagnostic>> files =
        diagnostics.stream()
            .filter(diagnostic -> diagnostic.severity() != Severity.NOTE)
            .collect(
                Collectors.groupingBy(
                    diagnostic -> diagnostic.at().file().name(),
                    TreeMap::new,
                    Collectors.toList()));
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      out.writeStartDocument();
      out.writeCharacters("\n");
      out.writeStartElement("testsuites");
      out.writeAttribute("name", NAME);
      if (files.isEmpty()) {
        writePassed(out);
      }
      for (Map.Entry<String, List<Diagnostic>> file : files.entrySet()) {
        writeSuite(file.getKey(), file.getValue(), out);
      }
      out.writeEndElement();
      out.writeCharacters("\n");
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A text can always be written to.", e);
    }
    return text.toString();
  }

  /** Writes one passed test, since CI servers take a report without any for a broken run. */
  private static void writePassed(XMLStreamWriter out) throws XMLStreamException {
    startSuite("validate", 1, 0, out);
    out.writeEmptyElement("testcase");
    out.writeAttribute("classname", NAME);
    out.writeAttribute("name", "validate");
    out.writeEndElement();
  }

  private static void writeSuite(String file, List<Diagnostic> diagnostics, XMLStreamWriter out)
      throws XMLStreamException {
    startSuite(file, diagnostics.size(), diagnostics.size(), out);
    for (Diagnostic diagnostic : diagnostics) {
      out.writeStartElement("testcase");
      out.writeAttribute("classname", file);
      out.writeAttribute("name", diagnostic.rule().code() + " at " + diagnostic.at());
      out.writeStartElement("failure");
      out.writeAttribute("type", diagnostic.severity().label());
      out.writeAttribute("message", diagnostic.message());
      out.writeCharacters(new TextReport(Theme.PLAIN).print(List.of(diagnostic)));
      out.writeEndElement();
      out.writeEndElement();
    }
    out.writeEndElement();
  }

  private static void startSuite(String name, int tests, int failures, XMLStreamWriter out)
      throws XMLStreamException {
    out.writeStartElement("testsuite");
    out.writeAttribute("name", name);
    out.writeAttribute("tests", Integer.toString(tests));
    out.writeAttribute("failures", Integer.toString(failures));
    out.writeAttribute("errors", "0");
  }
}
