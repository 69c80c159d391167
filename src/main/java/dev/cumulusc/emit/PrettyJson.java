package dev.cumulusc.emit;

import java.io.Writer;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** JSON as people read it: two blanks for each level, line feeds on every system. */
public final class PrettyJson {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().characterEscapes(new ControlEscapes()).build();

  private PrettyJson() {}

  /** Writes a list of texts. */
  public static void texts(JsonGenerator out, String name, List<String> texts) {
    out.writeArrayPropertyStart(name);
    texts.forEach(out::writeString);
    out.writeEndArray();
  }

  /** Writes a string, if there is one. */
  public static void optional(JsonGenerator out, String name, Optional<String> value) {
    value.ifPresent(text -> out.writeStringProperty(name, text));
  }

  /** Returns a generator that writes into a string. */
  public static JsonGenerator generator(Writer text) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    PrettyPrinter printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""))
            .withObjectIndenter(indenter)
            .withArrayIndenter(indenter);
    return FACTORY.createGenerator(
        new ObjectWriteContext.Base() {
          @Override
          public PrettyPrinter getPrettyPrinter() {
            return printer;
          }
        },
        text);
  }
}
