import type Dockerode from 'dockerode'
import type { Refusal } from './container-facts.js'
import { engineLost, messageOf, statusOf } from './engine-errors.js'

/** Tells an engine that refuses from one that does not answer at all, whatever it is asked. */
export class Api {
  constructor(protected readonly api: Dockerode) {}

  /** @throws EngineTrouble where the engine does not answer; the client's error, with its status, where it refuses */
  protected async call<T>(question: () => Promise<T>): Promise<T> {
    try {
      return await question()
    } catch (error) {
      throw statusOf(error) === undefined ? engineLost(error) : error
    }
  }

  /** Undefined where the engine says it is not there. */
  protected async ifThere<T>(question: () => Promise<T>): Promise<T | undefined> {
    return this.ifTold(question, (status) => status === 404)
  }

  /** Undefined where the engine answers with an error, or with one of those that are meant. */
  protected async ifTold<T>(
    question: () => Promise<T>,
    meant: (status: number) => boolean = () => true,
  ): Promise<T | undefined> {
    try {
      return await this.call(question)
    } catch (error) {
      const status = statusOf(error)
      if (status !== undefined && meant(status)) return undefined
      throw error
    }
  }

  /** The engine's words where it answers with an error other than that there is nothing to do. */
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
