package dev.cumulusc.deploy.service;

/** How CloudFormation gets a template. */
public sealed interface TemplateLocation {
  /** In the request itself: at most 51,200 bytes. */
  record Body(String text) implements TemplateLocation {}

  /** From S3, by an https address: at most 1,000,000 bytes. */
  record Url(String address) implements TemplateLocation {}
}
