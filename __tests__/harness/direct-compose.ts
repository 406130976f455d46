// Of the tests of reading, the first file that is loaded. `npm test` has put a `docker` there that starts the Compose
// plugin at once, where `docker` asks each plugin first who it is: that takes longer than what Compose does.
const folder = process.env.COMPOSE_GATE_DIRECT_COMPOSE
if (folder !== undefined) process.env.PATH = `${folder}:${process.env.PATH}`
