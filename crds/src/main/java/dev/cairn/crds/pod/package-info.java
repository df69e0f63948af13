/**
 * The pod settings that a user may choose, as narrow records: fields have the names that they have
 * in a Kubernetes pod, but nothing here can ask for host access, privileges or capabilities.
 */
@NullMarked
package dev.cairn.crds.pod;

import org.jspecify.annotations.NullMarked;
