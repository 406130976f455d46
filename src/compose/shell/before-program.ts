/** A program that runs another one, which follows its options. */
interface Wrapper {
  /** Options whose value is the next word. */
  readonly valued?: readonly string[]
  /** How many words that are no options stand in front of the program: a user, a duration. */
  readonly operands?: number
}

const plain: Wrapper = {}
const withOperand: Wrapper = { operands: 1 }

/** The one list of what may stand in front of a program. */
const wrappers: ReadonlyMap<string, Wrapper> = new Map([
  // Of the shell.
  ['exec', { valued: ['-a'] }],
  ['command', plain],
  ['builtin', plain],
  ['time', { valued: ['-f', '-o'] }],
  ['nohup', plain],
  ['setsid', plain],
  // The environment, the terminal, the priority.
  ['env', { valued: ['-u', '--unset', '-C', '--chdir'] }],
  ['stdbuf', { valued: ['-i', '-o', '-e'] }],
  ['unbuffer', plain],
  ['xvfb-run', { valued: ['-n', '-s', '-e', '-f', '-p', '-w'] }],
  ['nice', { valued: ['-n'] }],
  ['ionice', { valued: ['-c', '-n'] }],
  ['busybox', plain],
  // Another user.
  ['sudo', { valued: ['-u', '-g', '-h', '-p', '-C', '-D'] }],
  ['doas', { valued: ['-u', '-C'] }],
  ['runuser', { valued: ['-u', '-g', '-G'] }],
  ['gosu', withOperand],
  ['su-exec', withOperand],
  ['s6-setuidgid', withOperand],
  ['setpriv', { valued: ['--reuid', '--regid', '--groups'] }],
  ['chpst', { valued: ['-u', '-U', '-e', '-/', '-C', '-n', '-l', '-L'] }],
  // The first process of a container.
  ['tini', { valued: ['-p', '-e'] }],
  ['tini-static', { valued: ['-p', '-e'] }],
  ['docker-init', { valued: ['-p', '-e'] }],
  ['dumb-init', { valued: ['-r', '--rewrite'] }],
  ['catatonit', plain],
  // A limit, a lock, something that must answer first.
  ['timeout', { valued: ['-k', '--kill-after', '-s', '--signal'], operands: 1 }],
  ['flock', { valued: ['-w', '--timeout', '-E'], operands: 1 }],
  ['dockerize', { valued: ['-wait', '-timeout', '-wait-retry-interval', '-template', '-stdout', '-stderr'] }],
])

const ASSIGNMENT = /^[A-Za-z_]\w*\+?=/
/** An image's own: `docker-entrypoint.sh postgres`. */
const ENTRYPOINT = /entrypoint/
/** Behind their `--` stand arguments of a script, not another program. */
const RUNNERS = /^(?:npm|npx|pnpm|yarn|bun|cargo|dotnet|deno|(?:ba|da|a|k|z)?sh)$/
const SHELL = /^(?:ba|da|a|k|z)?sh$/

/**
 * Where the program stands in a simple command: behind variables, programs that run others (`gosu app`, `tini --`) and
 * what waits first (`wait-for-it db:5432 --`).
 * @returns an index in the words; their length where there are but variables
 */
export function programStart(words: readonly string[]): number {
  let at = 0
  for (let next: number | undefined = 0; next !== undefined; next = behindFirst(words, at)) at = next
  return at
}

/** Behind the first of the things that may stand in front of a program; undefined: the program itself stands there. */
function behindFirst(words: readonly string[], at: number): number | undefined {
  const word = words[at]
  if (word === undefined) return undefined
  if (ASSIGNMENT.test(word)) return at + 1
  const program = bareName(word)
  const wrapper = wrappers.get(program)
  const next =
    wrapper === undefined ? behindDashes(words, at, program) : behindOptions(words, at + 1, wrapper)
  return next !== undefined && next < words.length ? next : undefined
}

function behindOptions(words: readonly string[], from: number, { valued, operands = 0 }: Wrapper): number {
  let at = from
  for (let word = words[at]; word?.startsWith('-'); word = words[at]) {
    if (word === '--') return at + 1 + operands
    at += valued?.includes(word) ? 2 : 1
  }
  return at + operands
}

/** `X … -- program`, whatever X is, but not where what follows are arguments of X. */
function behindDashes(words: readonly string[], at: number, program: string): number | undefined {
  if (RUNNERS.test(program)) return undefined
  const isFollowedByWord = (index: number) => !(words[index + 1] ?? '-').startsWith('-')
  if (ENTRYPOINT.test(program) && isFollowedByWord(at)) return at + 1
  if (program.endsWith('.sh') && runsScript(words.slice(at + 1))) return at + 1
  const dashes = words.indexOf('--', at + 1)
  return dashes > 0 && isFollowedByWord(dashes) ? dashes + 1 : undefined
}

/** A script that is handed a shell with a script of its own runs that in the end: `wait.sh sh -c 'migrate'`. */
function runsScript([shell = '', option = '']: readonly string[]): boolean {
  return SHELL.test(bareName(shell)) && /^-[a-z]*c$/.test(option)
}

/** `mysqld` of `/usr/sbin/mysqld`. */
export function bareName(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1)
}
