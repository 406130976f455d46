/** A place in a file. Lines and columns count from 1, as editors and GitHub annotations do. */
export interface Position {
  /** Path as people should read it: relative to the working directory where it lies inside it. */
  readonly file: string
  readonly line: number
  readonly column: number
}

/** One thing that is wrong with what the user wrote, and how to correct it. */
export interface Problem {
  /** What is wrong, one sentence without a full stop. */
  readonly message: string
  readonly at?: Position | undefined
  /** What to write instead, one sentence without a full stop. */
  readonly instead?: string | undefined
  /** What the user wrote is right, and the machine or the engine lacks something for it. */
  readonly isLacking?: boolean | undefined
  /** The offending lines with a caret, where they help (YAML errors). */
  readonly excerpt?: string | undefined
}

/** Takes problems as they are found, so that all of them are told at once. */
export type Report = (problem: Problem) => void

/**
 * The settings or the Compose file are wrong, so the gate cannot judge: exit code 2. If only the machine lacks something,
 * it is 3.
 */
export class BadInput extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    const ordered = fromTopToBottom(problems)
    super(ordered.map((problem) => problem.message).join('; '))
    this.name = 'BadInput'
    this.problems = ordered
  }

  get exitCode(): 2 | 3 {
    return this.problems.length > 0 && this.problems.every(({ isLacking }) => isLacking === true) ? 3 : 2
  }
}

/** Those of one file in the order of its lines, at the places that they have together; the others stay where they are. */
function fromTopToBottom(problems: readonly Problem[]): readonly Problem[] {
  const waiting = new Map<string, Problem[]>()
  for (const problem of problems) {
    const file = problem.at?.file
    if (file !== undefined) waiting.set(file, [...(waiting.get(file) ?? []), problem])
  }
  for (const some of waiting.values()) some.sort((one, other) => compareAt(one.at, other.at))
  return problems.map((problem) => waiting.get(problem.at?.file ?? '')?.shift() ?? problem)
}

function compareAt(one: Position | undefined, other: Position | undefined): number {
  return (one?.line ?? 0) - (other?.line ?? 0) || (one?.column ?? 0) - (other?.column ?? 0)
}

/** There is no engine, Compose is too old, or the engine is lost, so the gate cannot judge. Exit code 3. */
export class EngineTrouble extends Error {
  /** @param instead what the user can do about it, one sentence */
  constructor(
    message: string,
    readonly instead?: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'EngineTrouble'
  }
}
