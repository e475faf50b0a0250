/**
 * How a reader starts a run: in a checkout npm knows how, and the package has put a command where its user knows to find
 * it. Nothing with npx: in a folder without the package it would fetch whatever bears the name.
 */
export const ownCommand = import.meta.url.endsWith('.ts') ? 'npm run conformance --' : 'graph-conformance run';
