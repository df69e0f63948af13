#!/usr/bin/env bash
# One CA, one key pair per identity, one kubeconfig per client. Keeps what exists, unless the node's address changed.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../env.sh"
source "$CLUSTER_DIR/node/settings.sh"
umask 077
made_for="$NODE_NAME $NODE_IP:$API_PORT $SERVICE_API_IP"
[ "$(cat "$PKI/made-for" 2>/dev/null)" = "$made_for" ] || rm -rf "$PKI" "$OWN_KUBECONFIG"
mkdir -p "$PKI"
cd "$PKI"

key=(-newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -days 3650)

[ -f ca.crt ] || openssl req -x509 "${key[@]}" -keyout ca.key -out ca.crt -subj /CN=kubernetes-ca \
  -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign,digitalSignature 2>/dev/null
[ -f front-proxy-ca.crt ] || openssl req -x509 "${key[@]}" -keyout front-proxy-ca.key -out front-proxy-ca.crt -subj /CN=front-proxy-ca \
  -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign,digitalSignature 2>/dev/null

# certificate NAME SUBJECT USAGE [SAN] [CA]
certificate() {
  [ -f "$1.crt" ] && return
  openssl req -x509 -CA "${5:-ca}.crt" -CAkey "${5:-ca}.key" "${key[@]}" -keyout "$1.key" -out "$1.crt" -subj "$2" \
    -addext basicConstraints=critical,CA:FALSE -addext keyUsage=critical,digitalSignature \
    -addext "extendedKeyUsage=$3" ${4:+-addext "subjectAltName=$4"} 2>/dev/null
}

# client NAME SUBJECT [KUBECONFIG]
client() {
  certificate "$1" "$2" clientAuth
  local file=${3:-$1.kubeconfig}
  [ -f "$file" ] && return
  cat > "$file" <<YAML
apiVersion: v1
kind: Config
clusters:
- name: cairn
  cluster:
    server: https://$NODE_IP:$API_PORT
    certificate-authority-data: $(base64 -w0 ca.crt)
users:
- name: $1
  user:
    client-certificate-data: $(base64 -w0 "$1.crt")
    client-key-data: $(base64 -w0 "$1.key")
contexts:
- name: cairn
  context: {cluster: cairn, user: $1}
current-context: cairn
YAML
}

certificate kube-apiserver /CN=kube-apiserver serverAuth \
  "DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,DNS:kubernetes.default.svc.cluster.local,DNS:localhost,IP:127.0.0.1,IP:$SERVICE_API_IP,IP:$NODE_IP"
certificate kubelet-server "/CN=$NODE_NAME" serverAuth "DNS:$NODE_NAME,IP:$NODE_IP"
certificate apiserver-kubelet-client /O=system:masters/CN=apiserver-kubelet-client clientAuth
certificate front-proxy-client /CN=front-proxy-client clientAuth "" front-proxy-ca
client controller-manager /CN=system:kube-controller-manager
client scheduler /CN=system:kube-scheduler
client kubelet "/O=system:nodes/CN=system:node:$NODE_NAME"
client kube-proxy /CN=system:kube-proxy
# RSA, because the Fabric8 client (Java) cannot read EC keys without BouncyCastle ("Invalid DER: object is not integer").
key=(-newkey rsa:2048 -noenc -days 3650)
client admin /O=system:masters/CN=admin "$OWN_KUBECONFIG"
[ -f sa.key ] || { openssl ecparam -name prime256v1 -genkey -noout -out sa.key; openssl ec -in sa.key -pubout -out sa.pub 2>/dev/null; }
echo "$made_for" > made-for
