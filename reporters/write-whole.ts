import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Writes a file of the folder, which is made where it is missing, as a whole: whoever reads it meanwhile, or after the
 * process was killed or the power went, finds what stood there before or all of the new text. What a killed process was
 * writing stays beside it as `.NAME.part`, until the next one writes the same file.
 */
export async function writeWhole(folder: string, name: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const part = join(folder, `.${name}.part`);
  // Flushed: a file system may put the new name on the disk before the text.
  await writeFile(part, text, { flush: true });
  await rename(part, join(folder, name));
}
