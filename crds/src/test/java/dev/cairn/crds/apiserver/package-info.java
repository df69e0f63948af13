/**
 * What a real API server says about the manifests and about objects: acceptance, refusal, defaults,
 * immutability, columns. One server serves all classes.
 */
@NullMarked
package dev.cairn.crds.apiserver;

import org.jspecify.annotations.NullMarked;
