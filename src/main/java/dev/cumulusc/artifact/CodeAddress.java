package dev.cumulusc.artifact;

import dev.cumulusc.template.CfnValue;
import java.util.Optional;

/**
 * Where the code of a Lambda function is in S3 when the stack is deployed.
 *
 * @param hash what distinguishes one content from another in version and alias names: a SHA-256 in
 *     lower case hexadecimal digits, or the identifier that the user gave
 * @param label what people call this version of the code, if anything: its package's version
 * @param code what has to be uploaded to that place, unless it is in S3 already
 */
public record CodeAddress(
    CfnValue bucket,
    CfnValue key,
    Optional<String> hash,
    Optional<String> label,
    Optional<CodePackage> code) {

  /** Makes the address of code that nobody has given a name to. */
  public CodeAddress(CfnValue bucket, CfnValue key, Optional<String> hash) {
    this(bucket, key, hash, Optional.empty(), Optional.empty());
  }
}
