import type { Check } from './check.js'

/** What is checked where the user writes no check: the app answers, and not with an error of its own. */
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

/** Something answers, whatever it says. A Hurl file tries each request only once, so it must not begin earlier. */
export function anyAnswer(service: string, port: number): Check {
  return {
    ...defaultCheck(service, port),
    text: `GET ${service}:${port}/ <502`,
    expect: { status: { kind: 'below', limit: 502 } },
  }
}
