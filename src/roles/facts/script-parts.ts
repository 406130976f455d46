import type { SimpleCommand } from '../../compose/command-line.js'

type Commands = readonly SimpleCommand[]

/** A script, by what it comes to whatever it finds. */
export interface ScriptParts {
  readonly always: Commands
  /** For each `if`, its branches; an empty one where it has no `else`. */
  readonly choices: readonly (readonly Commands[])[]
}

/**
 * Takes a script apart. What stands behind `||` runs only after a failure, so it is in no part. In a loop nothing is
 * taken apart: there, a `break` leaves it from any branch.
 */
export function scriptParts(simple: Commands): ScriptParts {
  const parts = new PartsReader()
  for (const [at, command] of simple.entries()) {
    for (const keyword of command.keywords) parts.open(keyword)
    parts.take(command, simple[at - 1]?.join === '||')
    for (const closing of command.closings ?? []) parts.close(closing)
  }
  return parts
}

class PartsReader implements ScriptParts {
  readonly always: SimpleCommand[] = []
  readonly choices: (readonly Commands[])[] = []
  private branches: SimpleCommand[][] = []
  private hasElse = false
  /** The part that the next command belongs to. */
  private part = this.always
  private openIfs = 0
  private openLoops = 0

  open(keyword: string): void {
    if (keyword === 'do') this.openLoops += 1
    if (this.openLoops > 0) return
    if (keyword === 'if') this.openIfs += 1
    if (this.openIfs === 1) this.turnTo(keyword)
  }

  take(command: SimpleCommand, isFallback: boolean): void {
    if (this.openLoops > 0 || !isFallback) this.part.push(command)
  }

  close(closing: string): void {
    if (closing === 'done') this.openLoops -= 1
    if (this.openLoops > 0 || closing !== 'fi') return
    this.openIfs -= 1
    if (this.openIfs > 0) return
    this.choices.push(this.hasElse ? this.branches : [...this.branches, []])
    this.part = this.always
  }

  private turnTo(keyword: string): void {
    if (keyword === 'if') {
      this.branches = []
      this.hasElse = false
    } else if (keyword === 'elif') {
      this.part = this.always
    } else if (keyword === 'then' || keyword === 'else') {
      this.part = []
      this.branches.push(this.part)
      this.hasElse ||= keyword === 'else'
    }
  }
}
