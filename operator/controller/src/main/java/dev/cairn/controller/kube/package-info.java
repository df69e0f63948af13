/**
 * What every kind needs to speak to the API server: names, labels, ownership, conditions, status
 * writes, events. Knows Kubernetes and the API records, no kind's rules and no other package of the
 * controller.
 */
@NullMarked
package dev.cairn.controller.kube;

import org.jspecify.annotations.NullMarked;
