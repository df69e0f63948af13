/** Credentials of object stores, as references to Secrets. No secret value ever stands here. */
@NullMarked
package dev.cairn.crds.storage;

import org.jspecify.annotations.NullMarked;
