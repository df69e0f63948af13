# shellcheck shell=bash disable=SC2034 # scripts that source this use the variables
# Settings of our single node; source after ../env.sh.
NODE_DIR=$CLUSTER_DIR/node
RUN=/run/cairn-cluster # sockets and pid files: short, because the path of a socket may have 107 characters only
PKI=$CAIRN_STATE/pki
LOGS=$CAIRN_STATE/logs
CONF=$CAIRN_STATE/conf # rendered from conf/
CONTAINERD_SOCK=$RUN/containerd/containerd.sock
NODE_NAME=node1

# The node lives on a bridge of its own: the address never changes, needs no default route and keeps the certificates
# valid. It must not be a loopback address (the API server refuses one).
NODE_BRIDGE=cairn-node
NODE_IP=${CAIRN_NODE_IP:-10.245.0.1}
POD_BRIDGE=cairn-pods
POD_CIDR=10.244.0.0/24
POD_GATEWAY=10.244.0.1/24
SERVICE_CIDR=10.96.0.0/16
SERVICE_API_IP=10.96.0.1
SERVICE_DNS_IP=10.96.0.10

# Every port is the usual one plus 10000, so another Kubernetes or etcd on the machine does not clash.
API_PORT=16443
ETCD_PORT=12379
ETCD_PEER_PORT=12380
KUBELET_PORT=20250
KUBELET_HEALTH_PORT=20248
PROXY_HEALTH_PORT=20256
PROXY_METRICS_PORT=20249
CONTROLLER_MANAGER_PORT=20257
SCHEDULER_PORT=20259

COMPONENTS=(containerd etcd kube-apiserver kube-controller-manager kube-scheduler kubelet kube-proxy)
ctr() { command ctr -a "$CONTAINERD_SOCK" -n k8s.io "$@"; }
# No proxy stands between this machine and its own node.
export NO_PROXY="${NO_PROXY:+$NO_PROXY,}127.0.0.1,$NODE_IP" no_proxy="${no_proxy:+$no_proxy,}127.0.0.1,$NODE_IP"
