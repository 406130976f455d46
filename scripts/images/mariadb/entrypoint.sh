#!/bin/bash
# Behaves as the official mariadb image does, so far as a release test can see:
# a first boot initialises behind a temporary server that listens on the socket alone.
set -eo pipefail

data=/var/lib/mysql
socket=/run/mysqld/mysqld.sock

note() { echo "$(date --iso-8601=seconds) [Note] [Entrypoint]: $*"; }
fail() {
  echo "$(date --iso-8601=seconds) [ERROR] [Entrypoint]: $*" >&2
  exit 1
}

# MARIADB_X counts before MYSQL_X, and either may come from a file named by X_FILE.
setting() {
  local name=MARIADB_$1 old_name=MYSQL_$1 source
  for source in "$name" "$old_name"; do
    local file_name=${source}_FILE
    if [ -z "${!source}" ] && [ -n "${!file_name}" ]; then
      export "$source"="$(<"${!file_name}")"
    fi
  done
  echo "${!name:-${!old_name}}"
}

read_settings() {
  root_password=$(setting ROOT_PASSWORD)
  root_host=$(setting ROOT_HOST)
  allow_empty=${MARIADB_ALLOW_EMPTY_ROOT_PASSWORD:-$MYSQL_ALLOW_EMPTY_PASSWORD}
  random_root=${MARIADB_RANDOM_ROOT_PASSWORD:-$MYSQL_RANDOM_ROOT_PASSWORD}
  database=$(setting DATABASE)
  user=$(setting USER)
  password=$(setting PASSWORD)
}

quoted() {
  local text=${1//\\/\\\\}
  echo "'${text//\'/\\\'}'"
}

require_root_choice() {
  if [ -z "$root_password$allow_empty$random_root" ]; then
    fail $'Database is uninitialized and password option is not specified\n\tYou need to specify one of MARIADB_ROOT_PASSWORD, MARIADB_ALLOW_EMPTY_ROOT_PASSWORD and MARIADB_RANDOM_ROOT_PASSWORD'
  fi
}

client() {
  MYSQL_PWD=$login_password mariadb --no-defaults --protocol=socket --socket="$socket" \
    --user=root --comments "$@"
}

start_temporary_server() {
  note 'Starting temporary server'
  "$@" --skip-networking --socket="$socket" --skip-log-error &
  temporary=$!
  login_password=
  until client --execute='SELECT 1' >/dev/null 2>&1; do
    kill -0 "$temporary" 2>/dev/null || fail 'Unable to start server.'
    sleep 0.1
  done
  note 'Temporary server started.'
}

create_users() {
  if [ -n "$random_root" ]; then
    root_password=$(od -An -N18 -tx1 /dev/urandom | tr -d ' \n')
    note "GENERATED ROOT PASSWORD: $root_password"
  fi
  local host=${root_host:-%} probe
  probe=$(od -An -N18 -tx1 /dev/urandom | tr -d ' \n')
  (umask 0077 && printf '[client]\nuser=healthcheck\npassword=%s\n' "$probe" >"$data/.my-healthcheck.cnf")
  {
    for at in localhost 127.0.0.1 ::1; do
      echo "CREATE USER 'healthcheck'@'$at' IDENTIFIED BY '$probe';"
    done
    if [ "$host" != localhost ]; then
      echo "CREATE USER 'root'@$(quoted "$host") IDENTIFIED BY $(quoted "$root_password");"
      echo "GRANT ALL ON *.* TO 'root'@$(quoted "$host") WITH GRANT OPTION;"
    fi
    if [ -n "$database" ]; then echo "CREATE DATABASE IF NOT EXISTS \`$database\`;"; fi
    if [ -n "$user" ] && [ -n "$password" ]; then
      echo "CREATE USER $(quoted "$user")@'%' IDENTIFIED BY $(quoted "$password");"
      if [ -n "$database" ]; then
        echo "GRANT ALL ON \`${database//_/\\_}\`.* TO $(quoted "$user")@'%';"
      fi
    fi
    echo "ALTER USER 'root'@'localhost' IDENTIFIED BY $(quoted "$root_password");"
  } | client --database=mysql
  login_password=$root_password
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
        client ${database:+"--database=$database"} <"$file"
        ;;
      *.sql.gz)
        note "running $file"
        gunzip -c "$file" | client ${database:+"--database=$database"}
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
  mariadb-install-db --datadir="$data" --skip-test-db --auth-root-authentication-method=normal \
    --skip-name-resolve --skip-log-bin >/dev/null
  note 'Database files initialized'
  start_temporary_server "$@"
  create_users
  run_init_scripts
  stop_temporary_server
  note 'MariaDB init process done. Ready for start up.'
}

if [ "${1:0:1}" = - ]; then set -- mariadbd "$@"; fi
# The older name is gone from the newer packages, but not from Compose files.
if [ "$1" = mysqld ]; then set -- mariadbd "${@:2}"; fi

if [ "$1" = mariadbd ] && [[ " $* " != *' --help '* && " $* " != *' --version '* ]]; then
  if [ "$(id -u)" = 0 ]; then
    chown --recursive mysql:mysql "$data" /run/mysqld
    note "Switching to dedicated user 'mysql'"
    exec setpriv --reuid=mysql --regid=mysql --init-groups "$0" "$@"
  fi
  if [ ! -d "$data/mysql" ]; then
    read_settings
    initialise "$@"
  fi
fi

exec "$@"
