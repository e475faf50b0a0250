import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { faults, type MockOptions, startMock, variants } from '../mock/index.ts';
import { UsageError } from '../target/index.ts';
import type { Command } from './command.ts';
import { localTarget } from './local-target.ts';

const read = (args: readonly string[]): MockOptions => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { port: { type: 'string' }, fault: { type: 'string' }, variant: { type: 'string' } },
    });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
      throw new UsageError(`--port: '${values.port}' is not a port from 0 to 65535.`);
    }
    return {
      ...(port === undefined ? {} : { port }),
      ...(values.fault === undefined ? {} : { fault: values.fault }),
      ...(values.variant === undefined ? {} : { variant: values.variant }),
    };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError((error as Error).message);
  }
};

const start = async (options: MockOptions) => {
  try {
    return await startMock({ ...options, token: localTarget.token, readerToken: localTarget.readerToken });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
};

/** `graph-conformance mock`: the embedded target on its own, correct, faulty, or legally different. */
export const mockCommand: Command = {
  help: () => [
    'Usage: graph-conformance mock [options]',
    '',
    '  --port N         the port; a free one unless given',
    '  --fault NAME     builds in a fault of the catalogue',
    '  --variant NAME   behaves legally different',
    '  --list           lists the names of faults and variants',
  ],
  run: async (args) => {
    if (args.length === 1 && args[0] === '--list') {
      for (const { name, does } of faults) console.log(`fault    ${name.padEnd(44)} ${does}`);
      for (const { name, does } of variants) console.log(`variant  ${name.padEnd(44)} ${does}`);
      return 0;
    }
    const mock = await start(read(args));
    console.log(`Listening at ${mock.baseUrl}\n`);
    console.log(`  npm run conformance -- --target ${mock.baseUrl}\n\nCtrl+C ends it.`);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    await mock.close();
    return 0;
  },
};
