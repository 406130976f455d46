#!/bin/bash
# As little as Compose itself needs.
set -euo pipefail
trap 'docker compose down --volumes' EXIT

docker compose up --detach --build --wait app
until curl --fail --silent "$URL"; do sleep 1; done
