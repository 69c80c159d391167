package dev.cumulusc.model;

/** Which of the configured roles a Lambda function takes. */
public enum LambdaRole {
  PROCESSING,
  API_GATEWAY,
  DISTRIBUTION,
  MIGRATION
}
