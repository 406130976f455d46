import { stripVTControlCharacters } from 'node:util'

/** An instruction of a Dockerfile that failed, as BuildKit's plain log reports it. */
export interface FailedInstruction {
  /** As written, but on one line and with single spaces: `RUN make && make install`. */
  readonly text: string
  /** What BuildKit says of it, one line. */
  readonly error: string
  /** For RUN: the command and its exit code. */
  readonly command?: { readonly line: string; readonly exitCode: string } | undefined
  /** The lines that the instruction printed itself. */
  readonly printed: readonly string[]
  /** The same lines as the log has them, with the number of the step and the time. */
  readonly logged: readonly string[]
}

/**
 * A line of BuildKit's own. Lines that an instruction prints begin with its number and a time (with the time alone
 * where BuildKit repeats them), so they never match.
 */
const FAILURE = /^#(\d+) ERROR: (.+)$/
const COMMAND = /^process "(?:\/bin\/sh -c )?(.+)" did not complete successfully: exit code: (\d+)/
/** `[app release 3/4] RUN make`. What BuildKit does by itself, such as loading the Dockerfile, has no number. */
const NAME = String.raw`\[[^\]]*\d+\/\d+\] (.+)`

/** @param log what the build printed, or the end of it */
export function failedInstruction(log: string): FailedInstruction | undefined {
  const lines = stripVTControlCharacters(log)
    .split('\n')
    .map((line) => line.trim())
  const [, number, error = ''] = lines.findLast((line) => FAILURE.test(line))?.match(FAILURE) ?? []
  if (number === undefined) return undefined
  const first = (pattern: RegExp) => lines.flatMap((line) => pattern.exec(line)?.[1] ?? []).at(0)
  const [, line, exitCode] = COMMAND.exec(error) ?? []
  const command = line === undefined || exitCode === undefined ? undefined : { line, exitCode }
  const named =
    first(new RegExp(`^#${number} ${NAME}$`)) ??
    // A log whose beginning is cut off has only what BuildKit repeats at the end.
    first(new RegExp(`^> ${NAME}:$`)) ??
    (command && `RUN ${command.line}`)
  if (named === undefined) return undefined
  const text = named.replace(/\s+/g, ' ')
  const own = new RegExp(`^#${number} \\d+\\.\\d+ (.*)$`)
  const logged = lines.filter((line) => own.test(line))
  return { text, error, command, printed: logged.map((line) => own.exec(line)?.[1] ?? ''), logged }
}
