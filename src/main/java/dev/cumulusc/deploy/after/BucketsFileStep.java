package dev.cumulusc.deploy.after;

import dev.cumulusc.tree.JsonText;
import dev.cumulusc.tree.Node;
import java.util.List;

/** Writes the list of buckets, which Cumulus's API reads. */
record BucketsFileStep(String bucket, String stackName, Node buckets) implements FileStep {

  @Override
  public String name() {
    return "buckets-file";
  }

  @Override
  public String describes() {
    return "write " + document().address();
  }

  @Override
  public List<Document> documents(StepContext context) {
    return List.of(document());
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
