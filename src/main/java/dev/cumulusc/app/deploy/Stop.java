package dev.cumulusc.app.deploy;

/** Ends a deployment when all that is to be said about it has been said. */
final class Stop extends Exception {
  private static final long serialVersionUID = 1L;

  private final DeployResult result;

  Stop(DeployResult result) {
    super(result.name(), null, false, false);
    this.result = result;
  }

  DeployResult result() {
    return result;
  }
}
