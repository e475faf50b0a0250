/** Signs that an error shows the inside of the service. URL paths are none: Intune's messages name its back end. */
const signs: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  {
    what: 'a stack trace',
    pattern: /(?:^|\n|\\n|>|;)\s*at\s+(?:async\s+)?(?:new\s+)?[\w$.<>`[\]]+(?:\.[\w$<>`[\]]+)*\s*\([^)\n]{0,200}\)/,
  },
  { what: 'a stack trace', pattern: /Traceback \(most recent call last\)/ },
  { what: 'a stack trace', pattern: /\bFile "[^"\n]{1,200}", line \d+/ },
  { what: 'a stack trace', pattern: /\bgoroutine \d+ \[\w+/ },
  { what: 'a stack trace', pattern: /\b[\w$]+\.(?:java|kt|scala):\d+\)/ },
  { what: 'a stack trace', pattern: /\bStack ?trace:/i },
  { what: 'a stack trace', pattern: /\bin (?:[A-Za-z]:\\|\/)[^\n:]{1,200}:line \d+/ },
  {
    what: 'a source path',
    pattern:
      /(?:[A-Za-z]:\\{1,2}|\/)(?:[\w.@ -]+(?:\\{1,2}|\/))+[\w.-]+\.(?:[cm]?[jt]sx?|cs|vb|fs|py|rb|php|java|kt|scala|go|rs|c|cc|cpp|h|hpp|ex|erl|pl|swift)\b/,
  },
  { what: 'a source path', pattern: /\bnode_modules[\\/]/ },
  { what: 'a source path', pattern: /\b[\w-]+\.(?:cs|py|rb|php|java|go|rs|ts|js):(?:line )?\d+\b/ },
];

/** Members by which frameworks hand out their traces. */
const tracingMembers = new Set(['stacktrace', 'stack_trace', 'traceback', 'backtrace']);

const tracingMember = (value: unknown): string | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    const filled = (typeof inner === 'string' && inner.trim() !== '') || (Array.isArray(inner) && inner.length > 0);
    if (tracingMembers.has(name.toLowerCase()) && filled) return name;
    const deeper = tracingMember(inner);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
};

/** What an error answer shows of the service's code; undefined where it shows nothing. */
export const codeShownIn = (
  text: string,
  json: unknown,
): { readonly what: string; readonly text: string } | undefined => {
  const member = tracingMember(json);
  if (member !== undefined) return { what: 'a stack trace', text: `the member "${member}"` };
  for (const { what, pattern } of signs) {
    const match = pattern.exec(text);
    if (match !== null) return { what, text: match[0].trim().slice(0, 120) };
  }
  return undefined;
};
