import { pipeline } from 'node:stream/promises'
import type Dockerode from 'dockerode'
import { type Demultiplexer, demultiplexed, type OnTimes } from './demultiplex.js'

/**
 * Everything a container printed up to now, as a stream: dockerode streams only a log that it follows, and collects any
 * other in memory.
 */
export function openLog(
  api: Dockerode,
  id: string,
  abortSignal: AbortSignal,
  timestamps = false,
): Promise<NodeJS.ReadableStream> {
  return new Promise((resolve, reject) => {
    const statusCodes = { 200: true, 404: 'no such container', 500: 'server error' }
    // The client cuts off a path's last character where options are missing after the question mark.
    const path = `/containers/${id}/logs?`
    const options = { stdout: true, stderr: true, ...(timestamps ? { timestamps } : {}) }
    const request = { path, options, method: 'GET', isStream: true, statusCodes, abortSignal }
    api.modem.dial(request, (error: unknown, stream: unknown) => {
      if (error) reject(error)
      else resolve(stream as NodeJS.ReadableStream)
    })
  })
}

/**
 * Copies a log; memory stays small whatever its size.
 * @param tty the container has a terminal, so that its log is not multiplexed
 * @param destination is not closed
 * @param onTimes given where the engine was asked for times, which are then no part of the text
 */
export async function copyLog(
  log: NodeJS.ReadableStream,
  tty: boolean,
  modem: Demultiplexer,
  destination: NodeJS.WritableStream,
  signal: AbortSignal,
  onTimes?: OnTimes,
): Promise<void> {
  const stages = tty ? [log, destination] : [log, demultiplexed(modem, onTimes), destination]
  await pipeline(stages, { end: false, signal })
}
