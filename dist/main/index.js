#!/usr/bin/env node
require('../gate/index.js').entries.main()
