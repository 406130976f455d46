import type { RunProgress } from './run-progress.js'

interface Activity {
  /** What the step says of itself. */
  readonly said: string
  /** What its service has printed last. */
  readonly logged: string
}

/** What each step is at, told on whenever it changes: what the step says, and what its service has printed last. */
export class StepActivities {
  private readonly known = new Map<string, Activity>()

  constructor(private readonly run: Pick<RunProgress, 'activity'>) {}

  /** @param id of the step */
  said(id: string, said: string): void {
    this.change(id, { said })
  }

  /** @param id of the step */
  logged(id: string, logged: string): void {
    this.change(id, { logged })
  }

  private change(id: string, part: Partial<Activity>): void {
    const before = this.known.get(id) ?? { said: '', logged: '' }
    const now = { ...before, ...part }
    if (now.said === before.said && now.logged === before.logged) return
    this.known.set(id, now)
    this.run.activity(id, [now.said, now.logged].filter((words) => words !== '').join(' · '))
  }
}
