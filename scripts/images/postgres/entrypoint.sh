#!/bin/bash
# Behaves as the official postgres image does, so far as a release test can see:
# a first boot initialises behind a temporary server that listens on the socket alone.
set -eo pipefail

fail() {
  echo "Error: $*" >&2
  exit 1
}

# A variable may come from a file instead: POSTGRES_PASSWORD_FILE for POSTGRES_PASSWORD.
from_file() {
  local name=$1 file_name=${1}_FILE
  if [ -n "${!name}" ] && [ -n "${!file_name}" ]; then
    fail "both $name and $file_name are set (but are exclusive)"
  fi
  if [ -n "${!file_name}" ]; then export "$name"="$(<"${!file_name}")"; fi
  unset "$file_name"
}

require_password() {
  if [ -n "$POSTGRES_PASSWORD" ] || [ "$POSTGRES_HOST_AUTH_METHOD" = trust ]; then return; fi
  fail 'Database is uninitialized and superuser password is not specified.
       You must specify POSTGRES_PASSWORD to a non-empty value for the
       superuser. For example, "-e POSTGRES_PASSWORD=password" on "docker run".

       You may also use "POSTGRES_HOST_AUTH_METHOD=trust" to allow all
       connections without a password. This is *not* recommended.'
}

create_cluster() {
  # Nothing is kept beyond a test, so nothing has to be on the disk for certain.
  # shellcheck disable=SC2086 # the variable holds several arguments
  initdb --no-sync --username="$POSTGRES_USER" --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD") \
    $POSTGRES_INITDB_ARGS
  printf '\nhost all all all %s\n' "${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}" \
    >>"$PGDATA/pg_hba.conf"
}

client() {
  PGHOST='' PGHOSTADDR='' PGPASSWORD=$POSTGRES_PASSWORD psql -v ON_ERROR_STOP=1 --no-psqlrc \
    --no-password --username="$POSTGRES_USER" "$@"
}

create_database() {
  if [ "$POSTGRES_DB" = postgres ]; then return; fi
  client --dbname=postgres --set=db="$POSTGRES_DB" <<<'CREATE DATABASE :"db";'
}

run_init_scripts() {
  local file
  for file in /docker-entrypoint-initdb.d/*; do
    case $file in
      *.sh)
        echo "$0: running $file"
        if [ -x "$file" ]; then "$file"; else . "$file"; fi
        ;;
      *.sql)
        echo "$0: running $file"
        client --dbname="$POSTGRES_DB" --file="$file"
        ;;
      *.sql.gz)
        echo "$0: running $file"
        gunzip -c "$file" | client --dbname="$POSTGRES_DB"
        ;;
      '/docker-entrypoint-initdb.d/*') ;;
      *) echo "$0: ignoring $file" ;;
    esac
  done
}

initialise() {
  require_password
  create_cluster
  PGUSER=$POSTGRES_USER pg_ctl --pgdata="$PGDATA" --wait start \
    --options="$(printf '%q ' "${@:2}" -c listen_addresses='' -p 5432)"
  create_database
  run_init_scripts
  PGUSER=$POSTGRES_USER pg_ctl --pgdata="$PGDATA" --mode=fast --wait stop
  printf '\nPostgreSQL init process complete; ready for start up.\n\n'
}

if [ "${1:0:1}" = - ]; then set -- postgres "$@"; fi

if [ "$1" = postgres ] && [[ " $* " != *' --help '* && " $* " != *' --version '* ]]; then
  if [ "$(id -u)" = 0 ]; then
    mkdir -p "$PGDATA"
    chmod 0700 "$PGDATA"
    chown --recursive postgres:postgres "$PGDATA" /var/run/postgresql
    exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
  fi
  for name in POSTGRES_PASSWORD POSTGRES_USER POSTGRES_DB POSTGRES_INITDB_ARGS; do
    from_file "$name"
  done
  export POSTGRES_USER=${POSTGRES_USER:-postgres}
  export POSTGRES_DB=${POSTGRES_DB:-$POSTGRES_USER}
  if [ -s "$PGDATA/PG_VERSION" ]; then
    printf '\nPostgreSQL Database directory appears to contain a database; Skipping initialization\n\n'
  else
    initialise "$@"
  fi
fi

exec "$@"
