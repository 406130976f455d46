import type { Origin } from '../common/origin.js'

/** Which statuses are right: one of these numbers, all of a class (`2xx` is 200 to 299), or what one of several says. */
export type StatusExpectation =
  | { readonly kind: 'codes'; readonly codes: readonly number[] }
  | { readonly kind: 'any'; readonly of: readonly StatusExpectation[] }
  | { readonly kind: 'class'; readonly hundreds: number }
  | { readonly kind: 'below'; readonly limit: number }
  /** A connection has none. */
  | { readonly kind: 'no status' }

export interface Expectation {
  readonly status: StatusExpectation
  /** The body holds this text. */
  readonly contains?: string | undefined
  /** The body matches this pattern (a JavaScript regular expression, `m` and `s` off). */
  readonly matches?: RegExp | undefined
  /** The body is JSON and equals this value, whatever the order of keys. */
  readonly json?: { readonly value: unknown } | undefined
  /** RFC 9535 path → the value of its first match. */
  readonly jsonPath?: Readonly<Record<string, unknown>> | undefined
  /** Header name, any case → its value. */
  readonly responseHeaders?: Readonly<Record<string, string>> | undefined
}

/** One HTTP request and what its answer must be; or, with the method `TCP`, a connection and its greeting. */
export interface Check {
  /** As people read it, for instance `GET /todos 200 json=[]`. */
  readonly text: string
  readonly method: string
  /** Begins with `/`, query included; empty for a connection. */
  readonly path: string
  /** Absent: the only app. */
  readonly service?: string | undefined
  /** The container's port; absent: the service's only one. */
  readonly port?: number | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
  /** Whether redirects are followed, as far as they lead to the app itself. */
  readonly follow?: boolean | undefined
  readonly expect: Expectation
  /** Milliseconds from the app's start; absent: `smoke-timeout`. */
  readonly within?: number | undefined
}

/** What the user asked to be checked. */
export type ChecksSetting =
  | {
      readonly kind: 'checks'
      readonly checks: readonly Check[]
      /** Where each of them is written. Absent: one check is one part of the setting. */
      readonly origins?: readonly Origin[] | undefined
    }
  /** Nothing: the user wants no check at all. */
  | { readonly kind: 'none' }
  /** A Hurl file, by its path as the user wrote it. The `hurl` on PATH runs it. */
  | { readonly kind: 'hurl'; readonly file: string }

/** What a server answered. */
export interface Answer {
  readonly status: number
  readonly statusText: string
  readonly headers: Readonly<Record<string, string>>
  /** Decoded as its head says; at most 1 MiB is read. */
  readonly body: string
  /** Whether the body was longer than what is read. */
  readonly truncated?: boolean | undefined
  /** Whether the body had not ended when enough of it had come, or its time was over. */
  readonly unfinished?: boolean | undefined
}
