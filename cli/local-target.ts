import { parentIds } from '../mock/model/seeds.ts';
import type { LocalDefaults } from '../target/index.ts';

/** What `graph-conformance mock` accepts, so that a run against it needs no configuration. No secrets: they only open the mock. */
export const localTarget: LocalDefaults = {
  token: 'mock-writer-token',
  readerToken: 'mock-reader-token',
  parameters: parentIds,
};
