import { describe, expect, test } from '@jest/globals'
import { type Stage, urlOf } from '../../../src/steps/stage.js'

/** A stage with these services, each in a container that publishes these ports of it on 127.0.0.1. */
function stageOf(
  services: Readonly<Record<string, { readonly network_mode?: string }>>,
  published: Readonly<Record<string, Readonly<Record<number, number>>>>,
): Stage {
  const stage = {
    model: { services },
    containers: { of: (service: string) => [{ id: service }] },
    docker: {
      inspect: async (id: string) => ({
        restarting: false,
        published: Object.fromEntries(
          Object.entries(published[id] ?? {}).map(([port, at]) => [
            `${port}/tcp`,
            { address: '127.0.0.1', port: at },
          ]),
        ),
      }),
    },
  }
  return stage as unknown as Stage
}

describe('the address of a port', () => {
  const stage = stageOf(
    {
      app: {},
      host: { network_mode: 'host' },
      side: { network_mode: 'service:app' },
      none: { network_mode: 'none' },
    },
    { app: { 8000: 40_001, 8080: 40_002 }, none: { 80: 40_003 } },
  )

  test.each([
    ['app', 8000, 'http://127.0.0.1:40001'],
    ['app', 9000, undefined],
    ['side', 8080, 'http://127.0.0.1:40002'],
    ['host', 8123, 'http://127.0.0.1:8123'],
    ['none', 80, undefined],
  ])('%s:%i is %s', async (service, port, url) => expect(await urlOf(service, port, stage)).toBe(url))
})
