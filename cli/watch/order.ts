import type { OptionRow } from '../../target/index.ts';

/** What `--watch` asks for, and the other options. */
export interface WatchOrder {
  /** Files and folders whose changes start a run; none unless given. */
  readonly paths: readonly string[];
  /** What is left for the run. */
  readonly rest: readonly string[];
}

/** The option as the help tells of it; settings know nothing of it. */
export const watchRow: OptionRow = {
  option: 'watch',
  variable: undefined,
  value: 'PATH…',
  help: 'runs again on Enter, when a file changes, or when the target restarts: what failed last time first',
  fallback: 'one run; without a path no file is watched',
};

const flag = `--${watchRow.option}`;

/** Takes `--watch PATH…` out of the command line; undefined where it is not there. */
export const watchOrder = (args: readonly string[]): WatchOrder | undefined => {
  const paths: string[] = [];
  const rest: string[] = [];
  let [asked, taking] = [false, false];
  for (const arg of args) {
    if (arg.startsWith('-')) taking = false;
    if (arg === flag || arg.startsWith(`${flag}=`)) {
      asked = true;
      taking = arg === flag;
      if (!taking) paths.push(arg.slice(flag.length + 1));
    } else if (taking) paths.push(arg);
    else rest.push(arg);
  }
  return asked ? { paths, rest } : undefined;
};

/** Narrows a run, or does something once that is not to be done at each change. */
const notAgain = ['--only', '--update-waivers'];

/**
 * The options of a run that judges only some addresses of another one.
 *
 * @param args the options of that one
 */
export const narrowed = (
  args: readonly string[],
  addresses: readonly string[],
  reportDir: string,
): readonly string[] => [
  ...args.filter((arg, i) => {
    const [name = ''] = arg.split('=');
    return !notAgain.includes(name) && args[i - 1] !== '--only';
  }),
  ...addresses.flatMap((address) => ['--only', address]),
  '--report-dir',
  reportDir,
];
