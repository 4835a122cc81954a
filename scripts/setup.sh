#!/bin/sh
# Find a Python that this project runs on and hand over to scripts/install.py.
# Usage: sh scripts/setup.sh runtime|dev   (PYTHON=/path/to/python chooses one)
version_of='import sys; v = sys.version_info[:2]; print("%d.%d" % v); sys.exit(not (3, 11) <= v < (3, 15))'
found=""
for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.14 python3.11}; do
    version=$("$candidate" -c "$version_of" 2>/dev/null) || continue
    # Debian ships Python without ensurepip: `venv` imports, but cannot put pip into what it makes.
    "$candidate" -c 'import ensurepip, venv' 2>/dev/null && exec "$candidate" -m scripts.install "$@"
    found=$version
done
if [ -n "$found" ]; then
    echo "Python $found est là, mais sans venv ni pip ; lancez : sudo apt-get install python$found-venv" >&2
else
    echo "pas de Python 3.11 à 3.14 dans ${PYTHON:-PATH} ; lancez : sudo apt-get install python3 python3-venv" \
        "(Debian 12, Ubuntu 24.04 ou plus récent) ou : brew install python@3.13 (macOS)" >&2
fi
exit 2
