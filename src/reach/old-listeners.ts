import type { Listener, NetworkHere } from './network-here.js'

/**
 * Addresses of sockets that a connection to 127.0.0.1 reaches, as the kernel writes them. The kernel prefers those that
 * come first here: the exact one (in IPv6 too), then what stands for all of IPv4, then for all addresses.
 */
const REACHED = ['0100007F', '0000000000000000FFFF00000100007F', '00000000', '0'.repeat(32)]

/**
 * The sockets that listened on this machine before a run began. What answers at one of them is nothing that the run has
 * started.
 */
export class OldListeners {
  private readonly inodes: ReadonlySet<string>

  /** Made before the run starts anything. */
  constructor(private readonly network: Pick<NetworkHere, 'listeners'>) {
    this.inodes = new Set((network.listeners() ?? []).map(({ inode }) => inode))
  }

  /** Whether a connection to 127.0.0.1 at this port would reach one of them. */
  hasPort(port: number): boolean {
    const all = (this.network.listeners() ?? []).filter((one) => one.port === port)
    const [first] = REACHED.flatMap((address) => all.filter((one) => one.address === address))
    return first !== undefined && this.isOld(first)
  }

  private isOld({ inode }: Listener): boolean {
    return this.inodes.has(inode)
  }
}
