#!/bin/bash
# The script most people write.
set -eo pipefail
trap 'docker compose down --volumes' EXIT

docker compose build app migrate
docker compose up --exit-code-from migrate migrate
docker compose up --detach app
until curl --fail --silent http://localhost:8000/todos; do sleep 1; done
