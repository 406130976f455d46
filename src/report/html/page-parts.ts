import { plainLine } from '../../common/plain-text.js'
import type { Position } from '../../common/problem.js'
import { sentenceParts } from '../../common/quoted-code.js'
import type { SourceCommit } from '../../record/run-record.js'
import { placeText, placeUrl } from '../place.js'
import { html, type Markup, nothing } from './markup.js'

// Small things that several parts of the page have.

/** A part of the page under a heading; the contents at the top link to it. */
export interface Section {
  readonly id: string
  readonly title: string
  /** In the contents, where it is not the title. */
  readonly shortTitle?: string
  readonly content: Markup
  /** Closed until a reader opens it. */
  readonly folded?: boolean
}

/**
 * A button that copies a text; without the script of the page there is none.
 * @param what the text is, for people who do not see what stands beside the button
 */
export function copyButton(text: string, what: string, label = 'Copy'): Markup {
  return html`<button type="button" class="copy" hidden data-copy="${text}" aria-label="Copy ${what}">${label}</button>`
}

/** A sentence, with what stands between its backticks as code. */
export function sentence(text: string): Markup {
  const parts = sentenceParts(text).map((part) =>
    part.isCode ? html`<code>${part.text}</code>` : html`${part.text}`,
  )
  return html`${parts}`
}

/** A place in a file: a link into the repository where it is known, else text that can be copied. */
export function place(at: Position | undefined, origin: SourceCommit | undefined): Markup {
  if (at === undefined) return nothing
  const text = plainLine(placeText(at))
  const url = placeUrl(at, origin)
  if (url !== undefined) return html`<a class="place" href="${url}" rel="noreferrer">${text}</a>`
  return html`<span class="place"><code>${text}</code> ${copyButton(text, 'the place')}</span>`
}

/** Only ever a file beside the report: `./` keeps a name with a colon from being a scheme. */
export function fileLink(file: string): Markup {
  const path = plainLine(file).split('/').map(encodeURIComponent).join('/')
  return html`<a href="./${path}">${plainLine(file)}</a>`
}

/** `1,234 lines`. */
export function counted(count: number, one: string): string {
  return `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`
}

/** Names with values, both as they are. */
export function pairs(entries: readonly (readonly [name: string, value: Markup])[]): Markup {
  return html`<dl class="pairs card">${entries.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

/** Rows under each other; on a narrow screen each breaks into lines. */
export function rows(items: readonly Markup[]): Markup {
  return html`<ul class="rows card">
${items}</ul>`
}
