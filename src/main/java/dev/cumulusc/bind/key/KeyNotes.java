package dev.cumulusc.bind.key;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/**
 * What the reference of keys and the JSON Schemas say of a key beside its description.
 *
 * @param example a value that works, in YAML
 * @param inKes how kes treats the key, where that differs: one or two sentences
 */
@RecordBuilder
public record KeyNotes(Optional<String> example, Optional<String> inKes)
    implements KeyNotesBuilder.With {

  static final KeyNotes NONE = new KeyNotes(Optional.empty(), Optional.empty());
}
