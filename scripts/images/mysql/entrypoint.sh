#!/bin/bash
# Behaves as the official mysql image does, so far as a release test can see:
# a first boot initialises behind a temporary server that listens on the socket alone.
set -eo pipefail

data=/var/lib/mysql
socket=/var/run/mysqld/mysqld.sock

note() { echo "$(date --iso-8601=seconds) [Note] [Entrypoint]: $*"; }
fail() {
  echo "$(date --iso-8601=seconds) [ERROR] [Entrypoint]: $*" >&2
  exit 1
}

# A variable may come from a file instead: MYSQL_PASSWORD_FILE for MYSQL_PASSWORD.
from_file() {
  local name=$1 file_name=${1}_FILE
  if [ -n "${!name}" ] && [ -n "${!file_name}" ]; then
    fail "Both $name and $file_name are set (but are exclusive)"
  fi
  if [ -n "${!file_name}" ]; then export "$name"="$(<"${!file_name}")"; fi
  unset "$file_name"
}

quoted() {
  local text=${1//\\/\\\\}
  echo "'${text//\'/\\\'}'"
}

require_root_choice() {
  if [ -z "$MYSQL_ROOT_PASSWORD$MYSQL_ALLOW_EMPTY_PASSWORD$MYSQL_RANDOM_ROOT_PASSWORD" ]; then
    fail $'Database is uninitialized and password option is not specified\n    You need to specify one of the following as an environment variable:\n    - MYSQL_ROOT_PASSWORD\n    - MYSQL_ALLOW_EMPTY_PASSWORD\n    - MYSQL_RANDOM_ROOT_PASSWORD'
  fi
  if [ "$MYSQL_USER" = root ]; then
    fail 'MYSQL_USER="root", MYSQL_USER and MYSQL_PASSWORD are for configuring a regular user and cannot be used for the root user'
  fi
}

client() {
  MYSQL_PWD=$root_password mysql --no-defaults --protocol=socket --socket="$socket" --user=root \
    --comments "$@"
}

start_temporary_server() {
  note 'Starting temporary server'
  "$@" --skip-networking --mysqlx=OFF --socket="$socket" &
  temporary=$!
  until root_password='' client --execute='SELECT 1' >/dev/null 2>&1; do
    kill -0 "$temporary" 2>/dev/null || fail 'Unable to start server.'
    sleep 0.1
  done
  note 'Temporary server started.'
}

create_users() {
  root_password=$MYSQL_ROOT_PASSWORD
  if [ -n "$MYSQL_RANDOM_ROOT_PASSWORD" ]; then
    root_password=$(od -An -N18 -tx1 /dev/urandom | tr -d ' \n')
    note "GENERATED ROOT PASSWORD: $root_password"
  fi
  local host=${MYSQL_ROOT_HOST-%}
  {
    if [ -n "$host" ] && [ "$host" != localhost ]; then
      echo "CREATE USER 'root'@$(quoted "$host") IDENTIFIED BY $(quoted "$root_password");"
      echo "GRANT ALL ON *.* TO 'root'@$(quoted "$host") WITH GRANT OPTION;"
    fi
    if [ -n "$MYSQL_DATABASE" ]; then echo "CREATE DATABASE IF NOT EXISTS \`$MYSQL_DATABASE\`;"; fi
    if [ -n "$MYSQL_USER" ] && [ -n "$MYSQL_PASSWORD" ]; then
      echo "CREATE USER $(quoted "$MYSQL_USER")@'%' IDENTIFIED BY $(quoted "$MYSQL_PASSWORD");"
      if [ -n "$MYSQL_DATABASE" ]; then
        echo "GRANT ALL ON \`${MYSQL_DATABASE//_/\\_}\`.* TO $(quoted "$MYSQL_USER")@'%';"
      fi
    fi
    echo "ALTER USER 'root'@'localhost' IDENTIFIED BY $(quoted "$root_password");"
  } | root_password='' client --database=mysql
}

run_init_scripts() {
  local file
  for file in /docker-entrypoint-initdb.d/*; do
    case $file in
      *.sh)
        note "running $file"
        if [ -x "$file" ]; then "$file"; else . "$file"; fi
        ;;
      *.sql)
        note "running $file"
        client ${MYSQL_DATABASE:+"--database=$MYSQL_DATABASE"} <"$file"
        ;;
      *.sql.gz)
        note "running $file"
        gunzip -c "$file" | client ${MYSQL_DATABASE:+"--database=$MYSQL_DATABASE"}
        ;;
      '/docker-entrypoint-initdb.d/*') ;;
      *) note "ignoring $file" ;;
    esac
  done
}

stop_temporary_server() {
  note 'Stopping temporary server'
  kill "$temporary"
  wait "$temporary"
  note 'Temporary server stopped'
}

initialise() {
  require_root_choice
  note 'Initializing database files'
  # Nothing is kept beyond a test, so nothing has to be on the disk for certain.
  "$@" --initialize-insecure --default-time-zone=SYSTEM --autocommit=1 --innodb-flush-method=nosync
  note 'Database files initialized'
  start_temporary_server "$@"
  create_users
  run_init_scripts
  stop_temporary_server
  note 'MySQL init process done. Ready for start up.'
}

if [ "${1:0:1}" = - ]; then set -- mysqld "$@"; fi

if [ "$1" = mysqld ] && [[ " $* " != *' --help '* && " $* " != *' --version '* ]]; then
  if [ "$(id -u)" = 0 ]; then
    chown --recursive mysql:mysql "$data" /var/run/mysqld
    note "Switching to dedicated user 'mysql'"
    exec setpriv --reuid=mysql --regid=mysql --init-groups "$0" "$@"
  fi
  for name in MYSQL_ROOT_PASSWORD MYSQL_ROOT_HOST MYSQL_DATABASE MYSQL_USER MYSQL_PASSWORD; do
    from_file "$name"
  done
  if [ ! -d "$data/mysql" ]; then initialise "$@"; fi
fi

exec "$@"
