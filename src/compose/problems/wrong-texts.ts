import { isIP } from 'node:net'
import { meantDuration } from '../../common/duration.js'
import { unbracketed } from '../../common/host-address.js'
import { nearestName } from '../../common/nearest-name.js'
import { quoted } from '../../common/sentence.js'
import { shellWords } from '../../common/shell-words.js'
import { SERVICE_TEXTS } from '../values/text-values.js'
import { COUNTS, DURATIONS, SIZES, WORDS } from './field-kinds.js'

/** What is wrong with a text, and what to write instead. */
type WrongText = readonly [message: string, instead: string]

const DURATION = /^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h|d|w))+$|^0$/
/** As Docker reads it: `512m`, `1.5 GiB`, `-1`. */
const SIZE = /^-1$|^\d+(?:\.\d+)?\s?(?:[kmgtp]i?)?b?$/i
const PORT = /^(?:(\[[\da-f.:]*\]|[\da-f.:]*?):)??(?:\d+(?:-\d+)?)?:?\d+(?:-\d+)?(?:\/\w+)?$/i

/**
 * What is wrong with the text of a key, as far as that is certain.
 * @param isAlone whether the text is the key's whole value, and no entry of a list
 */
export function wrongText(name: string, text: string, isAlone: boolean): WrongText | undefined {
  if (isAlone && (name === 'command' || name === 'entrypoint')) return unclosedQuote(text)
  // Only Compose fills in variables.
  if (text.includes('$')) return undefined
  if (DURATIONS.has(name)) return wrongDuration(text)
  if (SIZES.has(name)) return wrongSize(text)
  if (name === 'cpus') return wrongCount(text)
  if (COUNTS.has(name)) return /^\d+$/.test(text) ? undefined : wrongNumber(name, text)
  if (name === 'ports') return wrongPort(text)
  if (name === 'volumes') return wrongVolume(text)
  const judge = SERVICE_TEXTS[name]
  if (judge !== undefined) return text === '' ? undefined : judge(text)
  const words = WORDS[name]
  return words === undefined || words.includes(text) || text.startsWith('every_')
    ? undefined
    : wrongWord(text, words)
}

function unclosedQuote(text: string): WrongText | undefined {
  if (shellWords(text).kind !== 'unclosed') return undefined
  return [
    `a quote in ${quoted(text)} is never closed`,
    'close it, put the other kind of quotes around it, or write the command as a list: `["sh", "-c", "…"]`',
  ]
}

function wrongDuration(text: string): WrongText | undefined {
  if (DURATION.test(text)) return undefined
  const meant = meantDuration(text)
  const wrong = meant !== undefined && /^[\d.\s]+$/.test(text) ? 'has no unit' : 'is not a duration'
  return [
    `${quoted(text)} ${wrong}`,
    meant === undefined ? 'write for instance `10s` or `1m30s`' : `write \`${meant}\``,
  ]
}

function wrongSize(text: string): WrongText | undefined {
  if (SIZE.test(text)) return undefined
  const [, count, unit = ''] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(text) ?? []
  const letter = unit.charAt(0).toLowerCase()
  const known = count !== undefined && /^[bkmgt]$/.test(letter)
  return [
    `${quoted(text)} is not a size`,
    known ? `write \`${count}${letter}\`` : 'write a number with a unit, for instance `512m` or `1g`',
  ]
}

function wrongCount(text: string): WrongText | undefined {
  if (text.trim() !== '' && Number.isFinite(Number(text))) return undefined
  return [`${quoted(text)} is not a number`, 'write how many processors it may use, for instance `"0.5"`']
}

const NUMBER_WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

function wrongNumber(name: string, text: string): WrongText {
  if (/^-\d+$/.test(text))
    return [`${quoted(text)} is below 0`, `write a number, for instance \`${name}: 2\``]
  const meant = NUMBER_WORDS.indexOf(text.toLowerCase())
  const instead = meant < 0 ? `write a number, for instance \`${name}: 2\`` : `write \`${name}: ${meant}\``
  return [`${quoted(text)} is not a number`, instead]
}

function wrongPort(text: string): WrongText | undefined {
  const usage = 'write HOST:CONTAINER, for instance `"8080:80"`, or the port of the container alone'
  const [isPort, address = ''] = PORT.exec(text) ?? []
  if (isPort === undefined) return [`${quoted(text)} is not a port`, usage]
  const [, protocol] = /\/(\w+)$/.exec(text) ?? []
  if (protocol !== undefined && !/^(?:tcp|udp|sctp)$/i.test(protocol))
    return [
      `${quoted(text)} holds \`${protocol}\`, which is no protocol`,
      `write ${quoted(text.replace(/\/\w+$/, ''))}: a port is of TCP, or \`/udp\` stands behind it`,
    ]
  if (address !== '' && isIP(unbracketed(address)) === 0)
    return [`${quoted(text)} holds ${quoted(address)}, which is no address`, usage]
  const tooHigh = text
    .replace(/\/\w+$/, '')
    .split(/[:-]/)
    .slice(-2)
    .some((part) => /^\d+$/.test(part) && Number(part) > 65535)
  return tooHigh ? [`${quoted(text)} holds a port above 65535`, usage] : wrongRange(text)
}

/** `80-70`, or ranges that are not of one length. */
function wrongRange(text: string): WrongText | undefined {
  const ranges = [...text.matchAll(/(\d+)-(\d+)/g)].map(
    ([, begin, end]) => [Number(begin), Number(end)] as const,
  )
  const turned = text.replace(/(\d+)-(\d+)/g, (whole, begin, end) =>
    Number(begin) > Number(end) ? `${end}-${begin}` : whole,
  )
  if (turned !== text) return [`${quoted(text)} holds a range that goes down`, `write \`"${turned}"\``]
  const [host, container] = ranges.map(([begin, end]) => end - begin)
  if (host === undefined || container === undefined || host === container || container === 0) return undefined
  return [`${quoted(text)} holds ranges of different lengths`, 'give both as many ports: `"8000-8001:80-81"`']
}

function wrongVolume(text: string): WrongText | undefined {
  if (text.split(':').every((part) => part !== '')) return undefined
  return [`${quoted(text)} lacks a part`, 'write SOURCE:TARGET, for instance `"./data:/data"`']
}

function wrongWord(text: string, words: readonly string[]): WrongText {
  const meant =
    nearestName(text, words) ?? words.find((word) => text.length > 3 && word.includes(text.toLowerCase()))
  const all = words.map((word) => `\`${word}\``).join(', ')
  return [
    `${quoted(text)} is none of ${all}`,
    meant === undefined ? 'write one of them' : `write \`${meant}\``,
  ]
}
