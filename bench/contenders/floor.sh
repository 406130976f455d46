#!/bin/bash
# As fast as somebody gets who tunes a script for this one project by hand.
set -euo pipefail
trap 'docker compose down --volumes --timeout 0' EXIT

docker compose build app migrate &
build=$!
docker compose up --detach db
db=$(docker compose ps --quiet db)
answers='mysql --host=127.0.0.1 --user=$MYSQL_USER --password=$MYSQL_PASSWORD --execute="SELECT 1" $MYSQL_DATABASE'
until docker exec "$db" sh -c "$answers" >/dev/null 2>&1; do sleep 0.05; done
wait "$build"
docker compose run --rm --no-deps --no-TTY migrate
docker compose up --detach --no-deps app
until curl --fail --silent "$URL"; do sleep 0.05; done
