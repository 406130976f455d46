import { availableParallelism } from 'node:os'

// `unit` needs nothing but Node; `compose` the docker command line with Compose, but no engine; `engine` a real Docker
// Engine and real databases; `bundle` drives `dist` as the runner would; `engines`
// has engines at other places; `soak` takes too long for every time.
const shared = {
  testEnvironment: '<rootDir>/scripts/test/compiled-once.cjs',
  // Tests import what they use; without this each file costs less.
  injectGlobals: false,
  transform: {
    '\\.[mc]?[jt]s$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  moduleNameMapper: {
    // TypeScript wants the ending a module will have once compiled.
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // These offer themselves to `import` alone, and jest asks as `require` does.
    '^@actions/(core|exec|io)$': '<rootDir>/node_modules/@actions/$1/lib/$1.js',
    '^@actions/http-client$': '<rootDir>/node_modules/@actions/http-client/lib/index.js',
    '^@actions/(http-client|io)/lib/([\\w-]+)$': '<rootDir>/node_modules/@actions/$1/lib/$2.js',
  },
  // These packages are ESM only.
  transformIgnorePatterns: ['/node_modules/(?!(@actions|json-p3|marked|parse-duration)/)'],
}

export default {
  projects: ['unit', 'compose', 'engine', 'bundle', 'engines', 'soak'].map((name) => ({
    ...shared,
    displayName: name,
    testMatch: [`<rootDir>/__tests__/${name}/**/*.test.ts`],
    ...(name === 'compose' ? { setupFiles: ['<rootDir>/__tests__/harness/direct-compose.ts'] } : {}),
  })),
  // Some tests wait. `npm test` gives those on an engine more workers still.
  maxWorkers: availableParallelism() * 2,
  testSequencer: '<rootDir>/scripts/test/slowest-first.cjs',
  // For a test on a real engine; `scripts/test.mjs` allows the others less.
  testTimeout: 120_000,
}
