#!/usr/bin/env python3
"""Writes a container image as a docker-archive; needs no daemon, no registry, no root.

mkimage.py -t localhost/name:tag -o out.tar [--entrypoint JSON] [--env K=V]... [--user U] [--workdir D] LAYER...

A LAYER is a tar (used as it is), a directory (its content becomes the root), or SOURCE:/path/in/image, where SOURCE is
a file or a directory. Files lose their dates and owners: the same content gives the same bytes, so the same digests.
"""

import argparse
import hashlib
import io
import json
import os
import tarfile
import tempfile

EPOCH = "1970-01-01T00:00:00Z"
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-t", "--tag", required=True)
    parser.add_argument("-o", "--output", required=True)
    parser.add_argument("--entrypoint", type=json.loads)
    parser.add_argument("--env", action="append", default=[])
    parser.add_argument("--user")
    parser.add_argument("--workdir")
    parser.add_argument("layers", nargs="+")
    return parser.parse_args()


def plain(info):
    """Drops what differs from build to build; every file may be read by every user."""
    info.mtime = 0
    info.uid = info.gid = 0
    info.uname = info.gname = ""
    info.mode |= 0o555 if info.isdir() or info.mode & 0o100 else 0o444
    return info


def add_sorted(tar, source, name):
    """Adds a file or a directory in the order of names: the file system's own order is not stable."""
    tar.add(source, name, recursive=False, filter=plain)
    if os.path.isdir(source) and not os.path.islink(source):
        for entry in sorted(os.listdir(source)):
            add_sorted(tar, os.path.join(source, entry), f"{name}/{entry}")


def add_parents(tar, name):
    parts = name.split("/")
    for i in range(1, len(parts)):
        folder = tarfile.TarInfo("/".join(parts[:i]))
        folder.type, folder.mode = tarfile.DIRTYPE, 0o755
        tar.addfile(folder)


def layer_tar(spec, target):
    """Returns the path of the layer's tar; writes it to target unless spec is a tar already."""
    if spec.endswith(".tar"):
        return spec
    with tarfile.open(target, "w") as tar:
        if ":" in spec:
            source, name = spec.split(":", 1)
            name = name.strip("/")
            add_parents(tar, name)
            add_sorted(tar, os.path.realpath(source), name)
        else:
            for entry in sorted(os.listdir(spec)):
                add_sorted(tar, os.path.join(spec, entry), entry)
    return target


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def process(args):
    """What the image runs: the "config" of the image specification."""
    env = {"PATH": PATH} | dict(pair.split("=", 1) for pair in args.env)
    config = {"Env": [f"{key}={value}" for key, value in env.items()]}
    for key, value in (("Entrypoint", args.entrypoint), ("User", args.user), ("WorkingDir", args.workdir)):
        if value:
            config[key] = value
    return config


def write_archive(args, layers):
    """layers: (digest, path) from the lowest to the highest."""
    config = json.dumps({
        "architecture": "amd64",
        "os": "linux",
        "created": EPOCH,
        "config": process(args),
        "rootfs": {"type": "layers", "diff_ids": [f"sha256:{digest}" for digest, _ in layers]},
        "history": [{"created": EPOCH} for _ in layers],
    }).encode()
    config_name = hashlib.sha256(config).hexdigest() + ".json"
    names = [f"{digest}/layer.tar" for digest, _ in layers]
    manifest = json.dumps([{"Config": config_name, "RepoTags": [args.tag], "Layers": names}]).encode()
    with tarfile.open(args.output, "w") as tar:
        for name, (_, path) in zip(names, layers):
            tar.add(path, name, filter=plain)
        for name, content in ((config_name, config), ("manifest.json", manifest)):
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))


def main():
    args = arguments()
    with tempfile.TemporaryDirectory(dir=os.path.dirname(os.path.abspath(args.output))) as folder:
        tars = [layer_tar(spec, os.path.join(folder, f"{i}.tar")) for i, spec in enumerate(args.layers)]
        write_archive(args, [(sha256(tar), tar) for tar in tars])


main()
