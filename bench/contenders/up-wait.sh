#!/bin/bash
# As little as Compose itself needs.
set -eo pipefail
trap 'docker compose down --volumes' EXIT

docker compose up --detach --build --wait app
until curl --fail --silent http://localhost:8000/todos; do sleep 1; done
