import { connect } from 'node:net'
import { unbracketed } from '../common/host-address.js'
import type { Answer } from './check.js'
import { CONNECT_TIMEOUT_MS, onSlowConnect } from './connect-limit.js'
import { NoAnswerInTime, type Reply, type RequestLimits, unreachable } from './request.js'

/**
 * Milliseconds for which a connection must stay open without a word: behind a published port the engine's own proxy
 * takes every connection, and drops it at once while nothing listens in the container.
 */
const STAYS_OPEN_MS = 500

/** Bytes of a greeting that are read. */
const MAX_GREETING_BYTES = 64 * 1024

/**
 * Opens a connection, sends nothing, and waits for what is asked of the greeting.
 * @param target where the app listens: address and port
 * @param limits `isEnough` is asked of what has come, which is an answer without status and headers
 * @returns an answer whose body is the greeting: the connection stayed open, or something came
 * @throws the signal's reason as soon as it is aborted
 */
export async function greetingOf(target: URL, limits: RequestLimits): Promise<Reply> {
  const { signal, timeoutMs, isEnough = () => true } = limits
  signal.throwIfAborted()
  const host = unbracketed(target.hostname)
  const socket = connect(Number(target.port || 80), host)
  let connected = false
  let greeting = Buffer.alloc(0)
  const answer = (): Answer => ({ status: 0, statusText: '', headers: {}, body: greeting.toString('utf8') })
  const timers: NodeJS.Timeout[] = []
  const after = (milliseconds: number, call: () => void) => timers.push(setTimeout(call, milliseconds))
  const stop = () => socket.destroy(new Error('aborted'))
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await new Promise<Reply>((resolve, reject) => {
      const answered = () => resolve({ kind: 'answer', answer: answer() })
      socket.on('connect', () => {
        connected = true
        after(STAYS_OPEN_MS, () => isEnough(answer()) && answered())
      })
      socket.on('data', (chunk) => {
        greeting = Buffer.concat([greeting, chunk])
        if (greeting.length >= MAX_GREETING_BYTES || isEnough(answer())) answered()
      })
      socket.on('error', reject)
      socket.on('close', () => {
        if (greeting.length > 0) answered()
        else reject(Object.assign(new Error('dropped'), { code: 'ECONNRESET' }))
      })
      onSlowConnect(socket, host, () => reject(new NoAnswerInTime(CONNECT_TIMEOUT_MS)))
      if (timeoutMs === undefined) return
      after(timeoutMs, () => (connected ? answered() : reject(new NoAnswerInTime(timeoutMs))))
    })
  } catch (error) {
    signal.throwIfAborted()
    return unreachable(error, connected)
  } finally {
    for (const timer of timers) clearTimeout(timer)
    signal.removeEventListener('abort', stop)
    socket.on('error', () => {})
    socket.destroy()
  }
}
