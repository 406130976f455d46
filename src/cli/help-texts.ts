export const programDescription =
  'Proves that a Docker Compose release works before it ships, and leaves nothing\nbehind.'

export const summaries = {
  run: 'the whole gate: build, migrate, start, check, remove',
  plan: 'what run would do, and why; needs no engine',
  init: 'write a workflow for GitHub that runs the gate',
  doctor: 'where the engine is, what it reaches and sees',
  down: 'remove what a gate left behind',
} as const

export const descriptions = {
  run: 'Builds, migrates, starts and checks the release, then removes everything.',
  plan: 'Shows what run would do, in which order, and why. Needs no engine.',
  init: 'Looks at the project, prints the plan, and writes a workflow for GitHub that runs\nthe gate. A file that is there already is never changed.',
  doctor:
    'Finds out where the Docker Engine is, how apps are reached there, which files it\nhas, and what is missing. Makes nothing. Exits with 0, or with 3 if a run could\nnot be judged.',
  down: 'Removes what a gate left behind.',
} as const

export const programNotes = `
Examples:
  compose-gate plan
  compose-gate run
  compose-gate run --smoke 'GET /todos 200 json=[]'
  compose-gate init --dry-run
  compose-gate down -p todobackend-gate-3f9a1c

"compose-gate run --help" tells all settings.

Exit codes:
  0    passed: the release works
  1    failed: the release is bad
  2    wrong settings or Compose file
  3    no engine, Compose too old, or something was left behind
  130  interrupted (143: terminated)`

const notation = `
A check is [METHOD] [service[:port]]/path [status] and what the answer must be:
contains=TEXT, matches=REGEX or json=JSON. Services are separated by commas or
blanks, times written as in Compose: 90s, 1m30s. Compose and env files are
looked for in the project directory. Roles, checks, limits and most other
settings can also stand under x-gate in the Compose file; flags win.`

export const runNotes = `${notation}

Standard output has the verdict and what explains it; standard error has the
progress, and what is wrong with flags and files. On a terminal, lines that
change show what is under way. Elsewhere, a line tells whenever something begins
or ends, and every 15 seconds lines tell what is under way. With --format json,
standard output has one event a line, and standard error has nothing.

Examples:
  compose-gate run --smoke 'GET /todos 200 json=[]'
  compose-gate run -f compose.yaml -f compose.ci.yaml --env-file ci.env
  compose-gate run --migrate 'app -- python manage.py migrate' --app app,worker
  compose-gate run --keep -p todo && npm run e2e; compose-gate down -p todo`

export const planNotes = `${notation}

Examples:
  compose-gate plan
  compose-gate plan --format mermaid --profile ci
  compose-gate plan --format json | jq '.roles'`

export const initNotes = `${notation}

The workflow gets the flags as inputs of the action. Where there is no check,
it gets those that the apps' own health checks suggest.

Examples:
  compose-gate init --dry-run
  compose-gate init -C services/shop --profile ci
  compose-gate init --smoke 'GET /todos 200 json=[]'`

export const downNotes = `
Removes every container, network, volume and run-only image of that project;
external ones, pulled images and the build cache stay.

Example:
  compose-gate down -p todobackend-gate-3f9a1c`

export const doctorNotes = `
Examples:
  compose-gate doctor
  DOCKER_HOST=tcp://engine:2376 compose-gate doctor --engine-host 10.0.0.7`
