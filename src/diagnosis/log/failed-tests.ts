import { type Block, linkAt, tellingLink } from './chains/chain.js'
import { pythonBlocks } from './chains/python.js'
import { FAILED_TESTS } from './data/failed-test-heads.js'
import { isIncidental } from './line-kind.js'
import { isBlank, type Line, type Lines } from './lines.js'
import { verboseTest } from './verbose-go-tests.js'
import { names } from './wording.js'

/** pytest sums up: `FAILED tests/test_cart.py::test_sum - assert 1 == 2` */
const SUMMED_UP = /^(?:FAILED|ERROR) (\S+(?:\.py|::)\S*)(?: - (.+))?$/
/** A run of tests says so at its end. */
const ENDED =
  /^\s*(?:Tests?:? +.*\b\d+ failed|Test Files? .*\d+ failed|FAILURES!|FAILED \(|FAIL(?:ED)?(?![\w:])|\d+ (?:tests? )?(?:failing|failed)|.*\b\d+ (?:examples?|specs?|tests?|runs?|failures?)[, ].*\b[1-9]\d* (?:failures?|errors?|failed)\b|\s*#\s+failure\s+detail|\d+ tests?, \d+ passed, [1-9]\d* failed|test result: FAILED|# (?:fail|cancelled) [1-9]|# \{ total: .*fail: [1-9]|\s*Passed: +\d+$| [1-9]\d* fail$|ℹ fail [1-9]|\d+ scenarios? \((?!\d+ (?:passed|skipped)\))|.*\bTests run: .*(?:Failures: [1-9]|Errors: [1-9])|Tests: \d+, Assertions: .*(?:Failures|Errors): [1-9]|=+ .*\b\d+ (?:failed|errors?)\b.* =+|(?:\d+ \w+, )*\d+ errors? in [\d.]+s|Result: FAIL$|\[ +[1-9]\d* (?:tests|containers) failed +\]|# Looks like you failed|Failed!\s+- Failed: +[1-9]|.*\b[1-9]\d* undefined\b)/

/** What Robot cannot read or import is why the tests that need it fail. */
const UNREAD = /^\[ ERROR \] Error in (?:file|suite) /

export function testBlocks(lines: Lines): readonly Block[] {
  if (!lines.some(({ text }) => ENDED.test(text))) return []
  const unread = lines.findIndex(({ text }) => UNREAD.test(text))
  if (unread >= 0) return [{ from: unread, to: lines.length, links: [linkAt(lines, unread, unread + 1)] }]
  for (let at = 0; at < lines.length; at += 1) {
    const name = isListed(lines, at) ? undefined : testHeadedBy(lines[at]?.text ?? '')
    const block = name === undefined ? undefined : failed(lines, at, name)
    if (block !== undefined) return [block]
  }
  const verbose = verboseTest(lines)
  const said = verbose && failed(lines.slice(0, verbose.to), verbose.above, verbose.name)
  if (said !== undefined) return [said]
  const told = lines.findIndex(({ text }) => TOLD_ABOVE.test(text))
  if (told >= 0) return [failedAbove(lines, told)]
  const summed = lines.findIndex(({ text }) => SUMMED_UP.test(text))
  if (summed >= 0) return [pytest(lines, summed)]
  return (undefinedStep(lines) ?? placed(lines)).slice(0, 1)
}

/** Runners of features write down how the steps that they do not know could be defined. */
const UNDEFINED =
  /\b(?:undefined|missing) steps?\b.*\bsnippets?\b|\bUndefined\. Implement with the following snippet/
/** `@given(u'I open the shop')`, `Given('I open the shop', function () {` */
const SNIPPET = /^\s*@?(?:\w+\.)?(?:Given|When|Then|And|But|Step)\b\W*?[rub]?(['"`/])\^?(.+?)\$?\1/i
const SNIPPET_LINES = 8

function undefinedStep(lines: Lines): readonly Block[] | undefined {
  const at = lines.findIndex(({ text }) => UNDEFINED.test(text))
  if (at < 0) return undefined
  const below = lines.slice(at + 1, at + 1 + SNIPPET_LINES)
  const step = below.flatMap(({ text }) => SNIPPET.exec(text)?.[2] ?? [])[0]
  return step === undefined
    ? undefined
    : [{ from: at, to: lines.length, links: [{ text: `undefined step: ${step}`, from: at, to: at + 1 }] }]
}

/** pytest with one line for each test: `tests/test_cart.py:12: assert 3 == 4` */
const PLACED = /^\S+\.\w+:\d+: (?!\w*Warning: )\S/

function placed(lines: Lines): readonly Block[] {
  const at = lines.findIndex(({ text }) => PLACED.test(text))
  return at < 0
    ? []
    : [{ from: at, to: at + 1, links: [{ text: lines[at]?.text ?? '', from: at, to: at + 1 }] }]
}

/** mocha lists each test where it ran, further in, before it tells of those that failed by their numbers. */
function isListed(lines: Lines, at: number): boolean {
  const { text = '', indent = 0 } = lines[at] ?? {}
  const number = /^\s*(\d+\)) /.exec(text)?.[1]
  return (
    number !== undefined &&
    lines
      .slice(at + 1)
      .some((later) => later.indent < indent && later.text.trimStart().startsWith(`${number} `))
  )
}

function testHeadedBy(text: string): string | undefined {
  for (const form of FAILED_TESTS) {
    const name = form.exec(text)?.[1]
    if (name !== undefined) return name.trim()
  }
  return undefined
}

/** Bun names a test behind what it threw: `(fail) Cart > adds up [9.54ms]` */
const TOLD_ABOVE = /^\(fail\) (.+?)(?: \[[\d.]+m?s\])?$/

function failedAbove(lines: Lines, at: number): Block {
  const name = TOLD_ABOVE.exec(lines[at]?.text ?? '')?.[1] ?? ''
  const thrown = lines.slice(0, at).findLastIndex(({ text }) => /^error: \S/.test(text) || THROWN.test(text))
  const from = thrown < 0 ? at : thrown
  const said = lines
    .slice(from, at)
    .filter((line) => !isBlank(line) && !isIncidental(line))
    .map((line) => line.said.replace(/^error: /, ''))
  const text = [name, ...(said.length > 0 ? [firstOf(said).join(' ')] : [])].join(': ')
  return { from, to: lines.length, links: [{ text, from, to: at + 1 }] }
}

function pytest(lines: Lines, at: number): Block {
  const [, name, message] = SUMMED_UP.exec(lines[at]?.text ?? '') ?? []
  const told = message?.endsWith('...') ? (whole(lines, message) ?? message) : (message ?? raisedIn(lines))
  return {
    from: at,
    to: at + 1,
    links: [{ text: `${name}: ${withDetails(lines, told)}`, from: at, to: at + 1 }],
  }
}

function raisedIn(lines: Lines): string {
  return lines.find(({ text }) => RAISED.test(text))?.text.replace(RAISED, '') ?? ''
}

const RAISED = /^E {3}\s*(?=\S)/

/** `E     {'total': 30} != {'total': 31}`, `E     At index 1 diff: 2 != 3` */
const DIFFERING = /^E {3}\s*(?:\S.* != \S|At index \d+ diff: )/

/** The two values that were compared. */
const COMPARED = /(?<=^|: )assert .*$/

/** `AssertionError: expected call not found.`, and in the next lines which call was expected and which came. */
function withDetails(lines: Lines, told: string): string {
  // Of long values it leaves the middle out; which parts differ stands below.
  const differing = told.includes('...') ? lines.find(({ text }) => DIFFERING.test(text)) : undefined
  if (differing !== undefined)
    return `${told.replace(COMPARED, '').trim()} ${differing.text.replace(RAISED, '')}`
  if (names(told)) return told
  const at = lines.findIndex(({ text }) => RAISED.test(text) && text.replace(RAISED, '') === told)
  const below = at < 0 ? [] : lines.slice(at + 1, at + 3).filter(({ text }) => RAISED.test(text))
  return [told, ...below.map(({ text }) => text.replace(RAISED, ''))].join(' ')
}

/** The message that the summary cuts, as it stands above, with its type or without. */
function whole(lines: Lines, cut: string): string | undefined {
  const begun = cut.replace(/\.\.\.$/, '')
  const said = lines.map(({ text }) => text.replace(/^E\s+/, '')).filter((text) => !SUMMED_UP.test(text))
  for (const head of [begun, begun.replace(/^[\w.]+: /, '')]) {
    const text = head === '' ? undefined : said.find((line) => line.startsWith(head))
    if (text !== undefined) return `${begun}${text.slice(head.length)}`
  }
  return undefined
}

const MESSAGE_LINES = 30
/** Counts of tests, and where in the source it was. */
const BESIDE =
  /^\s*\w+Source \[|^\W*\d+ (?:\w+ )?(?:passing|failing|pending|passed|failed|tests?|suites?)\b|^\s*(?:Message|Stack|Stacktrace|Error (?:Context|Message)):|panicked at \S+$|^\s*\S+:\d+(?::\d+)?:?\s*$|^\s*[✔✖-] (?:Given|When|Then|And|But|Before|After)\b|^Ran \d+ tests?|^Finished in |^ok \d+ |^\d+\.\.\d+$|^# (?:\w+ \d|Subtest)|^\s*(?:=> )?\d+: |^#\s+at \S+ line \d+\.$|^\s*1\.\.0\b|^\s*(?:Total|Passed|Skipped|Duration): |^\s*(?:error: \|-?|expected:|actual:|stack: \|-?)$|^\s*(?:duration_ms|location|failureType|type|code|name|operator|stack|Error Trace|Test): ?|[+-] (?:Expected|Received|actual|expected)/

/** The name of the test, and the assertion below it. */
function failed(lines: Lines, at: number, name: string): Block | undefined {
  const title = titleFrom(lines, at, name)
  const below = bodyBelow(lines, title.to)
  // Some runners list the tests before they tell why these failed.
  if (below.length === 0) return undefined
  const thrown = below.findIndex((line) => THROWN.test(lines[line]?.said ?? ''))
  const raised = thrown < 0 ? raisedBelow(lines, title) : undefined
  if (raised !== undefined) return raised
  const told = below.slice(Math.max(0, thrown))
  const said = withoutDiff(
    told.map((line) => (lines[line]?.said ?? '').replace(/\s+/g, ' ').replace(/^(?:#|=>) /, '')),
  )
  const why = said.every((line) => FILE_FAILED.test(line)) ? printedAbove(lines, at) : undefined
  const text = [title.name.replace(/[─\s:]+$/, ''), why ?? firstOf(said).join(' ')].join(': ')
  return { from: at, to: lines.length, links: [{ text, from: at, to: (told.at(-1) ?? at) + 1 }] }
}

/** A file of tests that ended before it could tell of any; why, it has printed. */
const FILE_FAILED = /^error: 'test failed'$/
const PRINTED_LINES = 100

/** TAP has what a file printed as comments above the result. */
function printedAbove(lines: Lines, at: number): string | undefined {
  const printed = lines.slice(Math.max(0, at - PRINTED_LINES), at)
  const said = printed.flatMap(({ text }) => /^# (\S.*)$/.exec(text)?.[1] ?? [])
  return said.find((line) => THROWN.test(line))
}

/** The name of the test, and what Python has raised in it, of whatever type. */
function raisedBelow(lines: Lines, { name, to }: Title): Block | undefined {
  const isNext = ({ text }: Line) => testHeadedBy(text) !== undefined || ENDED.test(text)
  const length = lines.slice(to).findIndex(isNext)
  const block = pythonBlocks(lines.slice(to, length < 0 ? lines.length : to + length))[0]
  if (block === undefined) return undefined
  const raised = tellingLink(block.links)
  const text = `${name}: ${raised.text}`
  return { from: to - 1, to: lines.length, links: [{ text, from: to - 1, to: to + raised.to }] }
}

const TITLE_LINES = 5

interface Title {
  readonly name: string
  readonly to: number
}

/** mocha writes the names of suites and test one below the other, the last of them with a colon. */
function titleFrom(lines: Lines, at: number, name: string): Title {
  const alone = { name, to: at + 1 }
  const names = [name]
  for (let below = at + 1; below <= at + TITLE_LINES; below += 1) {
    const line = lines[below]
    if (line === undefined || isBlank(line) || line.indent <= (lines[below - 1]?.indent ?? 0)) return alone
    names.push(line.said)
    if (line.said.endsWith(':')) return { name: names.join(' '), to: below + 1 }
  }
  return alone
}

/** Below `3 != 4`, or `9 !== 12`, a diff says no more, nor do the two values once more. */
function withoutDiff(said: readonly string[]): readonly string[] {
  const compared = said.findIndex((line) => /\S !==? \S/.test(line))
  return compared < 0
    ? said
    : said.filter((line, index) => index <= compared || !/^(?:[-+?]|(?:expected|actual): )/.test(line))
}

const THROWN = /^(?:=> )?[\w.:]*(?:Error|Exception): \S/

/** TAP tells of a test in a document of YAML; what comes below it is about the run, as the end of JUnit's launcher is. */
const END_OF_DOCUMENT = /^\s*\.\.\.$|^Test run finished after /

/** The lines that say something, up to the next test or what sums up. */
function bodyBelow(lines: Lines, from: number): readonly number[] {
  const body: number[] = []
  for (let below = from; below < Math.min(lines.length, from + MESSAGE_LINES); below += 1) {
    const line = lines[below]
    if (line === undefined || testHeadedBy(line.text) !== undefined || ENDED.test(line.text)) break
    if (END_OF_DOCUMENT.test(line.text)) break
    if (!isBlank(line) && !isIncidental(line) && !BESIDE.test(line.text)) body.push(below)
  }
  return body
}

/** As many lines as a sentence has room for beside the name. */
function firstOf(said: readonly string[]): readonly string[] {
  let room = 140
  return said.slice(0, 5).filter((line, index) => {
    room -= line.length
    return index === 0 || room > 0
  })
}
