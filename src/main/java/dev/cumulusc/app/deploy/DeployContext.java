package dev.cumulusc.app.deploy;

import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.ObjectStore;
import dev.cumulusc.deploy.service.Pace;
import dev.cumulusc.deploy.service.Services;
import java.util.function.Supplier;

/**
 * What a deployment works with.
 *
 * @param objects makes what reaches S3 when it is first needed
 */
public record DeployContext(
    CloudFormation cloudFormation,
    Supplier<ObjectStore> objects,
    Services services,
    String region,
    Pace pace) {
  ObjectStore objectStore() {
    return objects.get();
  }
}
