import { LEVEL_WORDS, type Level, levelNamed, SMALL_LEVEL_WORDS } from './level.js'

/** A line without the columns that loggers write before the message. */
export interface Message {
  readonly level: Level | undefined
  /** Whether there were any such columns, the time at least. */
  readonly logged: boolean
  readonly said: string
}

const ZONE = String.raw`(?:\s?(?:Z|UTC|GMT|[A-Z]{2,3}T|[+-]\d\d:?\d\d)\b)?`
const CLOCK = String.raw`\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?(?:\s?[AP]M)?${ZONE}`
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*'
const DAY = '(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?'
const DATES = [
  String.raw`\d{4}[-/.]\d\d[-/.]\d\d`,
  String.raw`\d{1,2}[-/.]\d{1,2}[-/.]\d{4}`,
  String.raw`${DAY}\d{1,2}[-/ ]${MONTH}[-/ ]\d{4}`,
  String.raw`${DAY}${MONTH} +\d{1,2}(?:,? \d{4})?`,
]
const TIME = String.raw`(?:(?:${DATES.join('|')})(?:[T ,:-]{1,3}${CLOCK})?(?: \d{4})?|${CLOCK}|\d{10}(?:\.\d+|\d{3})?)`

interface Column {
  /** With what it begins; most columns can be passed over by that. */
  readonly by: 'digit' | 'bracket' | 'letter' | 'mark' | 'any'
  readonly is: RegExp
  /** Where in the match a level can stand. */
  readonly level?: number
  readonly time?: true
  /** Counts only behind a time or a level: elsewhere it may be part of what is said. */
  readonly behind?: true
}

