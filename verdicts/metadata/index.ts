export { checkMetadata } from './check-metadata.ts';
export { type Comparison, type ComparisonName, comparisonNames, type MetadataReport } from './comparison.ts';
