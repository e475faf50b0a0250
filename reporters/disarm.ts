/**
 * Both build services read commands anywhere in a line that has `##vso[` or `##[` in it; GitHub reads `::` at the
 * beginning of one as well, after any white space.
 */
const commands: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/##(?=vso\[|\[)/gi, '## '],
  [/^((?:(?![\r\n])[\s\u0085])*):(?=:)/gm, '$1: '],
];

/** Text without anything that a build service could take for a command of ours: a space takes it apart. */
export function disarmed(text: string): string {
  return commands.reduce((safe, [pattern, instead]) => safe.replace(pattern, instead), text);
}
