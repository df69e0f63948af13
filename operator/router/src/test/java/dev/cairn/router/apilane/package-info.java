/** Tests against a real kube-apiserver and etcd: what the mock server cannot promise. */
package dev.cairn.router.apilane;
