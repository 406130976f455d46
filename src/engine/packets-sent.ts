import type Dockerode from 'dockerode'

/** What of an engine's figures is used. Docker's own engine counts per network; others may leave things out. */
interface Figures {
  readonly networks?: Readonly<Record<string, { readonly tx_packets?: number }>> | undefined
}

/** How many packets a container has sent, on all its networks; undefined: the engine has no figures of that. */
export async function packetsSent(api: Dockerode, id: string): Promise<number | undefined> {
  // Without `one-shot` the engine waits for a second figure, to tell how busy the processors are.
  const options = { stream: false, 'one-shot': true } as const
  const { networks }: Figures = await api.getContainer(id).stats(options)
  const sent = Object.values(networks ?? {}).flatMap(({ tx_packets: packets }) => packets ?? [])
  return sent.length === 0 ? undefined : sent.reduce((sum, packets) => sum + packets, 0)
}
