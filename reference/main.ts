import { mkdir, writeFile } from 'node:fs/promises';
import { folder, pages } from './pages.ts';

/** `npm run reference`: writes the pages of docs/reference/ anew, from what the code says. */
await mkdir(folder, { recursive: true });
for (const [name, text] of Object.entries(await pages())) await writeFile(new URL(name, folder), text);
