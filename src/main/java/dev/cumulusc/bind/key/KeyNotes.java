package dev.cumulusc.bind.key;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a key beside its description: for the reference of keys and the JSON Schemas,
 * and to find out which key is meant by one that is none.
 *
 * @param example a value that works, in YAML
 * @param inKes how kes treats the key, where that differs: one or two sentences
 * @param elsewhere what other tools call it, such as SAM, the Serverless Framework and Terraform:
 *     lower-case letters and digits only
 */
@RecordBuilder
public record KeyNotes(Optional<String> example, Optional<String> inKes, List<String> elsewhere)
    implements KeyNotesBuilder.With {

  static final KeyNotes NONE = new KeyNotes(Optional.empty(), Optional.empty(), List.of());

  public KeyNotes {
    elsewhere = List.copyOf(elsewhere);
  }
}
