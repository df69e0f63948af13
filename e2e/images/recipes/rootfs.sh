#!/usr/bin/env bash
# The lowest layer of an image, of Debian packages: rootfs.sh java|python prints the layer's tar, made once per content.
# Packages are extracted, not installed: no package database, no scripts, no services.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../../cluster/env.sh"
source "$CLUSTER_DIR/packages.sh"
SUITE=bookworm # its Python is 3.11, for which the examples' wheels are locked
case $1 in
  java) packages=libc6,libstdc++6,zlib1g ;; # libstdc++ for DuckDB
  python) packages=python3-minimal,libpython3.11-stdlib,libstdc++6,busybox,ca-certificates ;; # busybox: a shell for sh -c and for debugging
  *) die "rootfs.sh: unknown layer '$1'; use java or python" ;;
esac
layer=$CAIRN_CACHE/layers/rootfs-$1-$(sha256sum "${BASH_SOURCE[0]}" | cut -c1-12).tar
[ ! -f "$layer" ] || { say "$layer"; exit; }

is_debian || die "images are made of Debian packages by mmdebstrap, and this is no Debian"
install_packages mmdebstrap debian-archive-keyring python3 >&2
# The mirror that apt itself is set up for; none is written down here.
mirror=${DEBIAN_MIRROR:-$(apt-get indextargets --format '$(SITE) $(RELEASE)' 'Created-By: Packages' | awk -v s="$SUITE" '$2 == s {print $1; exit}')}
[ -n "$mirror" ] || die "apt knows no mirror for Debian $SUITE here: set DEBIAN_MIRROR to the address of one"

say "making the layer of Debian packages: $packages" >&2
mkdir -p "$CAIRN_CACHE/layers"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/trim" <<'SCRIPT'
set -eu
root=$1
if [ -x "$root/usr/bin/busybox" ]; then
  for applet in $("$root/usr/bin/busybox" --list); do [ -e "$root/usr/bin/$applet" ] || ln -s busybox "$root/usr/bin/$applet"; done
  cat "$root"/usr/share/ca-certificates/mozilla/*.crt > "$root/etc/ssl/certs/ca-certificates.crt"
fi
rm -rf "$root"/usr/share/* "$root"/usr/lib/x86_64-linux-gnu/gconv "$root"/usr/lib/x86_64-linux-gnu/perl* "$root"/usr/bin/perl* \
  "$root"/etc/cron* "$root"/etc/init.d "$root"/etc/systemd
mkdir -p "$root/tmp" "$root/etc" "$root/root" "$root/proc" "$root/sys" "$root/dev"
chmod 1777 "$root/tmp"
# Names for the users of our images: some programs end when their own has none.
printf '%s\n' root:x:0:0:root:/root:/bin/sh worker:x:10001:10001::/tmp:/bin/sh nonroot:x:65532:65532::/tmp:/bin/sh > "$root/etc/passwd"
printf '%s\n' root:x:0: worker:x:10001: nonroot:x:65532: > "$root/etc/group"
echo "hosts: files dns" > "$root/etc/nsswitch.conf"
SCRIPT
if ! SOURCE_DATE_EPOCH=0 mmdebstrap --quiet --variant=extract --include="$packages" \
  --hook-dir=/usr/share/mmdebstrap/hooks/merged-usr --extract-hook="sh $work/trim \"\$1\"" \
  "$SUITE" "$work/root.tar" "$mirror" > "$work/log" 2>&1; then
  tail -n 5 "$work/log" >&2
  die "mmdebstrap could not make the layer '$1'"
fi
mv "$work/root.tar" "$layer.partial-$$"
mv "$layer.partial-$$" "$layer"
say "$layer"
