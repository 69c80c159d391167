package dev.cumulusc.handler;

import dev.cumulusc.runtime.AwsSdk;
import dev.cumulusc.source.SourceSpan;

/**
 * A module of the AWS SDK that a file asks for.
 *
 * @param module {@code aws-sdk}, {@code @aws-sdk/client-s3}, ...
 * @param packaged whether the function's package has that module itself
 */
public record SdkUse(AwsSdk sdk, String module, boolean packaged, SourceSpan at) {}
