// The `unit` project needs nothing but Node; the `engine` project talks to a real Docker Engine and to real
// databases, and the `bundle` project drives `dist` as the runner would.
const shared = {
  testEnvironment: 'node',
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
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/__tests__/unit/**/*.test.ts'] },
    { ...shared, displayName: 'engine', testMatch: ['<rootDir>/__tests__/engine/**/*.test.ts'] },
    { ...shared, displayName: 'bundle', testMatch: ['<rootDir>/__tests__/bundle/**/*.test.ts'] },
  ],
  testTimeout: 120_000,
}
