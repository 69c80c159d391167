package dev.cumulusc.app;

import dev.cumulusc.deploy.aws.AwsServices;
import dev.cumulusc.deploy.aws.Connection;
import dev.cumulusc.deploy.service.Aws;
import dev.cumulusc.deploy.service.Clock;
import java.util.function.Function;

/**
 * What use cases run on.
 *
 * @param aws connects to AWS; nothing is called by that, but it throws {@link
 *     dev.cumulusc.deploy.service.ServiceException} where no Region is known
 * @param clock the passing of time
 */
public record Platform(Function<Connection, Aws> aws, Clock clock) {
  /** Returns a platform that calls AWS by its SDK. */
  public static Platform of(Clock clock) {
    return new Platform(AwsServices::new, clock);
  }
}
