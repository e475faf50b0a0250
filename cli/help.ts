import { didYouMean, UsageError } from '../target/index.ts';
import type { Command } from './command.ts';
import { version } from './version.ts';

type Commands = Readonly<Record<string, Command>>;

const overview = (commands: Commands): readonly string[] => [
  "Conformance suite for Microsoft Graph's Intune update-state endpoints.",
  '',
  'Usage: graph-conformance <command> [options]',
  '',
  ...Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(8)}${summary}`),
  '',
  'graph-conformance <command> --help shows the options of a command.',
];

const printing = (lines: readonly string[]): Command => ({
  summary: '',
  help: () => lines,
  run: async () => {
    console.log(lines.join('\n'));
    return 0;
  },
});

const withHelp = (command: Command): Command => ({
  ...command,
  run: (args) => (args.includes('--help') || args.includes('-h') ? printing(command.help()) : command).run(args),
});

/**
 * The command of that name; the overview for none.
 *
 * @throws UsageError for a name that is none
 */
export const commandNamed = (commands: Commands, name: string | undefined): Command => {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') return printing(overview(commands));
  if (name === '--version') return printing([version()]);
  const command = commands[name];
  if (command === undefined)
    throw new UsageError(
      `'${name}' is no command.${didYouMean(name, Object.keys(commands))} graph-conformance --help lists them.`,
    );
  return withHelp(command);
};
