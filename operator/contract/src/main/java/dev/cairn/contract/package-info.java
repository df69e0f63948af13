/**
 * What two programs of Cairn say to each other: inputs and results of the steps that run in Jobs,
 * and the evidence file. Records with Jackson annotations; no logic beyond the normalisation of
 * absent collections, no I/O, nothing of Kubernetes.
 */
@NullMarked
package dev.cairn.contract;

import org.jspecify.annotations.NullMarked;
