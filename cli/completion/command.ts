import { didYouMean, readContract, readSettings, UsageError } from '../../target/index.ts';
import type { Command, ListedCommand } from '../command.ts';
import { loadChecks } from '../load-checks.ts';
import { localTarget } from '../local-target.ts';
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import { type Line, linesOf, type NamedCommand } from './lines.ts';
import { zshScript } from './zsh.ts';

/** What each shell is given, and what a user does with it. */
const shells: Readonly<Record<string, { readonly script: (lines: readonly Line[]) => string; readonly use: string }>> =
  {
    bash: {
      script: bashScript,
      use: 'source <(graph-conformance completion bash)                       # in ~/.bashrc',
    },
    zsh: {
      script: zshScript,
      use: 'source <(graph-conformance completion zsh)                        # in ~/.zshrc, after compinit',
    },
    fish: {
      script: fishScript,
      use: 'graph-conformance completion fish > ~/.config/fish/completions/graph-conformance.fish',
    },
  };

const names = Object.keys(shells);

/**
 * The script for a shell.
 *
 * @throws UsageError for a shell that is not known
 */
export const completionFor = async (
  shell: string | undefined,
  commands: Readonly<Record<string, ListedCommand>>,
): Promise<string> => {
  const known = shells[shell ?? ''];
  if (known === undefined) {
    const what = shell === undefined ? 'completion needs the name of a shell' : `'${shell}' is no shell that is known`;
    throw new UsageError(`${what}: ${names.join(', ')}.${didYouMean(shell ?? '', names)}`);
  }
  const contract = readContract([]);
  // The checks say which operations a requirement speaks of.
  const checks = await loadChecks(contract, readSettings([], contract, localTarget, {}));
  const named = Object.entries(commands).map(
    async ([name, { summary, load }]): Promise<NamedCommand> => ({ name, summary, ...(await load()) }),
  );
  return known.script(linesOf(await Promise.all(named), contract, checks));
};

/** `graph-conformance completion`: what makes a shell complete commands, options and their values. */
export const completionCommand = (commands: () => Readonly<Record<string, ListedCommand>>): Command => ({
  options: () => [],
  operands: names,
  help: () => [
    `Usage: graph-conformance completion ${names.join('|')}`,
    '',
    'Prints a script that completes commands, options, requirements, targets, faults and files:',
    '',
    ...Object.values(shells).map(({ use }) => `  ${use}`),
  ],
  run: async ([shell, ...more]) => {
    if (more.length > 0) throw new UsageError(`completion takes one shell; '${more[0]}' is one too many.`);
    console.log(await completionFor(shell, commands()));
    return 0;
  },
});
