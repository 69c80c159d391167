package dev.cumulusc.deploy.service;

import java.util.List;

/** The change sets that are there; what they change is CloudFormation's own business. */
public interface ChangeSets {
  /** Returns the change sets of a stack that nobody has executed or deleted. */
  List<PendingChangeSet> pending(String stackId);
}
