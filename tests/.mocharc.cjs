const { availableParallelism } = require('node:os');

module.exports = {
  require: ['tsx', './tests/compiled.ts'],
  extension: ['ts'],
  spec: ['tests/**/*.test.ts'],
  ignore: ['tests/browser/**', 'tests/docs/whole/**'],
  parallel: true,
  // Some tests do nothing but wait, so a small machine has time for one more than it has processors.
  jobs: Math.max(3, availableParallelism()),
  timeout: 600_000,
  forbidOnly: true,
  failZero: true,
  reporter: 'dot',
};
