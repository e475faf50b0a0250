import { commands } from '../cli/commands.ts';
import type { Contract } from '../schemas/index.ts';
import type { OptionRow } from '../target/index.ts';
import { code, page, table } from './markdown.ts';

const optionTable = (rows: readonly OptionRow[]): readonly string[] =>
  table(
    ['Option', 'Variable', 'Target file', 'Meaning', 'Default'],
    rows.map(({ option, value, variable, pointer, help, fallback }) => [
      code(`--${option}${value === undefined ? '' : ` ${value}`}`),
      code(variable),
      code(pointer?.slice(1).replaceAll('/', '.')),
      help,
      fallback,
    ]),
  );

/** The paragraphs of a help, without those that list options: their rows say the same. */
const proseOf = (help: readonly string[]): readonly string[] => {
  const paragraphs = help.join('\n').split('\n\n');
  return paragraphs.filter((text) => !/^(?: {2}--|Options shared|Environment only)/.test(text));
};

/** A paragraph of a help as Markdown: what is indented there is code here. */
const asMarkdown = (paragraph: string): readonly string[] =>
  paragraph.startsWith('  ')
    ? ['```sh', ...paragraph.split('\n').map((line) => line.slice(2)), '```', '']
    : [...paragraph.split('\n'), ''];

const isSame = (one: OptionRow, other: OptionRow): boolean =>
  one.option === other.option && one.variable === other.variable && one.help === other.help;

const inWords = (names: readonly string[]): string => `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** What a command takes of the options of `run`: all that are not for watching, or those that are named. */
const takenOf = (shared: readonly OptionRow[], rows: readonly OptionRow[]): readonly string[] => {
  const taken = shared.filter((one) => rows.some((other) => isSame(one, other)));
  if (taken.length < 2) return [];
  if (taken.length === shared.length - 1) return ['It takes the options of [run](#run) as well, except `--watch`.', ''];
  return [`Of the options of [run](#run) it takes ${inWords(taken.map(({ option }) => code(`--${option}`)))}.`, ''];
};

/** Every command and its options. Those of `run` stand there once; other commands take them all, or some, as well. */
export const commandsPage = async (contract: Contract): Promise<string> => {
  const shared = (await commands.run?.load())?.options(contract) ?? [];
  const sections = Object.entries(commands).map(async ([name, { summary, load }]) => {
    const { options, help } = await load();
    const rows = options(contract);
    const own = name === 'run' ? rows : rows.filter((one) => !shared.some((other) => isSame(one, other)));
    const [usage = '', ...prose] = proseOf(help([]));
    return [
      `## ${name}`,
      '',
      ...['```', usage.replace('Usage: ', ''), '```', ''],
      `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`,
      '',
      ...prose.flatMap(asMarkdown),
      ...(own.length === 0 ? [] : [...optionTable(own), '']),
      ...(name === 'run' ? [] : takenOf(shared, rows)),
    ];
  });
  return page('Commands and options', [
    'In a checkout a command is `node cli/graph-conformance.js`, in a project that has installed the package',
    '`npx graph-conformance`; here it is `graph-conformance`. Each has a `--help`, which says the same.',
    '',
    'An option beats its variable, the variable beats the target file, the file beats the default. What stands under',
    '_Target file_ is the place of the setting [there](../../targets/README.md). What only the environment may say is in',
    '[environment.md](environment.md).',
    '',
    ...(await Promise.all(sections)).flat().slice(0, -1),
  ]);
};
