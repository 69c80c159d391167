package dev.cumulusc.deploy.service;

/**
 * All services of one account and Region that a deployment needs; each is reached when it is first
 * used.
 */
public interface Aws extends Services, AutoCloseable {
  CloudFormation cloudFormation();

  ObjectStore objectStore();

  /** Returns how objects in S3 are addressed; nothing is called for that. */
  S3Addresses s3Addresses();

  /** Returns the Region's name, such as {@code us-east-1}. */
  String region();

  @Override
  void close();
}
