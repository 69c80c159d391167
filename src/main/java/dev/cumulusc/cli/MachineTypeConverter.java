package dev.cumulusc.cli;

import dev.cumulusc.asl.MachineType;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the type of a state machine from an option. */
final class MachineTypeConverter implements ITypeConverter<MachineType> {
  @Override
  public MachineType convert(String value) {
    return MachineType.named(value)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected `standard` or `express` but was `" + value + "`"));
  }

  /** The names of the types. */
  static final class Names extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    Names() {
      super(List.of("standard", "express"));
    }
  }
}
