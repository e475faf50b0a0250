import { readFileSync } from 'node:fs';
import { type Contract, validate } from '../schemas/index.ts';
import { didYouMean } from './nearest.ts';
import { assertKnownAddresses } from './only.ts';
import { parentsOf } from './options.ts';
import { findSecret } from './secret-in-file.ts';
import type { Cloud } from './tokens/index.ts';
import { UsageError } from './usage-error.ts';

interface BudgetInFile {
  readonly limit: number;
  readonly seconds: number;
}

export interface WaiverInFile {
  readonly address: string;
  readonly reason: string;
  readonly until: string;
  readonly link?: string;
}

/** What a target file may hold, as `targets/target.schema.json` says; what options say as well is read by pointer. */
export interface TargetDocument {
  readonly baseUrl?: string;
  readonly cloud?: Cloud;
  readonly parents?: Readonly<Record<string, string>>;
  readonly budgets?: { readonly writes?: BudgetInFile; readonly requests?: BudgetInFile; readonly share?: number };
  readonly limits?: {
    readonly answerSeconds?: number;
    readonly visibilitySeconds?: number;
    readonly waitSeconds?: number;
    readonly totalWaitSeconds?: number;
  };
  readonly expect?: { readonly judged?: readonly string[] };
  readonly waivers?: readonly WaiverInFile[];
}

const schema = JSON.parse(readFileSync(new URL('../targets/target.schema.json', import.meta.url), 'utf8')) as object;

/** Every name of a property that the schema declares somewhere. */
const declaredNames = (node: unknown): readonly string[] =>
  typeof node !== 'object' || node === null
    ? []
    : Object.entries(node).flatMap(([key, value]) => [
        ...(key === 'properties' ? Object.keys(value as object) : []),
        ...declaredNames(value),
      ]);

const assertValid = (path: string, value: unknown): void => {
  const secret = findSecret(value);
  if (secret !== undefined) {
    throw new UsageError(`${path}: ${secret} looks like a secret; secrets are read from the environment alone.`);
  }
  // Of a document that names no service, both properties are reported as missing before that one of them would do.
  const violations = validate(schema, value).filter(
    ({ keyword, pointer }) => keyword !== 'required' || !['/baseUrl', '/cloud'].includes(pointer),
  );
  // A property that is spelt wrongly is why another one is missing.
  const violation = violations.find(({ keyword }) => keyword === 'additionalProperties') ?? violations[0];
  if (violation === undefined) return;
  const { keyword, pointer } = violation;
  const message = keyword === 'anyOf' ? 'has neither a baseUrl nor a cloud' : violation.message;
  const name = pointer.split('/').at(-1) ?? '';
  const hint = keyword === 'additionalProperties' ? didYouMean(name, declaredNames(schema)) : '';
  throw new UsageError(`${path}: ${pointer === '' ? 'the document' : pointer} ${message}.${hint}`);
};

/** What only the contract can tell: whether the parameters and addresses that are named exist. */
const assertKnown = (path: string, document: TargetDocument, contract: Contract): void => {
  const parameters = parentsOf(contract).map(({ parameter }) => parameter.name);
  for (const name of Object.keys(document.parents ?? {})) {
    if (parameters.includes(name)) continue;
    throw new UsageError(
      `${path}: /parents/${name} is no path parameter of the contract.${didYouMean(name, parameters)}`,
    );
  }
  assertKnownAddresses(document.expect?.judged ?? [], `${path}: /expect/judged`, contract);
  const waivers = document.waivers ?? [];
  for (const [i, { address }] of waivers.entries()) {
    const from = `${path}: /waivers/${i}/address`;
    assertKnownAddresses([address], from, contract);
    if (waivers.findIndex((waiver) => waiver.address === address) < i) {
      throw new UsageError(`${from} ${address}: there is another waiver for this address.`);
    }
    if (!address.includes('/')) {
      throw new UsageError(
        `${from} ${address}: a waiver is for one address, such as ${address}/${contract.operations[0]?.id}.`,
      );
    }
  }
};

/**
 * The content of a target file, if it is one.
 *
 * @param path of the file, for messages
 * @throws UsageError with the file and the place in it
 */
export const targetDocument = (path: string, value: unknown, contract: Contract): TargetDocument => {
  assertValid(path, value);
  const document = value as TargetDocument;
  assertKnown(path, document, contract);
  return document;
};
