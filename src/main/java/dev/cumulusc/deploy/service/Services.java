package dev.cumulusc.deploy.service;

/**
 * The services beside CloudFormation; each is reached when it is first used. Their methods throw
 * {@link dev.cumulusc.deploy.service.ServiceException} when a call fails after all retries, and
 * read all pages where an answer comes in pages.
 */
public interface Services {
  Documents documents();

  Functions functions();

  Workflows workflows();

  Clusters clusters();

  Apis apis();
}
