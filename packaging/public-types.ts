import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const imported = /(?<=\bfrom '|\bimport\(["'])(\.[^'"]+)\.ts(?=["'])/g;

/**
 * Removes the declarations that a program cannot reach from the entry. In those it can, imports get the endings that
 * every version of TypeScript resolves: tsc rewrites them in code alone.
 */
export const keepPublicTypes = (folder: URL, entry: URL): void => {
  const reached = new Set<string>();
  const visit = (file: URL): void => {
    if (reached.has(file.href)) return;
    reached.add(file.href);
    const text = readFileSync(file, 'utf8');
    for (const [, path = ''] of text.matchAll(imported)) visit(new URL(`${path}.d.ts`, file));
    writeFileSync(file, text.replaceAll(imported, '$1.js'));
  };
  visit(entry);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = new URL(name, folder);
    if (name.endsWith('.d.ts') && !reached.has(file.href)) rmSync(file);
  }
};
