import Mocha from 'mocha';
import { ConformanceReporter } from '../reporters/mocha-reporter.ts';
import { tellMocha } from '../runner/index.ts';
import type { Contract } from '../schemas/index.ts';
import { UsageError } from '../target/index.ts';
import type { Report } from '../verdicts/index.ts';

/**
 * Writes mochawesome's page of a report, by tests that end as their addresses were judged. Joining the pages of the
 * shards would show a requirement as often as there are shards that judge it.
 *
 * @throws UsageError where it cannot be written
 */
export const writeTestPage = async (report: Report, contract: Contract, reportDir: string): Promise<void> => {
  let missing: string | undefined;
  const lost = (why: string): void => {
    missing = why;
  };
  const reporterOptions = { reportDir, write: () => undefined, lost };
  const mocha = new Mocha({ timeout: 0, reporter: ConformanceReporter, reporterOptions });
  for (const row of contract.requirements) {
    const results = report.results.filter(({ id }) => id === row.id);
    if (results.length === 0) continue;
    const suite = Mocha.Suite.create(mocha.suite, `${row.id} ${row.clause}`);
    for (const result of results) {
      suite.addTest(
        new Mocha.Test(`${result.id}/${result.operation}`, function (this: Mocha.Context) {
          tellMocha(this, result, row);
        }),
      );
    }
  }
  await new Promise<void>((resolve) => {
    mocha.run(() => resolve());
  });
  if (missing !== undefined) throw new UsageError(`--report-dir: ${missing}`);
};
