export { resultLine, summaryLines } from './console.ts';
export { attachEvidence } from './evidence.ts';
export { renderOverview, writeOverview } from './html/overview.ts';
export { writeJson } from './json.ts';
export { metadataLines } from './metadata-lines.ts';
