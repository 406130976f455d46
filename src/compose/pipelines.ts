import type { SimpleCommand } from './command-line.js'

/** Commands joined by `|`: in `curl http://app/ | grep ok` the second judges what the first prints. At least one. */
export type Pipeline = readonly SimpleCommand[]

export function pipelinesOf(commands: readonly SimpleCommand[]): readonly Pipeline[] {
  const pipelines: SimpleCommand[][] = [[]]
  for (const command of commands) {
    pipelines.at(-1)?.push(command)
    if (command.join !== '|') pipelines.push([])
  }
  return pipelines.filter((pipeline) => pipeline.length > 0)
}

/** A pipeline as one line: `curl http://app/ | grep ok`. */
export function textOf(pipeline: Pipeline): string {
  return pipeline.map(({ text }) => text).join(' | ')
}

/** What the commands are there for: the last of them that does more than end, wait for a while or say something. */
export function lastPipeline(commands: readonly SimpleCommand[]): Pipeline | undefined {
  return pipelinesOf(commands).findLast((pipeline) => !pipeline.every(isIdle))
}

const IDLE = new Set(['true', ':', 'echo', 'printf', 'exit', 'return', 'break', 'continue', 'wait'])

function isIdle({ program, args: [first = ''] }: SimpleCommand): boolean {
  return IDLE.has(program) || (program === 'sleep' && /^\d/.test(first))
}
