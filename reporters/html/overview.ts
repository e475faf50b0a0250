import type { Contract } from '../../schemas/index.ts';
import type { Report } from '../../verdicts/record.ts';
import { concludeFrom } from '../conclusion.ts';
import { writeWhole } from '../write-whole.ts';
import { comparisonSection } from './comparison-section.ts';
import { findingsSection, warningsSection } from './findings-section.ts';
import { headline } from './headline.ts';
import { latencySection } from './latency-section.ts';
import { type Content, html } from './markup.ts';
import { matrixSection } from './matrix.ts';
import { metadataSection } from './metadata-section.ts';
import { policiesSection } from './notes-by-clause.ts';
import { openSection } from './open-section.ts';
import { runFacts } from './run-facts.ts';
import { filterScript } from './script.ts';
import { styleSheet } from './styles.ts';
import { waivedSection } from './waived-section.ts';

/** Nothing is loaded, and nothing runs or styles the page but what was written for it. */
const policy = [
  "default-src 'none'",
  `style-src ${styleSheet.source}`,
  `script-src ${filterScript.source}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const companions: readonly (readonly [string, string])[] = [
  ['mochawesome.html', 'Test by test (mochawesome)'],
  ['conformance.json', 'The verdicts as JSON'],
];

interface Part {
  readonly anchor: string;
  readonly title: string;
  readonly body: Content;
}

/**
 * The overview page of a run: one self-contained document with links to its neighbours `mochawesome.html` and
 * `conformance.json`. It is complete without its script, which adds a filter, and legible without its styles: Jenkins
 * allows neither. All that the target sent is shown as data; none of it becomes markup, a link or a request.
 */
export function renderOverview(report: Report, contract: Contract): string {
  const parts: readonly Part[] = [
    { anchor: 'findings', title: 'Findings', body: findingsSection(report, contract) },
    { anchor: 'warnings', title: 'Warnings', body: warningsSection(report, contract) },
    { anchor: 'waived', title: 'Waived', body: waivedSection(report, contract) },
    { anchor: 'open', title: 'Without a verdict', body: openSection(report) },
    { anchor: 'comparison', title: 'Since the baseline', body: comparisonSection(report) },
    { anchor: 'policies', title: 'Observed policies', body: policiesSection(report, contract) },
    { anchor: 'latency', title: 'Latency', body: latencySection(report, contract) },
    { anchor: 'run', title: 'Run and budget', body: runFacts(report, contract) },
    { anchor: 'metadata', title: 'Documentation and metadata', body: metadataSection(report.metadata) },
    { anchor: 'matrix', title: 'All addresses', body: matrixSection(report, contract) },
  ].filter(({ body }) => body !== undefined);

  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${concludeFrom(report).sentence} – ${report.suite.name}</title>
<style>${styleSheet.markup}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
<header class="masthead">
<p class="suite">${report.suite.name} <span>${report.suite.version}</span></p>
${headline(report)}
<nav aria-label="On this page"><ul>${parts.map(({ anchor, title }) => html`<li><a href="#${anchor}">${title}</a></li>`)}</ul></nav>
</header>
<main>
${parts.map(({ body }) => body)}
</main>
<footer class="neighbours"><p>Beside this page:</p><ul>${companions.map(([file, title]) => html`<li><a href="${file}">${title}</a></li>`)}</ul></footer>
<script>${filterScript.markup}</script>
</body>
</html>
`.text;
}

/** Writes the overview as `index.html` into the folder, which is made where it is missing. */
export async function writeOverview(report: Report, contract: Contract, folder: string): Promise<void> {
  await writeWhole(folder, 'index.html', renderOverview(report, contract));
}
