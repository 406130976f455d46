import { describe, expect, test } from '@jest/globals'
import { listenersIn } from '../../../src/readiness/open-ports.js'

const header =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode'
const row = (address: string, state: string) =>
  `   0: ${address} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000   999        0 12345 1 0 100 0 0 10 0`

describe('ports that other containers can reach', () => {
  test.each([
    ['any IPv4 address', '00000000:0CEA', '0A', [3306]],
    ['one IPv4 address', '020012AC:1538', '0A', [5432]],
    ['any IPv6 address', '00000000000000000000000000000000:0CEA', '0A', [3306]],
    ['127.0.0.1', '0100007F:0CEA', '0A', []],
    ['127.0.0.11, where the engine answers names', '0B00007F:8C3F', '0A', []],
    ['::1', '00000000000000000000000001000000:1538', '0A', []],
    ['127.0.0.1 mapped into IPv6', '0000000000000000FFFF00000100007F:1538', '0A', []],
    ['a connection, not a listener', '020012AC:0CEA', '01', []],
  ])('%s', (_name, address, state, ports) => {
    expect([...listenersIn(`${header}\n${row(address, state)}\n`).ports]).toEqual(ports)
  })

  test('takes both tables together', () => {
    const tables = [header, row('00000000:0CEA', '0A'), header, row(`${'0'.repeat(32)}:8124`, '0A')].join(
      '\n',
    )
    expect([...listenersIn(tables).ports]).toEqual([3306, 33060])
  })

  test.each([
    ['nothing', '', true],
    ['where the engine answers names', row('0B00007F:8C3F', '0A'), true],
    ['a connection', row('020012AC:0CEA', '01'), true],
    ['a server on loopback alone', row('0100007F:0CEA', '0A'), false],
    ['a server on the network', row('00000000:0CEA', '0A'), false],
  ])('%s makes it silent: %#', (_name, rows, silent) => {
    expect(listenersIn(`${header}\n${rows}\n`).silent).toBe(silent)
  })

  test.each([
    ['0100007F:1F40', '127.0.0.1:8000'],
    ['0200007F:1F40', '127.0.0.2:8000'],
    ['00000000000000000000000001000000:1F40', '[::1]:8000'],
    ['0000000000000000FFFF00000100007F:1F40', '127.0.0.1:8000'],
  ])('tells what listens for itself alone, at %s', (address, place) => {
    expect([...listenersIn(row(address, '0A')).loopback]).toEqual([[8000, place]])
  })
})
