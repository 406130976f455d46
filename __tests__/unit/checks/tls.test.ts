import { describe, expect, test } from '@jest/globals'
import { speaksTls } from '../../../src/checks/tls.js'
import { closedPort, type Listening, refusing, securely, serving, speaking } from './server.js'

describe('whether a server speaks TLS', () => {
  test.each<[string, () => Promise<Listening>, boolean | undefined]>([
    ['HTTPS', () => securely((_, response) => response.end()), true],
    ['HTTPS, and refuses', refusing, true],
    ['HTTP', () => serving((_, response) => response.end()), false],
    ['something else', () => speaking((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n')), false],
    ['nothing, and hangs up', () => speaking((socket) => socket.destroy()), undefined],
    ['nothing, and waits', () => speaking(() => {}), undefined],
  ])('%s', async (_, serve, spoken) => {
    await using server = await serve()
    expect(await speaksTls(server.url)).toBe(spoken)
  })

  test('no server at all', async () => expect(await speaksTls(await closedPort())).toBeUndefined())

  test('is nobody’s question any more after an abort', async () => {
    await using server = await speaking(() => {})
    const began = performance.now()
    expect(await speaksTls(server.url, AbortSignal.timeout(50))).toBeUndefined()
    expect(await speaksTls(server.url, AbortSignal.abort())).toBeUndefined()
    expect(performance.now() - began).toBeLessThan(1500)
  })
})
