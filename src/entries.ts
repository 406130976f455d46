// Packages that the gate is bundled with call what Node calls deprecated. Users can do nothing about that.
process.noDeprecation = true

/** The ways into the bundle, each loaded when it is wanted: the post step of a clean run loads next to nothing. */
export const entries = {
  main: async () => (await import('./action/main.js')).main(),
  post: async () => (await import('./action/post.js')).post(),
  cli: async () => (await import('./cli/cli.js')).cli(),
}
