// @ts-check

/** No engine can be had on this system. The message says what to do about it. */
export class EngineUnavailable extends Error {
  exitCode = 3
}
