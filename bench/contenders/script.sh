#!/bin/bash
# The script most people write.
set -euo pipefail
trap 'docker compose down --volumes' EXIT

docker compose build app migrate
docker compose up --exit-code-from migrate migrate
docker compose up --detach app
until curl --fail --silent "$URL"; do sleep 1; done
