#!/usr/bin/env python3
"""Takes the native libraries out of a jar: native.py JAR ENTRY TARGET

Writes ENTRY to TARGET and drops it and its siblings for other systems (same name up to the last ".so") from JAR. The
program then loads TARGET from java.library.path, instead of unpacking it into /tmp at every start.
"""

import os
import sys
import zipfile


def main(jar, entry, target):
    family = entry[: entry.rindex(".so") + len(".so")]
    slim = jar + ".slim"
    with zipfile.ZipFile(jar) as source, zipfile.ZipFile(slim, "w", zipfile.ZIP_DEFLATED) as result:
        with open(target, "wb") as library:
            library.write(source.read(entry))
        for info in source.infolist():
            if not info.filename.startswith(family):
                result.writestr(info, source.read(info))
    os.chmod(target, 0o755)
    os.replace(slim, jar)


main(*sys.argv[1:])
