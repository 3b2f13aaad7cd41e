#!/bin/sh
# Install torch into the environment whose python is $1, without GPU libraries where that can be had.
#
# TORCH_INDEX names another index to take it from (README.md, "On a GPU"). A torch that is already there is kept.
set -eu
python=$1
pip="$python -m pip --disable-pip-version-check"
cpu_index=https://download.pytorch.org/whl/cpu

if $pip show -q torch 2>/dev/null; then
    echo "  torch is already installed; keeping it"
    exit 0
fi
version=$(sed -n 's/^torch==//p' constraints.txt)
if [ -n "${TORCH_INDEX:-}" ]; then
    echo "  torch $version from $TORCH_INDEX"
    exec $pip install -qq -c constraints.txt "torch==$version" --extra-index-url "$TORCH_INDEX"
fi
# Only on Linux does the plain package index hand out a build with several gigabytes of GPU libraries.
if [ "$(uname -s)" = Linux ]; then
    if "$python" - "$cpu_index/torch/" <<'PROBE'
import signal, sys, urllib.request

signal.alarm(5)  # also bounds the name look-up, which a socket time-out does not
try:
    urllib.request.urlopen(sys.argv[1], timeout=5).close()
except OSError:
    sys.exit(1)
PROBE
    then
        echo "  torch $version from PyTorch's CPU wheel index (about 200 MB)"
        if $pip install -qq -c constraints.txt "torch==$version+cpu" --extra-index-url "$cpu_index"; then
            exit 0
        fi
        echo "  that did not work; trying the plain package index"
    else
        echo "  PyTorch's CPU wheel index cannot be reached from here (tried for 5 seconds at most); taking torch $version from the plain package index"
    fi
else
    echo "  torch $version"
fi
exec $pip install -qq -c constraints.txt "torch==$version"
