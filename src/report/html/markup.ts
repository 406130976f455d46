import escapeHtml from 'escape-html'
import { plainText } from '../../common/plain-text.js'

/** HTML that is safe as it stands. Only `html` makes it. */
export interface Markup {
  readonly markup: string
}

type Value = string | number | Markup | readonly Markup[]

/** A template whose values are escaped, control characters removed, unless they are markup already. */
export function html(fixed: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const parts = fixed.map((text, index) => {
    const value = values[index]
    return value === undefined ? text : text + textOf(value)
  })
  return { markup: parts.join('') }
}

export const nothing: Markup = { markup: '' }

function textOf(value: Value): string {
  if (typeof value === 'string') return escapeHtml(plainText(value))
  if (typeof value === 'number') return String(value)
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('')
}
