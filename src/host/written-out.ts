import type { Writable } from 'node:stream'

/**
 * Resolves once all that was written has gone out, or nobody reads any more. A pipe takes 64 KiB at a time, and
 * `process.exit` drops what waits behind that.
 */
export async function writtenOut(
  streams: readonly Writable[] = [process.stdout, process.stderr],
): Promise<void> {
  await Promise.all(streams.map(emptied))
}

async function emptied(stream: Writable): Promise<void> {
  if (stream.writableLength === 0 || stream.destroyed) return
  await new Promise<void>((resolve) => {
    stream.once('error', () => resolve())
    stream.write('', () => resolve())
  })
}
