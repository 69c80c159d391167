package dev.cumulusc.cli;

import dev.cumulusc.asl.MachineType;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that says what is to run the definitions of files. */
final class MachineTypeOption {
  @Option(
      names = "--type",
      paramLabel = "TYPE",
      converter = Converter.class,
      completionCandidates = Names.class,
      defaultValue = "standard",
      description = "The type of the state machines: standard or express (${DEFAULT-VALUE}).")
  MachineType type = MachineType.STANDARD;

  /** The names of the types. */
  private static final class Names extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    Names() {
      super(List.of("standard", "express"));
    }
  }

  private static final class Converter implements ITypeConverter<MachineType> {
    @Override
    public MachineType convert(String value) {
      return MachineType.named(value)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "expected `standard` or `express` but was `" + value + "`"));
    }
  }
}
