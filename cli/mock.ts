import { once } from 'node:events';
import { ownCommand } from '../reporters/index.ts';
import { type OptionRow, parseArguments, UsageError } from '../target/index.ts';
import { faults, type MockOptions, startMock, variants } from './api/index.ts';
import type { Command } from './command.ts';
import { linesOfOptions } from './help-options.ts';

const rows: readonly OptionRow[] = [
  { option: 'port', variable: undefined, value: 'N', help: 'the port it listens at', fallback: 'a free one' },
  {
    option: 'fault',
    variable: undefined,
    value: 'FAULT',
    help: 'builds in a fault of the catalogue',
    fallback: 'none',
  },
  {
    option: 'variant',
    variable: undefined,
    value: 'VARIANT',
    help: 'behaves legally different',
    fallback: 'the strict reading',
  },
  {
    option: 'list',
    variable: undefined,
    value: undefined,
    help: 'lists the names of faults and variants, and starts nothing',
    fallback: 'off',
  },
];

const portOf = (text: string): number => {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`--port: '${text}' is not a port from 0 to 65535.`);
};

const list = (): void => {
  for (const { name, does } of faults) console.log(`fault    ${name.padEnd(44)} ${does}`);
  for (const { name, does } of variants) console.log(`variant  ${name.padEnd(44)} ${does}`);
};

/** `graph-conformance mock`: the embedded target on its own, correct, faulty, or legally different. */
export const mockCommand: Command = {
  options: () => rows,
  help: () => [
    'Usage: graph-conformance mock [options]',
    '',
    'Starts a service on 127.0.0.1 that keeps every requirement, or breaks one, and prints the command that judges it.',
    '',
    ...linesOfOptions(rows),
  ],
  run: async (args) => {
    const given = parseArguments(args, rows);
    if (given.list !== undefined) {
      list();
      return 0;
    }
    const [port, fault, variant] = ['port', 'fault', 'variant'].map((option) => given[option]?.at(-1));
    const options: MockOptions = {
      ...(port === undefined ? {} : { port: portOf(port) }),
      ...(fault === undefined ? {} : { fault }),
      ...(variant === undefined ? {} : { variant }),
    };
    const mock = await startMock(options);
    console.log(`Listening at ${mock.baseUrl}\n`);
    console.log(`  ${ownCommand} --target ${mock.baseUrl}\n\nCtrl+C ends it.`);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    await mock.close();
    return 0;
  },
};
