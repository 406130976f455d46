/** What only a run needs: nothing waits for it to be loaded, least of all Compose. */
export const loadRun = () =>
  Promise.all([
    import('../run/execute.js'),
    import('../teardown/teardown.js'),
    import('../teardown/ended-jobs.js'),
  ])
