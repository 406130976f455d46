import { element, type RowLook, rowOf } from './log-row.js'
import type { ReadLine, ReadLog } from './log-source.js'

/** Rows that are made around the line a reader goes to, to each side, and at each wish for more. */
const STEP = 1000

/** The rows in the box of the viewer: those around a line, and buttons for what is before and behind them. */
export class LogWindow {
  private lines: readonly ReadLine[] = []
  private from = 0
  private to = 0
  private search = ''
  private isMixed = false
  private selected: readonly [number, number] | undefined

  constructor(
    private readonly box: HTMLElement,
    private readonly logs: readonly ReadLog[],
    /** Milliseconds since 1970. */
    private readonly zero: number,
  ) {
    box.addEventListener('click', (event) => this.click(event))
  }

  /** What a reader has chosen by clicks on line numbers; undefined: nothing. */
  get selection(): readonly ReadLine[] | undefined {
    return this.selected && this.lines.slice(this.selected[0], this.selected[1] + 1)
  }

  /** Shows other lines. @param index of the line to go to; undefined: the first, which is nothing special */
  show(lines: readonly ReadLine[], search: string, index: number | undefined): void {
    this.lines = lines
    this.search = search
    this.isMixed = new Set(lines.map(({ log }) => log)).size > 1
    this.selected = undefined
    this.from = Math.max(0, (index ?? 0) - STEP)
    this.to = Math.min(lines.length, (index ?? 0) + STEP)
    this.render()
    this.box.scrollTop = 0
    if (index !== undefined) this.goTo(index)
  }

  /** Brings a line into view, and tells it from the others. */
  goTo(index: number): void {
    if (index >= this.lines.length) return
    if (index < this.from || index >= this.to) {
      this.show(this.lines, this.search, index)
      return
    }
    this.box.querySelector('.current')?.classList.remove('current')
    const row = this.rowAt(index)
    if (row === undefined) return
    row.classList.add('current')
    this.box.scrollTop = row.offsetTop - this.box.clientHeight / 3
  }

  private rowAt(index: number): HTMLElement | undefined {
    return this.rows()[index - this.from]
  }

  private rows(): HTMLElement[] {
    return [...this.box.querySelectorAll<HTMLElement>('.row')]
  }

  private render(): void {
    const rows = this.rowsOf(this.from, this.to)
    const none = rows.length === 0 ? [element('p', 'soft', 'No lines.')] : []
    this.box.replaceChildren(...this.more('earlier'), ...rows, ...none, ...this.more('later'))
  }

  private rowsOf(from: number, to: number): HTMLElement[] {
    return this.lines.slice(from, to).map((line) => {
      const look: RowLook = {
        name: this.isMixed ? this.logs[line.log]?.name : undefined,
        zero: this.zero,
        search: this.search,
      }
      return rowOf(line, look)
    })
  }

  /** A button for lines that have no row yet. */
  private more(which: 'earlier' | 'later'): HTMLElement[] {
    const left = which === 'earlier' ? this.from : this.lines.length - this.to
    if (left === 0) return []
    const button = element('button', 'more', `${left.toLocaleString('en')} ${which} lines`)
    button.addEventListener('click', () => {
      const fromEnd = this.box.scrollHeight - this.box.scrollTop
      const fromStart = this.box.scrollTop
      if (which === 'earlier') this.from = Math.max(0, this.from - STEP)
      else this.to = Math.min(this.lines.length, this.to + STEP)
      this.render()
      this.box.scrollTop = which === 'earlier' ? this.box.scrollHeight - fromEnd : fromStart
      this.box.focus()
    })
    return [button]
  }

  /** A click on a number selects its line; with the shift key, all lines from the last one selected. */
  private click(event: MouseEvent): void {
    const number = event.target instanceof Element ? event.target.closest('button.number') : null
    const row = number?.parentElement
    if (!row) return
    const rows = this.rows()
    const index = rows.indexOf(row) + this.from
    const first = event.shiftKey && this.selected ? this.selected[0] : index
    this.selected = [Math.min(first, index), Math.max(first, index)]
    rows.forEach((each, at) => {
      const place = at + this.from
      each.classList.toggle(
        'selected',
        place >= (this.selected?.[0] ?? 0) && place <= (this.selected?.[1] ?? -1),
      )
    })
    const line = this.lines[index]
    if (line) history.replaceState(null, '', `#${this.logs[line.log]?.id}:${line.number}`)
    this.box.dispatchEvent(new Event('select'))
  }
}
