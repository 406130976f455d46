#!/bin/bash
# The tests of the official image's health check that projects use: each has to hold.
#   --connect             the server answers over TCP, so not while it initialises
#   --innodb_initialized  InnoDB has finished its start
set -eo pipefail

settings=/var/lib/mysql/.my-healthcheck.cnf

ask() {
  mariadb --defaults-extra-file="$settings" --protocol=tcp --host=127.0.0.1 \
    --skip-ssl --skip-column-names --batch --execute="$1"
}

if [ $# -eq 0 ]; then
  echo 'healthcheck.sh: at least one test is needed, such as --connect' >&2
  exit 1
fi
for test in "$@"; do
  case $test in
    --connect) ask 'SELECT 1' >/dev/null ;;
    --innodb_initialized)
      supported=$(ask "SELECT support FROM information_schema.engines WHERE engine = 'InnoDB'")
      [[ $supported == YES || $supported == DEFAULT ]]
      ;;
    --su-mysql | --no-defaults) ;;
    *)
      echo "healthcheck.sh: unknown test $test" >&2
      exit 1
      ;;
  esac
done
