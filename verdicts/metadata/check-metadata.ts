import type { Contract } from '../../schemas/index.ts';
import { type MetadataOptions, readMetadata } from '../../target/metadata/index.ts';
import { compare } from './compare.ts';
import type { MetadataReport } from './comparison.ts';

/**
 * Reads the metadata of a service and holds the contract against them. Whatever the service does, there is a report:
 * it never fails a run.
 *
 * @param root the service root with version
 */
export const checkMetadata = async (
  root: URL,
  contract: Contract,
  options: MetadataOptions = {},
): Promise<MetadataReport> => {
  const metadata = await readMetadata(root, contract, options);
  if ('problem' in metadata) return { ...metadata, comparisons: [] };
  const { csdl, ...rest } = metadata;
  return { ...rest, comparisons: compare(contract, csdl) };
};
