import type { TextSpan } from './text-span.js'

/** Shorter texts occur everywhere by chance. Hiding them would make a log unreadable and hide nothing. */
export const MIN_FORM_CHARACTERS = 3

/** Slots of the table that says of most places in a text that no form begins there. A power of two. */
const TABLE_SIZE = 1 << 16

/**
 * The forms of all secrets, found in one pass over a text however many there are. A file secret alone can have a
 * thousand lines.
 */
export class FormIndex {
  /** Characters of the longest form; 0: there are none. */
  longest = 0
  private readonly forms = new Set<string>()
  private readonly byHead = new Map<string, string[]>()
  private readonly byTail = new Map<string, string[]>()
  private readonly heads = new Uint8Array(TABLE_SIZE)

  /** Forms that are too short are left out. */
  add(form: string): void {
    if (form.length < MIN_FORM_CHARACTERS || this.forms.has(form)) return
    this.forms.add(form)
    this.longest = Math.max(this.longest, form.length)
    append(this.byHead, form.slice(0, MIN_FORM_CHARACTERS), form)
    append(this.byTail, form.slice(-MIN_FORM_CHARACTERS), form)
    this.heads[slotOf(form, 0)] = 1
  }

  /** Whether some form stands in a text. */
  isIn(text: string): boolean {
    return this.find(text).length > 0
  }

  /** Every place of every form. The places may overlap. */
  find(text: string): TextSpan[] {
    const spans: TextSpan[] = []
    if (this.longest === 0) return spans
    for (let start = 0; start <= text.length - MIN_FORM_CHARACTERS; start += 1) {
      if (this.heads[slotOf(text, start)] === 0) continue
      for (const form of this.byHead.get(text.slice(start, start + MIN_FORM_CHARACTERS)) ?? []) {
        if (text.startsWith(form, start)) spans.push({ start, end: start + form.length })
      }
    }
    return spans
  }

  /** Whether some form is longer than this text and begins with it. */
  hasBeginning(text: string): boolean {
    const forms = this.byHead.get(text.slice(0, MIN_FORM_CHARACTERS)) ?? []
    return forms.some((form) => form.length > text.length && form.startsWith(text))
  }

  /** Whether some form is longer than this text and ends with it. */
  hasEnding(text: string): boolean {
    const forms = this.byTail.get(text.slice(-MIN_FORM_CHARACTERS)) ?? []
    return forms.some((form) => form.length > text.length && form.endsWith(text))
  }
}

function append(map: Map<string, string[]>, key: string, form: string): void {
  const forms = map.get(key)
  if (forms === undefined) map.set(key, [form])
  else forms.push(form)
}

function slotOf(text: string, at: number): number {
  const [first, second, third] = [text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2)]
  return ((first * 31 + second) * 31 + third) & (TABLE_SIZE - 1)
}
