package dev.cumulusc.deploy.after;

import dev.cumulusc.deploy.service.Documents;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Optional;

/**
 * Makes the pair of keys that Cumulus encrypts passwords with. A key that is there is never written
 * over, since nobody could read any more what was encrypted with it: a public key that is missing
 * follows from the private one, but a private key that is missing can't be made up.
 */
record KeyPairStep(String bucket, String stackName) implements Step {
  private static final String CONTENT_TYPE = "application/x-pem-file";

  @Override
  public String name() {
    return "key-pair";
  }

  @Override
  public boolean isBefore() {
    return true;
  }

  @Override
  public String describes() {
    return "make the key pair " + address() + "{private.pem,public.pub}, unless it is there";
  }

  @Override
  public Done run(StepContext context) throws StepFailure {
    Documents documents = context.services().documents();
    Optional<byte[]> there = documents.read(bucket, privateKey());
    boolean hasPublic = documents.exists(bucket, publicKey());
    if (there.isPresent()) {
      return hasPublic
          ? new Done(false, "The key pair is there.")
          : complete(documents, there.get());
    }
    if (hasPublic) {
      throw new StepFailure(
          "Of the key pair in "
              + address()
              + " only `public.pub` is there, and a new pair would not read what it encrypted:"
              + " restore `private.pem` (an earlier version of the object, or a backup), or delete"
              + " `public.pub` to get a new pair.");
    }
    KeyPair pair = RsaPem.generate();
    // The private key first: it makes the public one, should this run end in between.
    create(documents, privateKey(), RsaPem.ofPrivate(pair));
    create(documents, publicKey(), RsaPem.ofPublic(pair.getPublic()));
    return new Done(true, "Made a key pair of " + RsaPem.BITS + " bits in " + address() + ".");
  }

  private Done complete(Documents documents, byte[] privateKeyPem) throws StepFailure {
    PublicKey key =
        RsaPem.publicKeyOf(privateKeyPem)
            .orElseThrow(
                () ->
                    new StepFailure(
                        "Of the key pair in "
                            + address()
                            + " only `private.pem` is there, and it is no RSA key to make"
                            + " `public.pub` from: restore both, or delete it to get a new pair."));
    create(documents, publicKey(), RsaPem.ofPublic(key));
    return new Done(
        true, "Made the missing `public.pub` from the private key in " + address() + ".");
  }

  private void create(Documents documents, String key, byte[] pem) throws StepFailure {
    if (!documents.create(bucket, key, pem, CONTENT_TYPE)) {
      throw new StepFailure(
          "Somebody else is just making the key pair in " + address() + "; run this again.");
    }
  }

  private String privateKey() {
    return stackName + "/crypto/private.pem";
  }

  private String publicKey() {
    return stackName + "/crypto/public.pub";
  }

  private String address() {
    return "s3://" + bucket + "/" + stackName + "/crypto/";
  }
}
