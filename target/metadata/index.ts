export type { Csdl, DeclaredProperty, DeclaredType, Way } from './csdl.ts';
export { type Metadata, type MetadataOptions, readMetadata } from './read-metadata.ts';
