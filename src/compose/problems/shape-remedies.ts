import { DURATIONS, type FieldKinds, type ValueKind } from './field-kinds.js'
import { wrongText } from './wrong-texts.js'

const WORDS: Readonly<Record<ValueKind, string>> = {
  text: 'a string',
  number: 'a number',
  switch: 'a boolean',
  list: 'a list',
  map: 'a mapping',
  nothing: 'nothing',
}

/** A kind of value with its article. */
export function kindWord(kind: ValueKind): string {
  return WORDS[kind]
}

/** `a text, a list or a map`. */
export function listOfKinds(kinds: readonly ValueKind[]): string {
  const words = kinds.filter((kind) => kind !== 'nothing').map(kindWord)
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`
}

/** What to write instead of a value of the wrong kind. @param written the value, where it is a scalar */
export function insteadOfValue(
  name: string,
  kind: ValueKind,
  { kinds, example }: FieldKinds,
  written: string | undefined,
): string {
  const isScalar = kind === 'text' || kind === 'number' || kind === 'switch'
  if (isScalar && written !== undefined) {
    if (kind === 'number' && DURATIONS.has(name)) return `write a unit: \`${name}: ${written}s\``
    if (kinds.includes('text'))
      return wrongText(name, written, true)?.[1] ?? `put quotes around it: \`${name}: "${written}"\``
    const [, entry] = /^-([^\s-].*)$/s.exec(written) ?? []
    if (kinds.includes('list') && entry !== undefined)
      return `write a space behind the hyphen: \`- ${entry.split(/\s/)[0]}\``
    if (kinds.includes('list')) return `write a list: \`${name}: [${entriesOf(written)}]\``
  }
  const shape = kinds.includes('list')
    ? 'begin each entry with `- `'
    : kinds.includes('map')
      ? 'write keys with values'
      : 'write one value'
  return `${shape}, for instance \`${name}: ${example}\``
}

/** Lines such as `A=1` without a hyphen are read as one text. */
function entriesOf(written: string): string {
  const words = written.split(/\s+/)
  const entries = words.every((word) => /^\w+=/.test(word)) ? words : [written]
  return entries.map((entry) => JSON.stringify(entry)).join(', ')
}

/** What to write instead of an entry of the wrong kind. @param key the first key of an entry that is a map */
export function insteadOfEntry(
  name: string,
  kind: ValueKind,
  key: string | undefined,
  isList: boolean,
): string {
  if (!isList) return 'write one value, in quotes where it holds JSON'
  if (kind === 'nothing') return 'leave the empty entry out'
  if (kind === 'number' || kind === 'switch') return 'put quotes around it'
  if (kind === 'list') return 'write one text an entry'
  if (name === 'depends_on') return `leave out the \`- \`: \`${key ?? 'db'}: {condition: service_healthy}\``
  return name === 'environment' || name === 'labels' || name === 'args'
    ? `write \`- ${key ?? 'NAME'}=value\`, or leave out every \`- \``
    : 'put quotes around a text that holds `: `'
}
