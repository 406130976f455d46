#!/bin/sh
':' //; exec node -- "$0" "$@"
require('../gate/index.js').entries.cli()
