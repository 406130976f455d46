/** How readiness of a known data store is seen from the network, whatever its declared probe says. */
export interface StoreKind {
  /** `mysql`, `mariadb`, `postgres`, `redis` … */
  readonly name: string
  /** The port the real server listens on, by its default. */
  readonly port: number
  /** A probe of the real server in the form of a health check's `test`, for services that declare none. */
  readonly probe?: readonly string[] | undefined
  /** The same for a server on another port, which a shell is handed as `$1`; absent: `probe` finds the port itself. */
  readonly probeAt?: readonly string[] | undefined
}
