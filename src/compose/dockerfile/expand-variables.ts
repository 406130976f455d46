/** The value of a variable; undefined: nobody knows it. A variable that is known to be unset has the value ''. */
export type Lookup = (name: string) => string | undefined

/**
 * A word of a Dockerfile with its variables filled in, and without its quotes.
 * @returns undefined where the value of a variable is not known
 */
export function expandWord(word: string, lookup: Lookup, mark = '\\'): string | undefined {
  let text = ''
  let quoted = false
  for (let at = 0; at < word.length; ) {
    const rest = word.slice(at)
    const single = quoted ? undefined : /^'([^']*)'/.exec(rest)
    if (single) {
      text += single[1]
      at += single[0].length
    } else if (rest.startsWith('"')) {
      quoted = !quoted
      at += 1
    } else if (rest.startsWith(mark) && rest.length > 1) {
      text += rest[1]
      at += 2
    } else if (rest.startsWith('$')) {
      const variable = variableAt(rest)
      if (variable === undefined) {
        text += '$'
        at += 1
        continue
      }
      const value = variableValue(variable, lookup, mark)
      if (value === undefined) return undefined
      text += value
      at += variable.length
    } else {
      text += rest[0]
      at += 1
    }
  }
  return text
}

interface Variable {
  readonly name: string
  /** `:-`, `-`, `:+`, `+`, `:?`, `?`; empty: none; any other is not understood here. */
  readonly operator: string
  readonly word: string
  /** Characters of all of it. */
  readonly length: number
}

/** `$NAME` or `${NAME:-word}`, where the word may have variables of its own. */
function variableAt(text: string): Variable | undefined {
  const bare = /^\$(\w+)/.exec(text)
  if (bare) return { name: bare[1] ?? '', operator: '', word: '', length: bare[0].length }
  const [opening, name = ''] = /^\$\{(\w+)/.exec(text) ?? []
  if (opening === undefined) return undefined
  let depth = 1
  let end = opening.length
  for (; end < text.length && depth > 0; end++) {
    if (text.startsWith('${', end)) depth++
    else if (text[end] === '}') depth--
  }
  const inner = text.slice(opening.length, end - 1)
  const [operator = ''] = /^(?::?[-+?]|[\s\S])/.exec(inner) ?? []
  return { name, operator, word: inner.slice(operator.length), length: end }
}

function variableValue({ name, operator, word }: Variable, lookup: Lookup, mark: string): string | undefined {
  const value = lookup(name)
  if (operator === '') return value
  if (value === undefined || !/^:?[-+?]$/.test(operator)) return undefined
  // A variable without a value and one that is not set are the same here: Dockerfiles rarely tell them apart.
  const isSet = value !== ''
  if (operator.endsWith('-')) return isSet ? value : expandWord(word, lookup, mark)
  if (operator.endsWith('+')) return isSet ? expandWord(word, lookup, mark) : ''
  return value
}
