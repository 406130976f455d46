import { describe, expect, test } from '@jest/globals'
import { networkHere } from '../../../src/reach/network-here.js'

const TABLES: Readonly<Record<string, string>> = {
  dev: `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets
    lo: 288324931  509668    0    0
br-3d570d440a28:       0       0    0    0
`,
  fib_trie: `Local:
  +-- 0.0.0.0/0 3 0 5
     |-- 172.17.0.0
        /16 link UNICAST
     |-- 172.17.0.1
        /32 host LOCAL
     |-- 172.17.255.255
        /32 link BROADCAST
`,
  tcp: `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0 100 0 0 10 0
   1: 0100007F:1F91 0100007F:9C40 01 00000000:00000000 00:00000000 00000000     0        0 4712 1 0 100 0 0 10 0
`,
  tcp6: `  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when
   0: 00000000000000000000000000000000:0050 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4713 1 0
`,
  unix: `Num       RefCount Protocol Flags    Type St Inode Path
0000000000000000: 00000002 00000000 00010000 0001 01  4714 /run/docker.sock
0000000000000000: 00000003 00000000 00000000 0001 03  4715 /run/other.sock
0000000000000000: 00000002 00000000 00010000 0001 01  4716 @/abstract
`,
}

function having(tables: Readonly<Record<string, string>>) {
  return networkHere((file) => {
    const text = tables[file]
    if (text === undefined) throw new Error(`no ${file}`)
    return text
  })
}

describe('the network of this process', () => {
  test('has these interfaces, even those that are down', () => {
    expect(having(TABLES).interfaces()).toEqual(new Set(['lo', 'br-3d570d440a28']))
  })

  test('has these addresses, and not those of whole networks', () => {
    expect(having(TABLES).addresses()).toEqual(new Set(['172.17.0.1']))
  })

  test('has these listening sockets', () => {
    expect(having(TABLES).listeners()).toEqual([
      { address: '0100007F', port: 8080, inode: '4711' },
      { address: '0'.repeat(32), port: 80, inode: '4713' },
    ])
  })

  test('has these sockets in the file system', () => {
    expect(having(TABLES).sockets()).toEqual(new Set(['/run/docker.sock']))
  })

  test('may have no IPv6', () => {
    const { tcp = '' } = TABLES
    expect(
      having({ tcp })
        .listeners()
        ?.map(({ port }) => port),
    ).toEqual([8080])
  })

  test('is unknown on other systems than Linux', () => {
    const network = having({})
    expect([network.interfaces(), network.addresses(), network.listeners(), network.sockets()]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})
