import { BLOCK_CHARACTERS, PatternSkips } from './pattern-skips.js'
import type { TextSpan } from './text-span.js'

/** Shorter texts occur everywhere by chance. Hiding them would make a log unreadable and hide nothing. */
export const MIN_FORM_CHARACTERS = BLOCK_CHARACTERS

/** Characters between two places of a form at which its parts are looked up. */
const PART_CHARACTERS = 8

/** So long a part of a form has one of these places in it, and is no chance. */
const MIN_PART_CHARACTERS = 2 * PART_CHARACTERS - 1

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
  /** What stands at some places of forms whose parts count → these places. */
  private readonly places = new Map<string, PlaceInForm[]>()
  /** Where forms and parts may begin. Absent: some have come since it was made. */
  private skips: PatternSkips | undefined
  /** The same for where forms end. */
  private endSkips: PatternSkips | undefined

  /** Forms that are too short are left out. */
  add(form: string): void {
    if (form.length < MIN_FORM_CHARACTERS || this.forms.has(form)) return
    this.forms.add(form)
    this.longest = Math.max(this.longest, form.length)
    append(this.byHead, form.slice(0, MIN_FORM_CHARACTERS), form)
    append(this.byTail, form.slice(-MIN_FORM_CHARACTERS), form)
    this.skips = undefined
    this.endSkips = undefined
  }

  /** A form of which every part gives something away, wherever somebody has cut it. */
  addWithParts(form: string): void {
    this.add(form)
    for (let at = 0; at <= form.length - PART_CHARACTERS; at += PART_CHARACTERS) {
      append(this.places, form.slice(at, at + PART_CHARACTERS), { form, at })
    }
    this.skips = undefined
  }

  /** Whether some form stands in a text. */
  isIn(text: string): boolean {
    return this.starts(text).some((start) => this.formsAt(text, start).length > 0)
  }

  /** Every place of every form, and of parts of those whose parts count. The places may overlap. */
  find(text: string): TextSpan[] {
    const spans: TextSpan[] = []
    let searched = 0
    for (const start of this.starts(text)) {
      for (const form of this.formsAt(text, start)) spans.push({ start, end: start + form.length })
      if (start < searched) continue
      const parts = this.partsAt(text, start)
      spans.push(...parts)
      searched = Math.max(searched, ...parts.map(({ end }) => end))
    }
    return spans
  }

  /** The places in a text, in order, where a form, or a part of `PART_CHARACTERS` or more of one, may begin. */
  starts(text: string): readonly number[] {
    if (this.longest === 0) return []
    this.skips ??= new PatternSkips([...this.forms, ...this.places.keys()])
    return this.skips.all(text)
  }

  /** The places in a text, in order, where a form may end: behind its last character. */
  ends(text: string): readonly number[] {
    if (this.longest === 0) return []
    this.endSkips ??= new PatternSkips([...this.byTail.keys()])
    return this.endSkips.all(text).map((at) => at + MIN_FORM_CHARACTERS)
  }

  private formsAt(text: string, at: number): readonly string[] {
    const forms = this.byHead.get(text.slice(at, at + MIN_FORM_CHARACTERS)) ?? []
    return forms.filter((form) => text.startsWith(form, at))
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
