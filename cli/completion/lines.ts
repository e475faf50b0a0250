import type { Registered } from '../../runner/index.ts';
import type { Contract } from '../../schemas/index.ts';
import { authMethods, type OptionRow } from '../../target/index.ts';
import { faults, variants } from '../api/index.ts';
import type { Command } from '../command.ts';

/** What a shell offers at a place: these words, or what it finds by itself. */
export type Offer = readonly string[] | 'files' | 'folders' | 'targets' | 'nothing';

/** An option as a shell knows it. */
export interface Flag {
  readonly option: string;
  readonly help: string;
  /** What may follow it; undefined for a switch. */
  readonly value: { readonly name: string; readonly offer: Offer } | undefined;
}

/** A command that was loaded, with what the overview says of it. */
export interface NamedCommand extends Command {
  readonly name: string;
  readonly summary: string;
}

/** A command as a shell knows it. */
export interface Line {
  readonly command: string;
  readonly summary: string;
  readonly flags: readonly Flag[];
  readonly operands: Offer;
}

/** Topics, requirements, and addresses there are. */
const addresses = ({ operations, topics }: Contract, checks: readonly Registered[]): readonly string[] => [
  ...topics.map(({ name }) => name.toUpperCase()),
  ...checks.map(({ requirement }) => requirement.id),
  ...checks.flatMap((check) => operations.filter(check.on).map(({ id }) => `${check.requirement.id}/${id}`)),
];

const namesOf = (entries: readonly { readonly name: string }[]): readonly string[] => entries.map(({ name }) => name);

/** What may follow an option, by what the help calls it. */
const offers = (contract: Contract, checks: readonly Registered[]): Readonly<Record<string, () => Offer>> => ({
  'NAME|URL': () => 'targets',
  DIR: () => 'folders',
  FILE: () => 'files',
  METHOD: () => authMethods,
  'ENUM|ENUM-03|ENUM-03/OPERATION': () => addresses(contract, checks),
  FAULT: () => namesOf(faults),
  VARIANT: () => namesOf(variants),
});

/** The words among what the help names, `smoke|standard|deep` or `ID|discover|create`. */
const wordsIn = (value: string): Offer => {
  const words = value.split('|').filter((word) => /^[a-z]+$/.test(word));
  return words.length > 0 ? words : 'nothing';
};

/** Every command with what may stand on its line, from the tables that the help is made of. */
export const linesOf = (
  commands: readonly NamedCommand[],
  contract: Contract,
  checks: readonly Registered[],
): readonly Line[] => {
  const known = offers(contract, checks);
  const flag = ({ option, help, value }: OptionRow): Flag => ({
    option,
    help,
    value: value === undefined ? undefined : { name: value, offer: known[value]?.() ?? wordsIn(value) },
  });
  const help: Flag = { option: 'help', help: 'shows what the command does and takes', value: undefined };
  return commands.map(
    ({ name, summary, options, operands }): Line => ({
      command: name,
      summary,
      flags: [...options(contract).map(flag), help],
      operands: operands ?? 'nothing',
    }),
  );
};
