import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Contract } from '../schemas/index.ts';
import { didYouMean } from './nearest.ts';
import { addressFilter, assertKnownAddresses } from './only.ts';
import { type OptionRow, optionRows, parametersOf } from './options.ts';
import { UsageError } from './usage-error.ts';

export type Profile = 'smoke' | 'standard' | 'deep';

/** Everything a run can be told. An option beats the environment, the environment beats the default. */
export interface Settings {
  /** Service root with version; undefined means the embedded mock. */
  readonly target: URL | undefined;
  readonly token: string | undefined;
  readonly readerToken: string | undefined;
  /** Ids of the parent objects by path parameter; undefined where the user gave none. */
  readonly parameters: Readonly<Record<string, string | undefined>>;
  readonly profile: Profile;
  readonly seed: number;
  readonly strict: boolean;
  /** What `--only` named, as given; empty means everything. */
  readonly only: readonly string[];
  readonly selects: (id: string, operation: string) => boolean;
  readonly reportDir: string;
  readonly concurrency: number;
  readonly runId: string;
}

/** Where a value came from, for messages: "--seed" or "GRAPH_SEED". */
interface Given {
  readonly text: string;
  readonly from: string;
}

const parse = (
  args: readonly string[],
  rows: readonly OptionRow[],
): Record<string, string | boolean | string[] | undefined> => {
  const known = rows.map(({ option }) => `--${option}`);
  const options = Object.fromEntries(
    rows.map(({ option, value }) => [
      option,
      { type: value === undefined ? ('boolean' as const) : ('string' as const), multiple: option === 'only' },
    ]),
  );
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true, allowPositionals: true });
  for (const token of tokens) {
    if (token.kind === 'positional') throw new UsageError(`'${token.value}' is not an option; options start with --.`);
    if (token.kind !== 'option') continue;
    const row = rows.find(({ option }) => option === token.name);
    if (row === undefined)
      throw new UsageError(`${token.rawName} is not an option.${didYouMean(token.rawName, known)}`);
    if (row.value === undefined && token.value !== undefined) throw new UsageError(`--${row.option} takes no value.`);
    if (row.value !== undefined && (token.value ?? '') === '') {
      throw new UsageError(`--${row.option} needs a value: --${row.option} ${row.value}.`);
    }
  }
  return parseArgs({ args: [...args], options, strict: false }).values as Record<
    string,
    string | boolean | string[] | undefined
  >;
};

const wholeNumber = ({ text, from }: Given, min: number, max: number): number => {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= min && number <= max) return number;
  throw new UsageError(`${from}: '${text}' is not a whole number from ${min} to ${max}.`);
};

const oneOf = <T extends string>({ text, from }: Given, known: readonly T[]): T => {
  const found = known.find((word) => word === text);
  if (found !== undefined) return found;
  throw new UsageError(`${from}: '${text}' is none of ${known.join(', ')}.${didYouMean(text, known)}`);
};

const serviceRoot = ({ text, from }: Given): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`${from}: '${text}' is not an http or https URL such as https://graph.microsoft.com/beta.`);
  }
  if (url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '') {
    throw new UsageError(`${from}: the service root must have no query, fragment or credentials.`);
  }
  return url;
};

/** Whether a URL leads to this machine. */
export const isLoopback = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);

/** Tokens travel in clear over http: only to this machine. */
const assertSafe = (url: URL, from: string): void => {
  if (url.protocol === 'http:' && !isLoopback(url)) {
    throw new UsageError(`${from}: ${url.origin} is not https; a token is sent over http only to this machine.`);
  }
};

const identifier = ({ text, from }: Given): string => {
  if (/^[0-9a-z]{1,24}$/.test(text)) return text;
  throw new UsageError(`${from}: '${text}' is not 1 to 24 lower-case letters and digits.`);
};

const switchValue = ({ text, from }: Given): boolean =>
  oneOf({ text: text.toLowerCase(), from }, ['1', 'true', '0', 'false']).match(/1|true/) !== null;

/** What a target on this machine is given where the user gives nothing: it is most likely the mock. */
export interface LocalDefaults {
  readonly token: string;
  readonly readerToken: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Reads options and environment. The only reader of the environment in the project.
 *
 * @param local credentials and parents of a target on this machine, where none are given
 * @throws UsageError for unknown options, values out of range, and a target without what it needs.
 */
export const readSettings = (
  args: readonly string[],
  contract: Contract,
  local: LocalDefaults | undefined,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Settings => {
  const rows = optionRows(contract);
  const values = parse(args, rows);
  const given = (option: string): Given | undefined => {
    const variable = rows.find((row) => row.option === option)?.variable;
    const value = values[option];
    if (typeof value === 'string') return { text: value, from: `--${option}` };
    const text = variable === undefined ? undefined : env[variable];
    return variable === undefined || text === undefined || text === '' ? undefined : { text, from: variable };
  };
  const read = <T>(option: string, convert: (value: Given) => T, fallback: T): T => {
    const value = given(option);
    return value === undefined ? fallback : convert(value);
  };

  const target = read<URL | undefined>('target', serviceRoot, undefined);
  if (target !== undefined) assertSafe(target, given('target')?.from ?? '--target');
  const only = [values.only ?? []].flat().map(String);
  assertKnownAddresses(only, contract);
  const defaults = target === undefined || isLoopback(target) ? local : undefined;
  const token = env.GRAPH_TOKEN || defaults?.token;
  if (target !== undefined && token === undefined) {
    throw new UsageError('GRAPH_TOKEN is not set: a target other than the embedded mock needs a bearer token.');
  }
  const parameters = Object.fromEntries(
    parametersOf(contract).map(({ name, option }) => [name, given(option)?.text ?? defaults?.parameters[name]]),
  );
  const missing = parametersOf(contract).find(({ name }) => target !== undefined && parameters[name] === undefined);
  if (missing !== undefined) {
    throw new UsageError(
      `--${missing.option} (or ${missing.variable}) is not set: the target needs the id of an existing parent object.`,
    );
  }
  return {
    target,
    token,
    // A reader of the mock's own says nothing about another service that has a writer's token.
    readerToken: env.GRAPH_READER_TOKEN || (env.GRAPH_TOKEN ? undefined : defaults?.readerToken),
    parameters,
    profile: read<Profile>('profile', (value) => oneOf(value, ['smoke', 'standard', 'deep']), 'standard'),
    seed: read('seed', (value) => wholeNumber(value, 0, 2_147_483_647), randomInt(2_147_483_647)),
    strict: values.strict === true || read('strict', switchValue, false),
    only,
    selects: addressFilter(only),
    reportDir: read('report-dir', ({ text }) => text, 'reports'),
    concurrency: read('concurrency', (value) => wholeNumber(value, 1, 64), 8),
    runId: read(
      'run-id',
      identifier,
      randomInt(36 ** 6)
        .toString(36)
        .padStart(6, '0'),
    ),
  };
};
