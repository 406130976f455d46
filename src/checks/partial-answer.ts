import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { bodyDecoderOf, textDecoderOf } from './body-text.js'
import type { Answer } from './check.js'

/** How much of a body is read. The rest is not. */
export const MAX_BODY_BYTES = 1024 * 1024

/** Milliseconds for which the rest of a body is waited for, where what has come says enough. */
const REST_OF_BODY_MS = 500

/** An answer as it comes in: some servers send a body that never ends. */
export class PartialAnswer {
  private text = ''
  /** Bytes of the body, its coding undone. */
  private length = 0
  /** Bytes as they came, before any decoding. */
  private received = 0
  private head: Omit<Answer, 'body'> | undefined
  private body: Readable | undefined
  private resolve: ((answer: Answer) => void) | undefined
  private timer: NodeJS.Timeout | undefined

  /** @param isEnough whether the part that has come says all that is asked of the answer */
  constructor(private readonly isEnough: (soFar: Answer) => boolean) {}

  /** Reads until the body ends, or until the part that has come is enough. */
  read(response: IncomingMessage): Promise<Answer> {
    this.head = headOf(response)
    return new Promise((resolve, reject) => {
      this.resolve = resolve
      response.on('data', (chunk: Buffer) => {
        this.received += chunk.length
      })
      response.on('error', (error) => reject(new BrokenAnswer(this.broken(response), { cause: error })))
      this.take(response)
      this.look()
    })
  }

  private take(response: IncomingMessage): void {
    const coded = bodyDecoderOf(response.headers['content-encoding'])
    const body = coded === undefined ? response : response.pipe(coded)
    const characters = textDecoderOf(response.headers['content-type'])
    this.body = body
    body.on('data', (chunk: Buffer) => {
      const room = MAX_BODY_BYTES - this.length
      this.text += characters.decode(chunk.subarray(0, room), { stream: true })
      this.length += chunk.length
      if (chunk.length > room) this.finish()
      else this.look()
    })
    const end = () => {
      this.text += characters.decode()
      this.resolve?.(this.answer(false))
    }
    body.on('end', end)
    // A body that is not coded as its head says: what could be undone is all that comes.
    if (body !== response) body.on('error', end)
  }

  /** `an answer that broke off after 5 of 100 bytes` */
  private broken({ headers }: IncomingMessage): string {
    const whole = headers['content-length']
    const of = whole === undefined ? '' : ` of ${whole}`
    return `an answer that broke off after ${this.received}${of} bytes of its body`
  }

  /** Takes what has come for the answer. @returns whether there is at least its head */
  finish(): boolean {
    this.resolve?.(this.answer(true))
    this.stop()
    return this.resolve !== undefined
  }

  /** A body grows no further: a small one may be the coding of one without end. */
  stop(): void {
    clearTimeout(this.timer)
    this.body?.destroy()
  }

  /** The rest of a body mostly comes at once, and helps to understand an answer. */
  private look(): void {
    if (this.timer !== undefined || !this.isEnough(this.answer(true))) return
    this.timer = setTimeout(() => this.finish(), REST_OF_BODY_MS)
  }

  private answer(isUnfinished: boolean): Answer {
    const truncated = this.length > MAX_BODY_BYTES
    const rest = truncated ? { truncated } : isUnfinished ? { unfinished: true } : {}
    return { status: 0, statusText: '', headers: {}, ...this.head, body: this.text, ...rest }
  }
}

/** The connection ended in the middle of a body. */
export class BrokenAnswer extends Error {}

/** All of an answer but its body. */
export function headOf(response: IncomingMessage): Omit<Answer, 'body'> {
  const headers = Object.entries(response.headersDistinct).map(([name, values]) => [
    name,
    (values ?? []).join(', '),
  ])
  return {
    status: response.statusCode ?? 0,
    statusText: response.statusMessage ?? '',
    headers: Object.fromEntries(headers) as Record<string, string>,
  }
}
