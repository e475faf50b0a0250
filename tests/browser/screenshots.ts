import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { writeOverview } from '../../reporters/index.ts';
import { trial } from '../faults/trial.ts';
import { contract } from '../runner/checks.ts';
import { launch } from './chromium.ts';

/** `npm run screenshots`: the first screen of a report, docs/report-*.png, for the README. */

const fault = 'date-keeps-milliseconds';
const screens = [
  { width: 320, height: 640, colorScheme: 'light' },
  { width: 768, height: 900, colorScheme: 'light' },
  { width: 1280, height: 800, colorScheme: 'light' },
  { width: 1280, height: 800, colorScheme: 'dark' },
] as const;

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'screenshots-'));
// A port of its own, because the pictures show it.
await writeOverview(await trial({ fault, port: 8443 }, ['--seed', '4711']), contract, folder);
const browser = await launch();
for (const { colorScheme, ...viewport } of screens) {
  const page = await browser.newPage({ viewport, colorScheme });
  await page.goto(pathToFileURL(join(folder, 'index.html')).href);
  const path = join(docs, `report-${viewport.width}${colorScheme === 'dark' ? '-dark' : ''}.png`);
  await page.screenshot({ path });
  console.log(`${path}: ${Math.ceil(statSync(path).size / 1000)} kB`);
}
await browser.close();
await rm(folder, { recursive: true });
