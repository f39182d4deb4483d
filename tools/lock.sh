#!/usr/bin/env bash
# Pins every dependency with hashes; the files name no registry.
set -euo pipefail
cd "$(dirname "$0")/.."
compile() {
  pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-annotate \
    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links "$@"
}
compile --output-file requirements/run.lock pyproject.toml requirements/build.in
compile --extra train --constraint requirements/run.lock --output-file requirements/train.lock \
  pyproject.toml requirements/build.in
sed -i "s/^torch==\([0-9.]*\)+cpu/torch==\1/" requirements/train.lock
compile --extra dev --constraint requirements/run.lock --output-file requirements/dev.lock \
  pyproject.toml requirements/build.in
