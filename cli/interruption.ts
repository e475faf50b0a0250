import { RunInterrupted } from '../runner/index.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const accidents = ['uncaughtException', 'unhandledRejection'] as const;

/** Listens for whatever ends a process, so that a run can clean up before. */
export interface Interruption {
  /** Given once: the run sends nothing any more but what cleans up. */
  readonly signal: AbortSignal;
  /** Leaves the process to its signals again. */
  ignore(): void;
}

/**
 * The first signal, or an error that nobody caught, ends the run in good order. A second signal ends the process at
 * once, as that signal does.
 *
 * @param lastWords what the user has to know who does not wait for the end
 */
export const listenForTheEnd = (lastWords: () => string): Interruption => {
  const controller = new AbortController();

  const onSignal = (name: NodeJS.Signals): void => {
    if (controller.signal.aborted) {
      console.error(lastWords());
      ignore();
      process.kill(process.pid, name);
      return;
    }
    console.error(
      `\n${name}: the run ends here and cleans up. A second Ctrl+C (or signal) ends it at once, without cleaning up.`,
    );
    controller.abort(new RunInterrupted('the run was interrupted'));
  };

  const onAccident = (error: unknown): void => {
    if (controller.signal.aborted) return;
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    console.error(stack ?? message);
    controller.abort(new RunInterrupted(`the suite broke: ${message}`));
  };

  const ignore = (): void => {
    for (const name of signals) process.off(name, onSignal);
    for (const name of accidents) process.off(name, onAccident);
  };

  for (const name of signals) process.on(name, onSignal);
  for (const name of accidents) process.on(name, onAccident);
  return { signal: controller.signal, ignore };
};
