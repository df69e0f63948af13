#!/usr/bin/env bash
# Starts our single node, or what is missing of it. Called by ../up.sh. Safe to repeat; changed settings restart what they concern.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../env.sh"
source "$CLUSTER_DIR/node/settings.sh"
source "$CLUSTER_DIR/node/process.sh"
source "$CLUSTER_DIR/packages.sh"
source "$CLUSTER_DIR/node/preflight.sh"
source "$CLUSTER_DIR/node/host.sh"

require_host
if is_debian; then install_packages "${PACKAGES[@]}"; else require_programs; fi
"$CLUSTER_DIR/build.sh" kubernetes etcd coredns pause
PATH=$("$CLUSTER_DIR/build.sh" --dir kubernetes):$("$CLUSTER_DIR/build.sh" --dir etcd):$PATH
"$IMAGES_DIR/build.sh" pause coredns
T0=$(date +%s%3N)

pid_of kube-apiserver >/dev/null || pid_of etcd >/dev/null || pid_of kubelet >/dev/null || require_ports
[ -d "$CAIRN_STATE/etcd" ] || rm -rf "$CAIRN_STATE/audit" # a new cluster, a new record of requests
mkdir -p "$LOGS" "$CONF/cni" "$RUN" "$CAIRN_STATE/etcd" "$CAIRN_STATE/audit"
echo node > "$CAIRN_STATE/provider"
ulimit -n "$(ulimit -Hn)"
prepare_host
"$CLUSTER_DIR/node/pki.sh"

