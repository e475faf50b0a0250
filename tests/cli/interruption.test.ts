import assert from 'node:assert/strict';
import { listenForTheEnd } from '../../cli/interruption.ts';
import { RunInterrupted } from '../../runner/index.ts';

/** Calls with what is printed to the standard error meanwhile kept apart. */
const silently = (act: () => void): readonly string[] => {
  const { error } = console;
  const lines: string[] = [];
  console.error = (line: string) => lines.push(line);
  try {
    act();
  } finally {
    console.error = error;
  }
  return lines;
};

const emitter: NodeJS.EventEmitter = process;
const listenersOf = (name: string) => emitter.listeners(name);

describe('what ends a process', () => {
  for (const accident of ['uncaughtException', 'unhandledRejection'] as const) {
    it(`ends the run in good order where it is an ${accident}`, () => {
      const before = listenersOf(accident);
      const interruption = listenForTheEnd(() => '');
      // Mocha listens as well, and would take the event for a failure of this test.
      const [listener] = listenersOf(accident).filter((one) => !before.includes(one));
      const lines = silently(() => listener?.(new Error('boom')));
      assert.match(lines.join('\n'), /^Error: boom\n/);
      const { reason } = interruption.signal;
      assert.ok(reason instanceof RunInterrupted);
      assert.equal(reason.message, 'the suite broke: boom');
      interruption.ignore();
      assert.deepEqual(listenersOf(accident), before);
    });
  }
});
