import type { TextSpan } from './text-span.js'

/** Shorter texts occur everywhere by chance. Hiding them would make a log unreadable and hide nothing. */
export const MIN_FORM_CHARACTERS = 3

/** Characters between two places of a form at which its parts are looked up. */
const PART_CHARACTERS = 8

/** So long a part of a form has one of these places in it, and is no chance. */
const MIN_PART_CHARACTERS = 2 * PART_CHARACTERS - 1

/** Slots of the table that says of most places in a text that no form begins there. A power of two. */
const TABLE_SIZE = 1 << 16

/** What the table says of three characters: a form begins with them, or what a part is looked up by; or they go on there. */
const [HEAD, PART_HEAD, PART_TAIL] = [1, 2, 4]

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
  private readonly table = new Uint8Array(TABLE_SIZE)
  /** What stands at some places of forms whose parts count → these places. */
  private readonly places = new Map<string, PlaceInForm[]>()

  /** Forms that are too short are left out. */
  add(form: string): void {
    if (form.length < MIN_FORM_CHARACTERS || this.forms.has(form)) return
    this.forms.add(form)
    this.longest = Math.max(this.longest, form.length)
    append(this.byHead, form.slice(0, MIN_FORM_CHARACTERS), form)
    append(this.byTail, form.slice(-MIN_FORM_CHARACTERS), form)
    this.mark(form, 0, HEAD)
  }

  /** A form of which every part gives something away, wherever somebody has cut it. */
  addWithParts(form: string): void {
    this.add(form)
    for (let at = 0; at <= form.length - PART_CHARACTERS; at += PART_CHARACTERS) {
      append(this.places, form.slice(at, at + PART_CHARACTERS), { form, at })
      this.mark(form, at, PART_HEAD)
      this.mark(form, at + MIN_FORM_CHARACTERS, PART_TAIL)
    }
  }

  /** Whether some form stands in a text. */
  isIn(text: string): boolean {
    return this.find(text).length > 0
  }

  /** Every place of every form, and of parts of those whose parts count. The places may overlap. */
  find(text: string): TextSpan[] {
    const spans: TextSpan[] = []
    let searched = 0
    if (this.longest === 0) return spans
    const { table } = this
    let [first, second, third] = [0, text.charCodeAt(0), text.charCodeAt(1)]
    for (let start = 0; start <= text.length - MIN_FORM_CHARACTERS; start += 1) {
      first = second
      second = third
      third = text.charCodeAt(start + 2)
      const marks = table[slotFor(first, second, third)]
      if (marks === undefined || marks === 0) continue
      if ((marks & HEAD) !== 0) {
        for (const form of this.byHead.get(text.slice(start, start + MIN_FORM_CHARACTERS)) ?? []) {
          if (text.startsWith(form, start)) spans.push({ start, end: start + form.length })
        }
      }
      if ((marks & PART_HEAD) === 0 || start < searched) continue
      if ((this.marksAt(text, start + MIN_FORM_CHARACTERS) & PART_TAIL) === 0) continue
      const parts = this.partsAt(text, start)
      spans.push(...parts)
      searched = Math.max(searched, ...parts.map(({ end }) => end))
    }
    return spans
  }

  private mark(form: string, at: number, what: number): void {
    const slot = slotOf(form, at)
    this.table[slot] = (this.table[slot] ?? 0) | what
  }

  private marksAt(text: string, at: number): number {
    return this.table[slotOf(text, at)] ?? 0
  }

  private partsAt(text: string, at: number): readonly TextSpan[] {
    const places = this.places.get(text.slice(at, at + PART_CHARACTERS)) ?? []
    return places
      .map((place) => commonPart(text, at, place))
      .filter(({ start, end }) => end - start >= MIN_PART_CHARACTERS)
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

interface PlaceInForm {
  readonly form: string
  readonly at: number
}

/** What a text has in common with a form, around a place of each at which they are alike. */
function commonPart(text: string, place: number, { form, at }: PlaceInForm): TextSpan {
  const isAlike = (by: number) => {
    const [one, other] = [form[at + by], text[place + by]]
    return one !== undefined && one === other
  }
  let [first, last] = [0, PART_CHARACTERS - 1]
  while (isAlike(first - 1)) first -= 1
  while (isAlike(last + 1)) last += 1
  return { start: place + first, end: place + last + 1 }
}

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key)
  if (values === undefined) map.set(key, [value])
  else values.push(value)
}

function slotOf(text: string, at: number): number {
  return slotFor(text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2))
}

function slotFor(first: number, second: number, third: number): number {
  return ((first * 31 + second) * 31 + third) & (TABLE_SIZE - 1)
}
