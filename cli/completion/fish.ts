import type { Flag, Line, Offer } from './lines.ts';

/** Between single quotes, where only the quote and the backslash mean something. */
const quoted = (text: string): string => `'${text.replaceAll(/[\\']/g, '\\$&')}'`;

const values: Readonly<Partial<Record<string, string>>> = {
  files: '-r -F',
  folders: "-x -a '(__fish_complete_directories)'",
  targets: "-x -a '(__graph_conformance_targets)'",
  nothing: '-x',
};

const following = (offer: Offer): string =>
  typeof offer === 'string' ? (values[offer] ?? '-x') : `-x -a ${quoted(offer.join(' '))}`;

const on = (command: string): string => `complete -c graph-conformance -n '__fish_seen_subcommand_from ${command}'`;

const flagLine = (command: string, { option, help, value }: Flag): string =>
  `${on(command)} -l ${option}${value === undefined ? '' : ` ${following(value.offer)}`} -d ${quoted(help)}`;

const operandLines = ({ command, operands }: Line): readonly string[] => {
  if (operands === 'files') return [`${on(command)} -F`];
  return typeof operands === 'string' ? [] : [`${on(command)} -a ${quoted(operands.join(' '))}`];
};

const linesFor = (line: Line): readonly string[] => [
  `complete -c graph-conformance -n __fish_use_subcommand -a ${line.command} -d ${quoted(line.summary)}`,
  ...line.flags.map((flag) => flagLine(line.command, flag)),
  ...operandLines(line),
];

/** The completion of fish. */
export const fishScript = (lines: readonly Line[]): string =>
  [
    '# Completion of graph-conformance for fish.',
    'function __graph_conformance_targets',
    "    for file in targets/*.json; string match -q '*.schema.json' $file; or string replace -r '^targets/(.*)\\.json$' '$1' $file; end",
    'end',
    'complete -c graph-conformance -f',
    "complete -c graph-conformance -n __fish_use_subcommand -l help -d 'shows the commands'",
    "complete -c graph-conformance -n __fish_use_subcommand -l version -d 'shows the version'",
    `complete -c graph-conformance -n '__fish_seen_subcommand_from help' -a ${quoted(lines.map(({ command }) => command).join(' '))}`,
    ...lines.flatMap(linesFor),
  ].join('\n');
