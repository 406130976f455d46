import { createReadStream } from 'node:fs'
import { type FileHandle, open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunRecord } from '../record/run-record.js'
import { bothEnds, fairShares, MAX_LOG_BYTES } from '../report/logs/log-budget.js'
import type { LogPart, LogText } from '../report/logs/log-text.js'

const LINE_END = 0x0a

/**
 * Reads the logs of a run for its reports: together at most `limit` bytes, of logs that are too long both ends.
 * @param directory the report folder
 * @returns those that are there, in the order of the record
 */
export async function readLogs(
  directory: string,
  { logs, logTimes = {} }: Pick<RunRecord, 'logs' | 'logTimes'>,
  limit: number = MAX_LOG_BYTES,
): Promise<LogText[]> {
  const found = await Promise.all(
    Object.entries(logs).map(async ([name, file]) => ({
      name,
      file,
      bytes: await sizeOf(join(directory, file)),
    })),
  )
  const shares = fairShares(
    found.map(({ bytes }) => bytes),
    limit,
  )
  const texts: LogText[] = []
  for (const [index, { name, file, bytes }] of found.entries()) {
    if (bytes === 0) continue
    const { lines, parts } = await readParts(join(directory, file), bytes, shares[index] ?? 0)
    const times = logTimes[name]
    const timed = times === undefined ? parts : await withTimes(parts, join(directory, times))
    texts.push({ name, file, bytes, lines, parts: timed })
  }
  return texts
}

/** Bytes; 0 where there is no such file. */
function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  )
}

interface Ends {
  /** Of the whole log. */
  readonly lines: number
  readonly parts: readonly LogPart[]
}

/** Whole lines, as far as lines are shorter than what is read. */
async function readParts(file: string, bytes: number, share: number): Promise<Ends> {
  const handle = await open(file)
  try {
    if (bytes <= share) {
      const whole = await read(handle, 0, bytes)
      return { lines: linesIn(whole), parts: [{ firstLine: 1, text: whole.toString() }] }
    }
    const { head, tail } = bothEnds(share)
    const first = upToLineEnd(await read(handle, 0, head))
    const last = fromLineStart(await read(handle, bytes - tail, tail))
    const before = await lineEnds(file, bytes - last.length)
    return {
      lines: before + linesIn(last),
      parts: [
        { firstLine: 1, text: first.toString() },
        { firstLine: before + 1, text: last.toString() },
      ],
    }
  } finally {
    await handle.close()
  }
}

async function read(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}

function upToLineEnd(bytes: Buffer): Buffer {
  const end = bytes.lastIndexOf(LINE_END)
  return end < 0 ? bytes : bytes.subarray(0, end + 1)
}

function fromLineStart(bytes: Buffer): Buffer {
  return bytes.subarray(bytes.indexOf(LINE_END) + 1)
}

/** The last line may have no end. */
function linesIn(bytes: Buffer): number {
  return countLineEnds(bytes) + (bytes.length > 0 && bytes.at(-1) !== LINE_END ? 1 : 0)
}

function countLineEnds(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(LINE_END); at >= 0; at = bytes.indexOf(LINE_END, at + 1)) count += 1
  return count
}

/** Line ends in the first bytes of a file. */
async function lineEnds(file: string, length: number): Promise<number> {
  let count = 0
  const stream: AsyncIterable<Buffer> = createReadStream(file, { end: length - 1 })
  for await (const chunk of stream) count += countLineEnds(chunk)
  return count
}

/** Where the file of times cannot be read, none are known. */
async function withTimes(parts: readonly LogPart[], file: string): Promise<readonly LogPart[]> {
  const lines = await readFile(file, 'utf8').then(
    (text) => text.split('\n'),
    () => [],
  )
  return parts.map((part) => {
    const from = part.firstLine - 1
    const times = lines.slice(from, from + part.text.split('\n').length).map((line) => Date.parse(line))
    return { ...part, times }
  })
}
