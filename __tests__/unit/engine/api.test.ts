import { describe, expect, test } from '@jest/globals'
import Dockerode from 'dockerode'
import { EngineTrouble } from '../../../src/common/problem.js'
import { Api } from '../../../src/engine/api.js'

/** Lets the tests ask what only subclasses may. */
class Asked extends Api {
  constructor() {
    super(new Dockerode())
  }
  asks(answer: () => Promise<string>) {
    return this.call(answer)
  }
  asksIfThere(answer: () => Promise<string>) {
    return this.ifThere(answer)
  }
  asksUnlessRefused(answer: () => Promise<string>) {
    return this.unlessRefused(answer)
  }
  orders(answer: () => Promise<string>) {
    return this.refusal(answer)
  }
}

const api = new Asked()
const answers = async () => 'done'
const refuses = (statusCode: number) => () =>
  Promise.reject(Object.assign(new Error(`(HTTP code ${statusCode}) x - no`), { statusCode }))
const isLost = () => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))

describe('an engine that answers', () => {
  test('has its say', async () => {
    expect(await api.asks(answers)).toBe('done')
    expect(await api.asksIfThere(answers)).toBe('done')
    expect(await api.asksUnlessRefused(answers)).toBe('done')
    expect(await api.orders(answers)).toBeUndefined()
  })

  test('with a refusal keeps its own error', async () => {
    await expect(api.asks(refuses(500))).rejects.toMatchObject({ statusCode: 500 })
    await expect(api.asksIfThere(refuses(500))).rejects.toMatchObject({ statusCode: 500 })
    expect(await api.asksIfThere(refuses(404))).toBeUndefined()
    expect(await api.asksUnlessRefused(refuses(500))).toBeUndefined()
  })

  test('with a page of HTML is something else than the engine', async () => {
    const page = Object.assign(new Error('(HTTP code 403) x - <h1>no</h1>'), { statusCode: 403 })
    await expect(api.asksUnlessRefused(() => Promise.reject(page))).rejects.toBeInstanceOf(EngineTrouble)
  })

  test.each([
    [304, undefined],
    [404, undefined],
    [409, 'no'],
  ])('with %i to an order has refused it: %s', async (status, words) => {
    expect(await api.orders(refuses(status))).toBe(words)
  })
})

test.each([
  ['a question', () => api.asks(isLost)],
  ['whether something is there', () => api.asksIfThere(isLost)],
  ['what it may refuse', () => api.asksUnlessRefused(isLost)],
  ['an order', () => api.orders(isLost)],
])('an engine that does not answer is trouble, whatever it is asked: %s', async (_, ask) => {
  await expect(ask()).rejects.toBeInstanceOf(EngineTrouble)
})
