/**
 * Buckets of S3 and of servers that speak its protocol: s3:// addresses, the credentials that stand
 * in the environment, listing, reading, writing, copying, and what a refusal means. Everything of
 * the SDK stays in here and is loaded only when a bucket is opened. Knows nothing of runs or
 * channels.
 */
@NullMarked
package dev.cairn.worker.bucket;

import org.jspecify.annotations.NullMarked;
