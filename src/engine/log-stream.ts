import type Dockerode from 'dockerode'

/** Everything a container printed up to now. dockerode streams only logs that it follows, and collects others in memory. */
export function logStream(
  api: Dockerode,
  id: string,
  abortSignal: AbortSignal,
): Promise<NodeJS.ReadableStream> {
  return new Promise((resolve, reject) => {
    const statusCodes = { 200: true, 404: 'no such container', 500: 'server error' }
    // The client cuts off a path's last character where options are missing after the question mark.
    const path = `/containers/${id}/logs?`
    const options = { stdout: true, stderr: true }
    const request = { path, options, method: 'GET', isStream: true, statusCodes, abortSignal }
    api.modem.dial(request, (error: unknown, stream: unknown) => {
      if (error) reject(error)
      else resolve(stream as NodeJS.ReadableStream)
    })
  })
}
