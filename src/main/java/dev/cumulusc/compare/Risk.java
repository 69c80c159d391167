package dev.cumulusc.compare;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/**
 * Why a change of a resource needs somebody's word.
 *
 * @param certain whether it surely comes to that
 * @param what what people call the resource: {@code table}
 * @param lost what is lost: {@code all items in it}
 * @param because what brings it about, as it completes "because": {@code `TableName` changes}
 * @param allowed the reason that a comment in the application's files gives for it
 */
@RecordBuilder
public record Risk(
    Kind kind, boolean certain, String what, String lost, String because, Optional<String> allowed)
    implements RiskBuilder.With {

  /** What happens to the resource. */
  public enum Kind {
    REPLACED,
    REMOVED,
    /** It stays, but loses the policy that keeps it when its stack has it no more. */
    UNPROTECTED
  }
}
