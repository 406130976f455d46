/** A layer of an image, as a pull tells it. Bytes; undefined: not told yet. */
interface Layer {
  readonly done: boolean
  readonly current?: number | undefined
  readonly total?: number | undefined
}

const OF_LAYER =
  /^\s*([0-9a-f]{12}):? (Pulling fs layer|Waiting|Downloading|Verifying Checksum|Download complete|Extracting|Pull complete|Already exists)\b(.*)$/
const BYTES = /([\d.]+)\s?([kMGT]?)B\/([\d.]+)\s?([kMGT]?)B/
const DONE: ReadonlySet<string> = new Set(['Pull complete', 'Already exists'])
const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12 }

/** Follows what a pull prints, to tell how far it has come. */
export class PullWatch {
  private readonly layers = new Map<string, Layer>()
  /** The beginning of a line whose end has not come. */
  private rest = ''

  /** @param text the next piece of the output, which may begin and end anywhere */
  hear(text: string): void {
    const lines = (this.rest + text).split(/\r?\n|\r/)
    this.rest = lines.pop() ?? ''
    for (const line of lines) this.hearLine(line)
  }

  /** `12.3 MB of 45.0 MB, 3 of 7 layers`; empty where nothing is known yet. */
  text(): string {
    const all = [...this.layers.values()]
    if (all.length === 0) return ''
    const sized = all.filter(({ total }) => total !== undefined)
    const sum = (of: 'current' | 'total') => sized.reduce((bytes, layer) => bytes + (layer[of] ?? 0), 0)
    const bytes = sized.length === 0 ? '' : `${megabytes(sum('current'))} of ${megabytes(sum('total'))}, `
    return `${bytes}${all.filter(({ done }) => done).length} of ${all.length} layers`
  }

  private hearLine(line: string): void {
    const [, id, status = '', rest = ''] = OF_LAYER.exec(line) ?? []
    if (id === undefined) return
    const known = this.layers.get(id) ?? { done: false }
    const [, current = '', currentUnit = '', total = '', totalUnit = ''] = BYTES.exec(rest) ?? []
    const sizes =
      status === 'Downloading' && total !== ''
        ? { current: bytesOf(current, currentUnit), total: bytesOf(total, totalUnit) }
        : status === 'Pulling fs layer' || status === 'Waiting' || status === 'Downloading'
          ? {}
          : { current: known.total }
    this.layers.set(id, { ...known, ...sizes, done: DONE.has(status) })
  }
}

function bytesOf(number: string, unit: string): number {
  return Number(number) * (UNITS[unit] ?? 1)
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
