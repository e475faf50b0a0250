import Mocha from 'mocha';
import { ConformanceReporter } from '../reporters/mocha-reporter.ts';
import { tellMocha } from '../runner/index.ts';
import type { Contract } from '../schemas/index.ts';
import type { Report } from '../verdicts/index.ts';

/**
 * Writes mochawesome's page of a report, by tests that end as their addresses were judged. Joining the pages of the
 * shards would show a requirement as often as there are shards that judge it.
 */
export const writeTestPage = (report: Report, contract: Contract, reportDir: string): Promise<void> => {
  const reporterOptions = { reportDir, write: () => undefined };
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
  return new Promise((resolve) => {
    mocha.run(() => resolve());
  });
};
