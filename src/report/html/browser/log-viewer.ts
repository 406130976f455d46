import { copy } from './copying.js'
import { chosenLines, isMatch, type LogChoice } from './log-choice.js'
import type { ReadLine, ReadLog } from './log-source.js'
import { LogWindow } from './log-window.js'

/** Milliseconds after the last key until a search begins. */
const TYPING_PAUSE_MS = 120

/** The logs of a run in one box that can be searched and filtered, in place of the folded texts. */
export class LogViewer {
  private readonly view: LogWindow
  private lines: readonly ReadLine[] = []
  /** Indices of the lines in which something is found. */
  private matches: readonly number[] = []
  /** The match a reader is at, an index in `matches`. */
  private match = 0
  private typing: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly root: HTMLElement,
    private readonly texts: HTMLElement,
    private readonly logs: readonly ReadLog[],
  ) {
    const times = logs.flatMap(({ lines }) => lines.find(({ time }) => !Number.isNaN(time))?.time ?? [])
    this.view = new LogWindow(this.part('log-lines'), logs, Math.min(...times))
  }

  /** Shows the viewer, and the line of the page's address in it. */
  begin(): void {
    this.texts.hidden = true
    this.root.hidden = false
    this.listen()
    this.update()
    this.follow(location.hash)
  }

  private listen(): void {
    this.root.addEventListener('change', ({ target }) => {
      if (target !== this.input('log-search')) this.update()
    })
    this.input('log-search').addEventListener('input', () => {
      clearTimeout(this.typing)
      this.typing = setTimeout(() => this.update(), TYPING_PAUSE_MS)
    })
    this.input('log-search').addEventListener('keydown', (event) => {
      if (event.key === 'Enter') this.step(event.shiftKey ? -1 : 1)
    })
    this.onClick('log-previous', () => this.step(-1))
    this.onClick('log-next', () => this.step(1))
    this.onClick('log-all', () => this.choose(() => true))
    this.onClick('log-copy', (button) => copy(this.copied(), button))
    this.part('log-lines').addEventListener('select', () => this.tell())
    document.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null
      if (link && this.follow(link.getAttribute('href') ?? '')) event.preventDefault()
    })
    window.addEventListener('hashchange', () => this.follow(location.hash))
  }

  /** Goes to what an address names: the cause, a log, or a line of a log. @returns whether it is one of these */
  private follow(hash: string): boolean {
    const [id = '', number = ''] = hash.slice(1).split(':')
    const log = this.logs.findIndex((each) => each.id === id || (id === 'cause' && each.lines.some(isCause)))
    if (log < 0) return false
    if (!this.choice().logs.has(log)) this.choose((index) => index === log)
    const isWanted = (line: ReadLine) =>
      line.log === log && (id === 'cause' ? line.isCause : number === '' || line.number === Number(number))
    const index = this.lines.findIndex(isWanted)
    if (index >= 0) this.view.goTo(index)
    this.root.scrollIntoView?.({ block: 'start' })
    this.part('log-lines').focus({ preventScroll: true })
    return true
  }

  private choose(isOn: (log: number) => boolean): void {
    for (const box of this.boxes()) box.checked = isOn(Number(box.value))
    this.input('log-search').value = ''
    this.part<HTMLSelectElement>('log-level').value = ''
    this.update()
  }

  private choice(): LogChoice {
    return {
      logs: new Set(this.boxes().flatMap(({ checked, value }) => (checked ? Number(value) : []))),
      levels: this.part<HTMLSelectElement>('log-level').value,
      search: this.input('log-search').value.trim().toLowerCase(),
      onlyMatches: this.input('log-only').checked,
      isMerged: this.root.querySelector<HTMLInputElement>('#log-merge')?.checked === true,
    }
  }

  /** Finds the lines of what is chosen, and shows them: from a match on, or else from the cause, or the beginning. */
  private update(): void {
    const choice = this.choice()
    this.lines = chosenLines(this.logs, choice)
    this.matches = this.lines.flatMap((line, index) => (isMatch(line, choice.search) ? index : []))
    this.match = 0
    const cause = this.lines.findIndex(isCause)
    this.view.show(this.lines, choice.search, this.matches[0] ?? (cause < 0 ? undefined : cause))
    this.tell()
  }

  /** To the next match, or the one before; behind the last comes the first. */
  private step(by: number): void {
    const { length } = this.matches
    if (length === 0) return
    this.match = (this.match + by + length) % length
    this.view.goTo(this.matches[this.match] ?? 0)
    this.tell()
  }

  /** How much there is, and what would be copied. */
  private tell(): void {
    const count = (lines: number) => `${lines.toLocaleString('en')} ${lines === 1 ? 'line' : 'lines'}`
    const { search } = this.choice()
    const found = `${Math.min(this.match + 1, this.matches.length)} of ${this.matches.length.toLocaleString('en')}`
    this.part('log-count').textContent = search === '' ? count(this.lines.length) : found
    const selected = this.view.selection?.length ?? this.lines.length
    this.part('log-copy').textContent = `Copy ${count(selected)}`
    delete this.part('log-copy').dataset.label
  }

  private copied(): string {
    const lines = this.view.selection ?? this.lines
    const isOne = new Set(lines.map(({ log }) => log)).size === 1
    return lines.map(({ log, text }) => (isOne ? text : `${this.logs[log]?.name} | ${text}`)).join('\n')
  }

  private boxes(): HTMLInputElement[] {
    return [...this.root.querySelectorAll<HTMLInputElement>('fieldset input')]
  }

  private onClick(id: string, act: (button: HTMLButtonElement) => void): void {
    const button = this.part<HTMLButtonElement>(id)
    button.addEventListener('click', () => act(button))
  }

  private input(id: string): HTMLInputElement {
    return this.part<HTMLInputElement>(id)
  }

  private part<Kind extends HTMLElement>(id: string): Kind {
    const found = this.root.querySelector<Kind>(`#${id}`)
    if (!found) throw new Error(`the page has no ${id}`)
    return found
  }
}

function isCause(line: ReadLine): boolean {
  return line.isCause
}
