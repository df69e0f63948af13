package dev.cairn.worker.bucket;

import dev.cairn.worker.net.HttpCalls;
import java.io.ByteArrayInputStream;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

/** Makes the SDK's client, with nothing left to what the SDK finds around it. */
final class S3Connection {
  // No ~/.aws, no metadata service: what a run may do stands in its spec and its namespace.
  private static final ProfileFile NO_PROFILES =
      ProfileFile.builder()
          .content(new ByteArrayInputStream(new byte[0]))
          .type(ProfileFile.Type.CONFIGURATION)
          .build();

  private S3Connection() {}

  static S3Client open(BucketAccess access, HttpCalls calls) {
    S3ClientBuilder client =
        S3Client.builder()
            .httpClient(new CheckedHttpClient(calls))
            .region(Region.of(access.region()))
            .credentialsProvider(credentials(access))
            // Servers other than AWS know neither the newer checksums nor signed chunks; what is
            // read is hashed by us anyway.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .serviceConfiguration(S3Configuration.builder().chunkedEncodingEnabled(false).build())
            .overrideConfiguration(c -> c.defaultProfileFile(NO_PROFILES));
    access.endpoint().ifPresent(uri -> client.endpointOverride(uri).forcePathStyle(true));
    return client.build();
  }

  private static AwsCredentialsProvider credentials(BucketAccess access) {
    if (access.keys().isEmpty()) {
      return AnonymousCredentialsProvider.create();
    }
    BucketAccess.Keys keys = access.keys().get();
    AwsCredentials credentials =
        keys.token.isPresent()
            ? AwsSessionCredentials.create(keys.id, keys.secret, keys.token.get())
            : AwsBasicCredentials.create(keys.id, keys.secret);
    return StaticCredentialsProvider.create(credentials);
  }
}
