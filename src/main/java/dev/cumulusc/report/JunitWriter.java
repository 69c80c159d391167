package dev.cumulusc.report;

import dev.cumulusc.source.Printable;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes the XML of JUnit: suites with passed and failed test cases. XML has no place for control
 * characters, so they are shown as escapes.
 */
final class JunitWriter {
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter out;
  private String suite = "";

  JunitWriter(String name) throws XMLStreamException {
    out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    out.writeStartDocument();
    out.writeCharacters("\n");
    out.writeStartElement("testsuites");
    out.writeAttribute("name", name);
  }

  void startSuite(String name, int tests, int failures) throws XMLStreamException {
    suite = Printable.of(name);
    out.writeStartElement("testsuite");
    out.writeAttribute("name", suite);
    out.writeAttribute("tests", Integer.toString(tests));
    out.writeAttribute("failures", Integer.toString(failures));
    out.writeAttribute("errors", "0");
  }

  void endSuite() throws XMLStreamException {
    out.writeEndElement();
  }

  void passed(String className, String name) throws XMLStreamException {
    out.writeEmptyElement("testcase");
    out.writeAttribute("classname", Printable.of(className));
    out.writeAttribute("name", Printable.of(name));
  }

  /** Writes a passed case of the suite, with the time that it took. */
  void passed(String name, Duration time) throws XMLStreamException {
    passed(suite, name);
    writeTime(time);
  }

  /** Starts a failed case of the suite. */
  void startFailed(String name) throws XMLStreamException {
    out.writeStartElement("testcase");
    out.writeAttribute("classname", suite);
    out.writeAttribute("name", Printable.of(name));
  }

  void writeTime(Duration time) throws XMLStreamException {
    out.writeAttribute("time", BigDecimal.valueOf(time.toMillis(), 3).toPlainString());
  }

  /** Writes why the case failed, and ends it. */
  void failure(String type, String message, String details) throws XMLStreamException {
    out.writeStartElement("failure");
    out.writeAttribute("type", type);
    out.writeAttribute("message", Printable.of(message));
    out.writeCharacters(Printable.lines(details));
    out.writeEndElement();
    out.writeEndElement();
  }

  /** Ends the document and returns it. */
  String end() throws XMLStreamException {
    out.writeEndElement();
    out.writeCharacters("\n");
    out.writeEndDocument();
    out.close();
    return text.toString();
  }
}
