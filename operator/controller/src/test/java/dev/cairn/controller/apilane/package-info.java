/**
 * API lane: the reconcilers, in-process and with the chart's rights, against a real kube-apiserver
 * and etcd. What does not exist there (Job controller, kubelet, garbage collector) is played by
 * {@link dev.cairn.controller.apilane.FakeKubelet}. No test of a pure planner stands here.
 */
@NullMarked
package dev.cairn.controller.apilane;

import org.jspecify.annotations.NullMarked;
