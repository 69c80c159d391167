package dev.cumulusc.deploy.after;

import dev.cumulusc.tree.JsonText;
import dev.cumulusc.tree.Node;

/** Writes the list of buckets, which Cumulus's API reads. */
record BucketsFileStep(String bucket, String stackName, Node buckets) implements Step {

  @Override
  public String name() {
    return "buckets-file";
  }

  @Override
  public String describes() {
    return "write " + document().address();
  }

  @Override
  public Done run(StepContext context) {
    Document document = document();
    return document.writeIfChanged(context.services().documents())
        ? new Done(true, "Wrote " + document.address() + ".")
        : new Done(false, document.address() + " is up to date.");
  }

  private Document document() {
    return Document.json(bucket, stackName + "/workflows/buckets.json", JsonText.of(buckets));
  }
}
