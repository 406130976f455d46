import type Dockerode from 'dockerode'
import type { Refusal } from './container-facts.js'
import { answeredBefore, engineLost, messageOf, statusOf } from './engine-errors.js'

/** Asks the engine, and distinguishes an engine that refuses from one that does not answer at all. */
export class Api {
  constructor(protected readonly api: Dockerode) {}

  /**
   * @throws EngineTrouble where the engine does not answer, or something before it answers in its place; the client's
   *   error, with its status, where the engine refuses
   */
  protected async call<T>(question: () => Promise<T>): Promise<T> {
    try {
      return await question()
    } catch (error) {
      throw statusOf(error) === undefined ? engineLost(error) : (answeredBefore(error) ?? error)
    }
  }

  /** Undefined where the engine says it is not there. */
  protected async ifThere<T>(question: () => Promise<T>): Promise<T | undefined> {
    return this.unlessRefused(question, (status) => status === 404)
  }

  /** Undefined where the engine answers with an error, or with an error of these statuses. */
  protected async unlessRefused<T>(
    question: () => Promise<T>,
    isExpected: (status: number) => boolean = () => true,
  ): Promise<T | undefined> {
    try {
      return await this.call(question)
    } catch (error) {
      const status = statusOf(error)
      if (status !== undefined && isExpected(status)) return undefined
      throw error
    }
  }

  /** Why the engine refuses; undefined where it did what was asked, or there was nothing to do. */
  protected async refusal(question: () => Promise<unknown>): Promise<Refusal> {
    try {
      await this.call(question)
      return undefined
    } catch (error) {
      const status = statusOf(error)
      if (status === undefined) throw error
      return status === 304 || status === 404 ? undefined : messageOf(error)
    }
  }
}
