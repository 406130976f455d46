import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import type { Socket } from 'node:net'

/** Characters of what a command says that are kept. */
const MAX_SAID = 4096

/** How an answer of the engine begins. */
const HTTP = 'HTTP/'

/**
 * Passes a connection on to a command that speaks for an engine.
 * @param tell called with the words of a command that gives no answer of an engine, before the connection ends
 */
export function passOn(
  socket: Socket,
  command: ChildProcessWithoutNullStreams,
  tell: (words: string) => void,
): void {
  let hasAnswered = false
  let complaint = ''
  command.stdout.on('data', (chunk: Buffer) => {
    if (!hasAnswered && !HTTP.startsWith(chunk.toString('utf8', 0, HTTP.length)))
      tell(chunk.toString('utf8', 0, MAX_SAID))
    hasAnswered = true
  })
  command.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = `${complaint}${text}`.slice(-MAX_SAID)
  })
  command.stdout.pipe(socket, { end: false })
  // Where there is no answer, what the command complains of comes first.
  command.stdout.on('end', () => hasAnswered && socket.end())
  command.on('close', () => {
    if (!hasAnswered && complaint !== '') tell(complaint)
    socket.end()
  })
  command.on('error', () => socket.destroy())
  command.stdin.on('error', () => {})
  socket.on('error', () => command.kill())
  socket.on('close', () => command.kill())
  socket.pipe(command.stdin)
}
