# Thin: each target calls one script. Settings: KUBECONFIG, CLUSTER=kind|node, CAIRN_STATE, CAIRN_CACHE (e2e/cluster/env.sh).
.DEFAULT_GOAL := help
.PHONY: help doctor cluster cluster-down cluster-status kubeconfig test-cluster-clean images install demo test test-unit \
	mutation bench-controller bench-profile bench-scoring format clean

help: ## lists the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | awk -F'\t' '{printf "%-20s %s\n", $$1, $$2}'

doctor: ## says what this machine lacks, and how to get it
	@e2e/cluster/doctor.sh

cluster: ## starts or finds a Kubernetes cluster (KUBECONFIG, else kind with Docker, else our own node)
	@e2e/cluster/up.sh

cluster-down: ## stops it and leaves nothing behind
	@e2e/cluster/down.sh

cluster-status: ## its processes, node, system pods and volumes
	@e2e/cluster/status.sh

kubeconfig: ## prints the line that points kubectl at it: eval "`make -s kubeconfig`"
	@e2e/cluster/kubeconfig.sh

test-cluster-clean: ## shows that starting and stopping our node leaves the machine as it was
	@e2e/cluster/test-clean.sh

images: ## builds the images whose inputs changed and puts them into the cluster
	@e2e/images/build.sh
	@e2e/images/load.sh

install: ## installs the operator from helm/ with these images into the namespace cairn-system
	@e2e/cluster/install.sh

demo: ## from nothing to a trained and registered model
	@e2e/demo.sh

test: ## every lane: unit, API server, cluster
	@e2e/test.sh

test-unit: ## the lane that needs a JDK only
	@e2e/cluster/mvn.sh -B test

bench-controller: ## measures the controller: image, start, memory, requests per run
	@e2e/bench/controller.sh

bench-scoring: ## measures scoring: 100 000 rows, ten gates, shared resamples
	@e2e/bench/scoring.sh

mutation: ## breaks metrics, intervals, gates and rollout analysis on purpose; 85 % of the breaks must be noticed
	@e2e/cluster/mvn.sh -q -B test-compile org.pitest:pitest-maven:mutationCoverage -pl operator/analytics -Pmutation

bench-profile: ## measures the profile of 1 000 000 rows, beside pandas
	@e2e/bench/profile.sh

format: ## formats the Java code
	@e2e/cluster/mvn.sh -q -B spotless:apply

clean: ## removes build outputs of this checkout; caches and the cluster stay
	@e2e/cluster/mvn.sh -q -B clean
