package dev.cumulusc.deploy.service;

/** REST APIs of API Gateway. */
public interface Apis {
  /** Makes what an API is now what its stage serves, and returns the id of that deployment. */
  String deploy(String apiId, String stage, String description);
}
