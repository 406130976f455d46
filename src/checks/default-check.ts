import type { Check } from './check.js'

/** What is checked where the user asks for nothing: that the app answers, and not with an error of its own. */
export function defaultCheck(service: string, port: number): Check {
  return {
    text: `GET ${service}:${port}/ <500`,
    method: 'GET',
    path: '/',
    service,
    port,
    headers: {},
    expect: { status: { kind: 'below', limit: 500 } },
  }
}

/** That something answers, whatever it says: what has to be before a Hurl file, which tries each request but once, can
 *  begin. */
export function anyAnswer(service: string, port: number): Check {
  return {
    ...defaultCheck(service, port),
    text: `GET ${service}:${port}/ <502`,
    expect: { status: { kind: 'below', limit: 502 } },
  }
}