const COLUMNS: readonly Column[] = [
  { by: 'any', is: new RegExp(`^(?:${TIME}|[[(]${TIME}[\\])])(?=[\\s|:,-]|$)`), time: true },
  {
    by: 'bracket',
    is: new RegExp(`^\\[${TIME}:? (?:#\\d+|(${LEVEL_WORDS}))[^\\]]{0,60}\\]`, 'i'),
    time: true,
    level: 1,
  },
  {
    by: 'bracket',
    is: new RegExp(`^[[(<](?:[\\w.-]+[:/])?(${LEVEL_WORDS})(?:/[\\w-]+)?[\\])>]:?`, 'i'),
    level: 1,
  },
  // Kafka's clients in C: level, clock, what, who, and the thread.
  { by: 'mark', is: /^%\d\|\d+\.\d+\|[A-Z]+\|\S+\| \[thrd:[^\]]*\]:/, time: true },
  // OpenLDAP's clock, and its thread.
  { by: 'any', is: /^[\da-f]{8}\.[\da-f]{8} 0x[\da-f]+(?=\s)/, time: true },
  // Glued to the seconds since the start, or to a date, or as a letter.
  { by: 'letter', is: /^([A-Z]{4})\[\d{4}\]/, level: 1 },
  { by: 'letter', is: /^([EFWI])\d{4} \d\d:\d\d:\d\d\.\d+ +\d+ [\w./-]+:\d+\]/, level: 1, time: true },
  { by: 'letter', is: /^([A-Z]), (?=\[)/, level: 1 },
  // pytest puts it before what was raised.
  { by: 'letter', is: /^(E)(?= {3}\S)/, level: 1 },
  {
    by: 'letter',
    is: new RegExp(`^[\\w-]{1,60}\\.(${LEVEL_WORDS.toUpperCase()}):(?=\\s)`),
    level: 1,
    behind: true,
  },
  { by: 'letter', is: /^(LOG):(?=\s)/, level: 1, behind: true },
  { by: 'letter', is: new RegExp(`^(${LEVEL_WORDS.toUpperCase()})(?=[\\s|:-]|$)`), level: 1 },
  // Before small letters it is a word of the message: `Error loading the rules`
  { by: 'letter', is: /^(Warning|Error|Info|Debug)(?=[|:-]|\s+[^\sa-z]|$)/, level: 1, behind: true },
  { by: 'letter', is: new RegExp(`^(${SMALL_LEVEL_WORDS})(?=\\s+[-|»] |:\\s|\\t|-{3}\\s|\\s*$)`), level: 1 },
  // Names of threads, modules, loggers; numbers of processes.
  { by: 'bracket', is: /^\[[^\][]{0,60}(?:\[[^\][]{0,40}\][^\][]{0,20}){0,3}\](?::(?=\s))?/, behind: true },
  { by: 'bracket', is: /^<\d+\.\d+\.\d+>(?=\s)/, behind: true },
  { by: 'digit', is: /^\d+#\d+:|^\d+:[A-Z](?=\s)|^\d+(?=\s)/, behind: true },
  { by: 'digit', is: /^\d+:[A-Z](?= \d)/ },
  { by: 'bracket', is: /^\(\d+\)(?: ?:)?(?=\s)/, behind: true },
  // What loggers say of the thread or the job, as pairs before the level.
  {
    by: 'letter',
    is: new RegExp(`^(?:\\w+=\\S+\\s+)+(?=(?:${LEVEL_WORDS.toUpperCase()})[:\\s])`),
    behind: true,
  },
  // What PostgreSQL and its kin put before a level, which they part from the message by two blanks.
  {
    by: 'letter',
    is: /^\w[^:]{0,60}:(?= (?:LOG|WARNING|ERROR|FATAL|PANIC|DETAIL|HINT|CONTEXT|STATEMENT): {2}\S)/,
    behind: true,
  },
  // syslog: the machine, the program and its process.
  { by: 'any', is: /^[\w.-]+ [\w./-]+\[\d+\]:(?=\s)/, behind: true },
  // The JVM's own logger: the class and the method.
  { by: 'letter', is: /^(?:[a-z]\w*\.)+[A-Z][\w$]*\.[a-z<][\w$>]*(?=\s+[A-Z])/, behind: true },
  { by: 'letter', is: /^pid[:=]\d+|^[\w./-]{1,60}\.(?:go|rs|py|js|ts|rb|java):\d+:?(?=\s)/, behind: true },
  { by: 'mark', is: /^(?:-{1,3}|\||::?|»|\*|#|>)(?=\s|$)/, behind: true },
  { by: 'any', is: /^[\w.$/[\]:-]{1,80}(?=\s+(?:-|\||:|::)(?:\s|$)|\s+--(?:\s|$))/, behind: true },
]

/** The columns that can begin with such a character. */
const BY_BEGINNING = new Map(
  (['digit', 'bracket', 'letter', 'mark'] as const).map((kind) => [
    kind,
    COLUMNS.filter(({ by }) => by === kind || by === 'any'),
  ]),
)

function beginning(text: string): 'digit' | 'bracket' | 'letter' | 'mark' {
  if (/^\d/.test(text)) return 'digit'
  if (/^[[(<]/.test(text)) return 'bracket'
  return /^[A-Za-z]/.test(text) ? 'letter' : 'mark'
}

const MOST_COLUMNS = 14

/** What a tool that waits has printed of its progress, in the line that another logs. */
const PROGRESS = /^\.+(?=\d{4}-\d\d-\d\d[T ]\d\d:)/

/** Takes the columns from the left, one by one; where no time and no level is among them, there were none. */
export function messageIn(line: string): Message {
  const text = line.trim().replace(PROGRESS, '')
  if (!/^[\dA-Za-z[(<%]/.test(text)) return { level: undefined, logged: false, said: text }
  let rest = text
  let level: Level | undefined
  let time = false
  let behind = false
  for (let count = 0; count < MOST_COLUMNS; count += 1) {
    behind ||= NAMED_FIRST.test(rest)
    const column = nextColumn(rest, behind)
    if (column === undefined || (level !== undefined && column.level !== undefined && column.level !== level))
      break
    level ??= column.level
    time ||= column.time
    behind ||= time || level !== undefined
    rest = rest.slice(column.length).trimStart()
  }
  // A line that begins with its level says it as a part of its words.
  if (!time && level !== undefined && /^(?:\w+ )?\w+:(?:\s|[\w.-]+:\S)|^\w+ \d+ \(/.test(text))
    return { level, logged: true, said: ofModule(text) }
  if (!time && level === undefined) return { level: levelAtHead(text), logged: false, said: text }
  const said = tidied(rest)
  return { level: level ?? levelAtHead(said), logged: true, said }
}

/** The name of a program in brackets, if a time or a level follows. */
const NAMED_FIRST = new RegExp(
  `^\\[[\\w.-]{1,30}\\](?: \\d+)?(?: +-)? +(?:[[(]?(?:${LEVEL_WORDS})[\\])]|${TIME})`,
  'i',
)

interface Taken {
  readonly length: number
  readonly level: Level | undefined
  readonly word: string | undefined
  readonly time: boolean
}

function nextColumn(rest: string, behind: boolean): Taken | undefined {
  for (const { is, level, time, behind: onlyBehind } of BY_BEGINNING.get(beginning(rest)) ?? []) {
    if (onlyBehind === true && !behind) continue
    const found = is.exec(rest)
    if (found === null || found[0] === '') continue
    const word = level === undefined ? undefined : found[level]
    const named = word === undefined ? undefined : found[0] === 'LOG:' ? 'log' : levelNamed(word)
    if (level !== undefined && named === undefined && time === undefined) continue
    return { length: found[0].length, level: named, word, time: time === true }
  }
  return undefined
}

/** `psql: error: …`, `nginx: [emerg] …`, `error: …`, `PHP Fatal error: …`. */
const AT_HEAD = new RegExp(
  `^(?:[\\w./+:-]+: ){0,2}\\[?(?:(?:fatal|internal|syntax|parse) )?(${LEVEL_WORDS})\\b\\]?(?::|\\s*\\[|\\s|$)`,
  'i',
)

function levelAtHead(text: string): Level | undefined {
  if (/^(?:npm|pnpm|lerna) (?:ERR!|error)/.test(text)) return 'error'
  const word = AT_HEAD.exec(text)?.[1]
  return word === undefined ||
    !/^(?:fatal|error|err|warn|warning|info|debug|emerg|alert|crit|panic)$/i.test(word)
    ? undefined
    : levelNamed(word)
}

/** `ERROR:app.db:the message`, as Python writes it. */
function ofModule(text: string): string {
  return text.replace(/^[A-Z]+:[\w.-]+:(?=\S)/, '')
}

/** Without what is left of separators, the name of a logger before its colon, and fields that are cut. */
function tidied(rest: string): string {
  return (
    rest
      .replace(/^(?:[-|:]\s+)+/, '')
      .replace(/^(?:[a-z][\w$]*\.){1,10}[\w$.[\]/]+\s+: /, '')
      // Monolog's fields, where an exception in them goes on in the lines below.
      .replace(/ \{"\w+":"\[object\] .*[^}\]]$/, '')
      .trim()
  )
}
