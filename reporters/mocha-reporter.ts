import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import Mochawesome from 'mochawesome';
import type { Verdict } from '../verdicts/record.ts';
import { type ConsoleStyle, resultLine } from './console.ts';
import type { Judged } from './judged-test.ts';
import { oncePerReason } from './once-per-reason.ts';
import { verdictSigns } from './verdict-signs.ts';
import { visible, visibleLines } from './visible.ts';

export interface ConformanceReporterOptions {
  /** The folder of `mochawesome.html`; what `setReportDir` said, else `reports`, where it is not given. */
  readonly reportDir?: string;
  /** Where the lines go; to the standard output where it is not given. */
  readonly write?: (line: string) => void;
  /** Told why mochawesome's page is not there, in one sentence; that is written as a line where it is not given. */
  readonly lost?: (why: string) => void;
}

const defaults = { reportDir: 'reports' };

/** Sets the folder for mocha alone, whose configuration file cannot read the environment. */
export function setReportDir(reportDir: string): void {
  defaults.reportDir = reportDir;
}

/** The verdicts that fail a mocha test. A failed test with any other verdict broke after it was judged. */
const failing: readonly Verdict[] = ['fail', 'stale', 'error'];

function judgedLine(
  { result, clause, title }: Judged & { readonly title: string },
  style: ConsoleStyle,
): string | undefined {
  return result && resultLine(result, clause ?? title, style);
}

function brokenLines(test: Mocha.Runnable, error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const indented = visibleLines(text).replaceAll(/^ */gm, '            ');
  return `${verdictSigns.error.sign} broken  ${visible(test.fullTitle())}\n${indented}`;
}

/** Leads from mochawesome's page to the overview beside it: mochawesome has no place of its own for such a link. */
function linkToOverview(page: string): void {
  const style = [
    'position:fixed;inset:auto 1rem 1rem auto;z-index:9;margin:0;padding:.5rem .75rem;border-radius:4px',
    'background:#fff;box-shadow:0 1px 4px #0006;font:.875rem sans-serif',
  ].join(';');
  const link = `<p style="${style}"><a href="index.html">Overview of this run</a></p>`;
  writeFileSync(page, readFileSync(page, 'utf8').replace('<div id="report"></div>', `$&${link}`));
}

/**
 * Prints one line per judged test as the run goes, what has no verdict at its end, and writes mochawesome's page. Takes the place of a `reporter` in mocha,
 * by class or by path.
 */
export class ConformanceReporter extends Mocha.reporters.Base {
  readonly #mochawesome: Mochawesome;
  readonly #page: string;
  readonly #lost: (why: string) => void;

  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const {
      reportDir = defaults.reportDir,
      write = console.log,
      lost = write,
    }: ConformanceReporterOptions = options.reporterOptions ?? {};
    this.#lost = lost;
    this.#page = join(reportDir, 'mochawesome.html');
    // The page of an earlier run would pass for this one's.
    rmSync(this.#page, { force: true });
    const reporterOptions = {
      reportDir,
      reportFilename: 'mochawesome',
      inlineAssets: true,
      code: false,
      reportTitle: 'graph-conformance',
      reportPageTitle: 'graph-conformance, test by test',
      charts: true,
      quiet: true,
      json: false,
      consoleReporter: 'none',
    };
    this.#mochawesome = new Mochawesome(runner, { ...options, reporterOptions });

    // hasColors knows NO_COLOR, FORCE_COLOR and dumb terminals.
    const style = { color: options.color ?? (process.stdout.isTTY && process.stdout.hasColors()) };
    const { tell, flush } = oncePerReason(write, style);
    runner.on('pass', (test) =>
      tell(judgedLine(test, style) ?? `${verdictSigns.pass.sign} pass    ${visible(test.fullTitle())}`),
    );
    runner.on('pending', (test) =>
      tell(judgedLine(test, style) ?? `– skipped ${visible(test.fullTitle())}`, test.result),
    );
    runner.on('fail', (test, error) => {
      const told = test.result !== undefined && failing.includes(test.result.verdict);
      const line = told ? judgedLine(test, style) : undefined;
      tell(line ?? brokenLines(test, error), line === undefined ? undefined : test.result);
    });
    runner.on('end', flush);
  }

  /**
   * Called by mocha at the end. Mochawesome calls back with 1 however many tests failed, and keeps silent when its page
   * could not be written.
   */
  override done(failures: number, fn?: (failures: number) => void): void {
    void this.#mochawesome.done(failures, () => {
      try {
        linkToOverview(this.#page);
      } catch {
        this.#lost(`${this.#page} could not be written.`);
      }
      fn?.(failures);
    });
  }
}

// Mocha constructs the default export of a reporter that it loads by path, and knows no named ones.
export default ConformanceReporter;
