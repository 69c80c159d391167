package dev.cumulusc.cli;

import dev.cumulusc.kes.EngineChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that says what makes the templates. */
final class EngineOption {
  @Option(
      names = {"-e", "--engine"},
      paramLabel = "ENGINE",
      converter = Converter.class,
      completionCandidates = Names.class,
      description =
          "What makes the templates: `template` renders the Handlebars template of the application"
              + " or of --template, `native` needs none (template where there is one, else native).")
  @Nullable EngineChoice engine;

  /** Returns the engine that was asked for. */
  Optional<EngineChoice> choice() {
    return Optional.ofNullable(engine);
  }

  /** The names of the engines. */
  private static final class Names extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    Names() {
      super(List.of("template", "native"));
    }
  }

  private static final class Converter implements ITypeConverter<EngineChoice> {
    @Override
    public EngineChoice convert(String value) {
      return switch (value) {
        case "template" -> EngineChoice.TEMPLATE;
        case "native" -> EngineChoice.NATIVE;
        default ->
            throw new TypeConversionException(
                "expected `template` or `native` but was `" + value + "`");
      };
    }
  }
}
