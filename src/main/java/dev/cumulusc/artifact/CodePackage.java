package dev.cumulusc.artifact;

import dev.cumulusc.source.Origin;
import java.util.Optional;

/**
 * Code of the application that has to be in S3 before its functions are deployed.
 *
 * @param key the key in the bucket, which distinguishes this content from any other
 * @param function the function that gives the package its name
 * @param adapter the message adapter, if it is to be in the package too
 * @param origin what names the source
 */
public record CodePackage(
    String bucket,
    String key,
    String function,
    SourceHashes.Source source,
    Optional<MessageAdapterFile.Found> adapter,
    Origin origin) {}
