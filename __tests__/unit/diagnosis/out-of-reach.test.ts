import net from 'node:net'
import { describe, expect, jest, test } from '@jest/globals'
import { systemClock } from '../../../src/common/clock.js'
import { EngineTrouble } from '../../../src/common/problem.js'
import { needReach } from '../../../src/diagnosis/out-of-reach.js'
import { ManualClock } from '../../harness/manual-clock.js'
import { closedPort, serving } from '../checks/server.js'

describe('a port that nobody could connect to', () => {
  test('is out of reach where nobody can by now', async () => {
    const reach = needReach('app', 8000, await closedPort(), systemClock)
    await expect(reach).rejects.toBeInstanceOf(EngineTrouble)
    await expect(reach).rejects.toMatchObject({
      message: 'port 8000 of app is published where this process cannot reach it',
      instead: expect.stringContaining('--network host'),
    })
  })

  test('of another machine may be behind a firewall, or have another name', async () => {
    const reach = needReach('app', 8000, await closedPort(), systemClock, { remoteHost: 'far' })
    await expect(reach).rejects.toMatchObject({
      instead: expect.stringMatching(/far publishes.*`engine-host`/),
    })
  })

  test('was only late where somebody can', async () => {
    await using late = await serving((_, response) => response.end())
    await expect(needReach('app', 8000, late.url, systemClock)).resolves.toBeUndefined()
  })

  test('is given up after three seconds', async () => {
    const silent = jest.spyOn(net, 'connect').mockImplementation(() => new net.Socket())
    try {
      const clock = new ManualClock()
      const reach = needReach('app', 8000, new URL('http://127.0.0.1:1'), clock)
      const told = expect(reach).rejects.toBeInstanceOf(EngineTrouble)
      await clock.advance(3000)
      await told
    } finally {
      silent.mockRestore()
    }
  })
})
