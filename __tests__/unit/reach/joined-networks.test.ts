import { describe, expect, test } from '@jest/globals'
import { EngineTrouble } from '../../../src/common/problem.js'
import { JoinedNetworks } from '../../../src/reach/joined-networks.js'
import { network } from './networks.js'

/** The engine refuses to let anybody join the networks with these ids. */
function joined(...closed: readonly string[]) {
  const asked: string[] = []
  const engine = {
    join: async (container: string, id: string, project: string) => {
      asked.push(`${container} joins ${id} for ${project}`)
      return closed.includes(id) ? `network ${id} is closed` : undefined
    },
  }
  return { networks: new JoinedNetworks(engine, 'job', 'shop'), asked }
}

describe('the address of a container', () => {
  test('is that on a network which this container joins, once', async () => {
    const { networks, asked } = joined()
    const found = [network('a', '172.18.0.2'), network('b', '172.19.0.2')]
    expect(await Promise.all([networks.addressOf(found), networks.addressOf(found)])).toEqual([
      '172.18.0.2',
      '172.18.0.2',
    ])
    expect(asked).toEqual(['job joins a for shop'])
  })

  test('is that on another network where the first is closed', async () => {
    const { networks } = joined('a')
    expect(await networks.addressOf([network('a', '172.18.0.2'), network('b', '172.19.0.2')])).toBe(
      '172.19.0.2',
    )
  })

  test('is none while it does not run', async () => {
    const { networks, asked } = joined()
    expect(await networks.addressOf([network('a')])).toBeUndefined()
    expect(asked).toEqual([])
  })

  test('is out of reach where all are closed', async () => {
    const looking = joined('a').networks.addressOf([network('a', '172.18.0.2')])
    await expect(looking).rejects.toThrow(EngineTrouble)
    await expect(looking).rejects.toThrow('network a is closed')
  })
})
