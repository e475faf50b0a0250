import type { Contract, Operation } from '../schemas/index.ts';
import { didYouMean, UsageError } from '../target/index.ts';
import type { Finding, Report, Result } from '../verdicts/index.ts';
import { readReport } from './report-file.ts';

/** A finding of an earlier run. */
export interface RecordedFinding {
  /** The contract that its run was about. */
  readonly contract: Contract;
  /** ID/OPERATION */
  readonly address: string;
  readonly report: Report;
  readonly result: Result;
  readonly finding: Finding;
  readonly operation: Operation;
}

const form = 'reports/conformance.json#ENUM-03/createWindowsUpdateState';

/**
 * Reads `FILE#ID/OPERATION`.
 *
 * @param contractOf what the run of a report was about
 * @throws UsageError with the file and what it lacks
 */
export const recordedFinding = (
  text: string | undefined,
  contractOf: (report: Report) => Contract,
): RecordedFinding => {
  const [, path, address] = /^(.+)#([^#]+)$/.exec(text ?? '') ?? [];
  if (text?.startsWith('-') !== false || path === undefined || address === undefined) {
    throw new UsageError(`replay begins with a report and an address in it, such as ${form}.`);
  }
  const report = readReport(path);
  const result = report.results.find(({ id, operation }) => `${id}/${operation}` === address);
  if (result === undefined) {
    const known = report.results.map(({ id, operation }) => `${id}/${operation}`);
    throw new UsageError(`${path}: the report does not speak of ${address}.${didYouMean(address, known)}`);
  }
  if (result.finding === undefined) {
    throw new UsageError(`${path}: there is no finding at ${address}, its verdict is ${result.verdict}.`);
  }
  const contract = contractOf(report);
  const operation = contract.operations.find(({ id }) => id === result.operation);
  if (operation === undefined) {
    throw new UsageError(`${path}: ${address} names an operation that the contract does not have.`);
  }
  return { contract, address, report, result, finding: result.finding, operation };
};
