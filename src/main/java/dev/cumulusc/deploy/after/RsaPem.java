package dev.cumulusc.deploy.after;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RSA keys as PEM texts. */
final class RsaPem {
  /** How many bits a key has. */
  static final int BITS = 2048;

  private static final String ALGORITHM = "RSA";
  private static final int LINE = 64;

  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END ");

  /** What stands before a key of PKCS #1 in one of PKCS #8: version 0, and that it is for RSA. */
  private static final byte[] RSA_HEADER =
      HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

  private static final int DER_SEQUENCE = 0x30;
  private static final int DER_OCTETS = 0x04;

  private RsaPem() {}

  static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
      generator.initialize(BITS);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has RSA", e);
    }
  }

  static byte[] ofPrivate(KeyPair pair) {
    return pem(pair.getPrivate(), "PRIVATE KEY");
  }

  static byte[] ofPublic(PublicKey key) {
    return pem(key, "PUBLIC KEY");
  }

  /** Returns the public key that belongs to a private key; nothing if the text is none. */
  static Optional<PublicKey> publicKeyOf(byte[] privateKeyPem) {
    Matcher found = PRIVATE_KEY.matcher(new String(privateKeyPem, US_ASCII));
    if (!found.find()) {
      return Optional.empty();
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(found.group(2));
      byte[] pkcs8 = found.group(1) == null ? der : ofPkcs1(der);
      KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
      RSAPrivateCrtKey key =
          (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      return Optional.of(
          factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static byte[] ofPkcs1(byte[] key) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes(RSA_HEADER);
    content.writeBytes(der(DER_OCTETS, key));
    return der(DER_SEQUENCE, content.toByteArray());
  }

  /** Returns a value of DER whose length takes two bytes, as all keys of such sizes do. */
  private static byte[] der(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    out.write(0x82);
    out.write(content.length >> 8);
    out.write(content.length);
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] pem(Key key, String label) {
    String base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return ("-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n")
        .getBytes(US_ASCII);
  }
}
