import { didYouMean } from '../target/nearest.ts';
import { UsageError } from '../target/usage-error.ts';
import type { Command, ListedCommand } from './command.ts';
import { version } from './version.ts';

type Commands = Readonly<Record<string, ListedCommand>>;

/** What is done about a command line. */
interface Runnable {
  readonly run: () => Promise<number>;
}

const overview = (commands: Commands): readonly string[] => [
  "Conformance suite for Microsoft Graph's Intune update-state endpoints.",
  '',
  'Usage: graph-conformance <command> [options]',
  '',
  ...Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(12)}${summary}`),
  '',
  'graph-conformance <command> --help shows the options of a command, --version the version of the suite.',
];

const printing = (lines: readonly string[]): Runnable => ({
  run: async () => {
    console.log(lines.join('\n'));
    return 0;
  },
});

const known = async (commands: Commands, name: string): Promise<Command> => {
  const command = commands[name];
  if (command !== undefined) return command.load();
  const near = didYouMean(name, [...Object.keys(commands), '--help', '--version']);
  throw new UsageError(`'${name}' is no command.${near} graph-conformance --help lists them.`);
};

const asksForHelp = (arg: string): boolean => ['--help', '-h', 'help'].includes(arg);

/**
 * What a command line asks for: a command, the help of one, or the overview.
 *
 * @throws UsageError for a name that is no command
 */
export const commandFor = async (commands: Commands, [name, ...rest]: readonly string[]): Promise<Runnable> => {
  if (name === '--version') return printing([version()]);
  if (name === undefined || asksForHelp(name)) {
    const [about] = rest;
    return printing(about === undefined ? overview(commands) : (await known(commands, about)).help(rest));
  }
  const command = await known(commands, name);
  return rest.some((arg) => arg === '--help' || arg === '-h')
    ? printing(command.help(rest))
    : { run: () => command.run(rest) };
};