# --- files ----------------------------------------------------------------------------------------
image() { "$IMAGES_DIR/tags.sh" "$1" | cut -d= -f2; }
PAUSE_IMAGE=$(image pause)
COREDNS_IMAGE=$(image coredns)
MAX_OPEN_FILES=$(max_open_files)
if has_sys_resource; then RESTRICT_OOM_SCORE=false; else RESTRICT_OOM_SCORE=true; fi
render() { # SOURCE TARGET: every @NAME@ becomes the value of the variable NAME
  local name text
  text=$(cat "$NODE_DIR/conf/$1")
  for name in CAIRN_STATE RUN CONF PKI CONTAINERD_SOCK NODE_NAME NODE_IP POD_BRIDGE POD_CIDR SERVICE_DNS_IP KUBELET_PORT \
    KUBELET_HEALTH_PORT PROXY_HEALTH_PORT PROXY_METRICS_PORT PAUSE_IMAGE COREDNS_IMAGE MAX_OPEN_FILES RESTRICT_OOM_SCORE; do
    text=${text//@$name@/${!name}}
  done
  # Written only when it changes: kube-proxy exits as soon as somebody touches its configuration file.
  [ "$text" = "$(cat "$CONF/$2" 2>/dev/null)" ] || printf '%s\n' "$text" > "$CONF/$2"
}
render containerd.toml containerd.toml
render cni.conflist cni/10-pods.conflist
render kubelet.yaml kubelet.yaml
render kube-proxy.yaml kube-proxy.yaml
render coredns.yaml coredns.yaml
render audit-policy.yaml kube-apiserver.yaml
# Pods with dnsPolicy Default see this file. The address answers nothing, on purpose.
echo "nameserver $NODE_IP" > "$CONF/resolv.conf"
since_start "host and files ready (cgroup $(cgroup_version))"

# --- etcd, containerd, API server -----------------------------------------------------------------
etcd_url=http://127.0.0.1:$ETCD_PORT
start etcd --name default --data-dir "$CAIRN_STATE/etcd" --unsafe-no-fsync --log-level warn \
  --listen-client-urls "$etcd_url" --advertise-client-urls "$etcd_url" \
  --listen-peer-urls "http://127.0.0.1:$ETCD_PEER_PORT" --initial-advertise-peer-urls "http://127.0.0.1:$ETCD_PEER_PORT" \
  --initial-cluster "default=http://127.0.0.1:$ETCD_PEER_PORT" \
  --auto-compaction-mode periodic --auto-compaction-retention 30m --quota-backend-bytes 2147483648
start containerd --config "$CONF/containerd.toml"
await etcd 20 "etcd healthy" curl -fsS "$etcd_url/health"

# Bound to the node's address alone, which lies on a bridge without a port: neither loopback nor the machine's own
# network sees it. --bind-address takes one address; pods need this one (behind the Service "kubernetes"), and
# everything on the host can use it as well, so loopback is not needed and 0.0.0.0 is avoided.
start kube-apiserver \
  --etcd-servers="$etcd_url" --bind-address="$NODE_IP" --advertise-address="$NODE_IP" --secure-port="$API_PORT" \
  --service-cluster-ip-range="$SERVICE_CIDR" --allow-privileged=true --authorization-mode=Node,RBAC \
  --enable-admission-plugins=NodeRestriction --client-ca-file="$PKI/ca.crt" \
  --tls-cert-file="$PKI/kube-apiserver.crt" --tls-private-key-file="$PKI/kube-apiserver.key" \
  --service-account-key-file="$PKI/sa.pub" --service-account-signing-key-file="$PKI/sa.key" \
  --service-account-issuer=https://kubernetes.default.svc.cluster.local \
  --kubelet-certificate-authority="$PKI/ca.crt" --kubelet-client-certificate="$PKI/apiserver-kubelet-client.crt" \
  --kubelet-client-key="$PKI/apiserver-kubelet-client.key" --kubelet-preferred-address-types=InternalIP,Hostname \
  --requestheader-client-ca-file="$PKI/front-proxy-ca.crt" --requestheader-allowed-names=front-proxy-client \
  --requestheader-extra-headers-prefix=X-Remote-Extra- --requestheader-group-headers=X-Remote-Group \
  --requestheader-username-headers=X-Remote-User --proxy-client-cert-file="$PKI/front-proxy-client.crt" \
  --proxy-client-key-file="$PKI/front-proxy-client.key" --profiling=false --event-ttl=1h \
  --audit-policy-file="$CONF/kube-apiserver.yaml" --audit-log-path="$CAIRN_STATE/audit/audit.log" \
  --audit-log-maxsize=100 --audit-log-maxbackup=2

await containerd 20 "containerd serves" ctr version
"$IMAGES_DIR/load.sh" pause coredns
admin=(curl -fsS --max-time 2 --cacert "$PKI/ca.crt" --cert "$PKI/admin.crt" --key "$PKI/admin.key")
await kube-apiserver 60 "API server ready" "${admin[@]}" "https://$NODE_IP:$API_PORT/readyz"

# --- controllers, node ----------------------------------------------------------------------------
identity() { printf -- '--%s=%s\n' kubeconfig "$PKI/$1.kubeconfig" authentication-kubeconfig "$PKI/$1.kubeconfig" authorization-kubeconfig "$PKI/$1.kubeconfig"; }
mapfile -t controller_manager < <(identity controller-manager)
mapfile -t scheduler < <(identity scheduler)
start kube-controller-manager "${controller_manager[@]}" --bind-address=127.0.0.1 --secure-port="$CONTROLLER_MANAGER_PORT" \
  --leader-elect=false --root-ca-file="$PKI/ca.crt" --service-account-private-key-file="$PKI/sa.key" \
  --use-service-account-credentials=true --cluster-signing-cert-file="$PKI/ca.crt" --cluster-signing-key-file="$PKI/ca.key" \
  --allocate-node-cidrs=false --service-cluster-ip-range="$SERVICE_CIDR" --profiling=false --kube-api-qps=100 --kube-api-burst=200
start kube-scheduler "${scheduler[@]}" --bind-address=127.0.0.1 --secure-port="$SCHEDULER_PORT" --leader-elect=false --profiling=false
start kubelet --config="$CONF/kubelet.yaml" --kubeconfig="$PKI/kubelet.kubeconfig" --root-dir="$CAIRN_STATE/kubelet" \
  --cert-dir="$CAIRN_STATE/kubelet/pki" --hostname-override="$NODE_NAME" --node-ip="$NODE_IP"
start kube-proxy --config="$CONF/kube-proxy.yaml"

kubectl apply -f "$CONF/coredns.yaml" >/dev/null
healthz() { curl -fsSk --max-time 2 "https://127.0.0.1:$1/healthz"; }
await kube-controller-manager 20 "controller manager healthy" healthz "$CONTROLLER_MANAGER_PORT"
await kube-scheduler 20 "scheduler healthy" healthz "$SCHEDULER_PORT"
await kubelet 20 "kubelet healthy" curl -fsS "http://127.0.0.1:$KUBELET_HEALTH_PORT/healthz"
await kubelet 60 "node Ready" kubectl wait --for=condition=Ready "node/$NODE_NAME" --timeout=5s
await kube-proxy 20 "kube-proxy healthy" curl -fsS "http://127.0.0.1:$PROXY_HEALTH_PORT/healthz"
await kubelet 60 "CoreDNS ready" kubectl -n kube-system rollout status deployment/coredns --timeout=5s
