import type { Finding, Verdict } from '../verdicts/record.ts';
import { cut } from './shorten.ts';
import { verdictSigns } from './verdict-signs.ts';
import { visible } from './visible.ts';

/** What is said of a finding whose request was sent again. */
export interface ReplayedFinding {
  readonly address: string;
  readonly finding: Finding;
  /** `pass`: holds now; `fail`: still broken; else it could not be judged. */
  readonly verdict: Verdict;
  /** What is wrong now, or why nothing can be said. */
  readonly message: string | undefined;
  readonly request: { readonly method: string; readonly url: string } | undefined;
  /** Absent where no answer came. */
  readonly status: number | undefined;
  readonly leftovers: readonly string[];
  /** The command that judges the whole address, where there is something left to prove. */
  readonly repeat: string | undefined;
}

const longest = 600;

const words = ({ verdict, request }: ReplayedFinding): string => {
  if (verdict === 'fail') return 'is still broken';
  if (verdict !== 'pass') return 'cannot be judged';
  return request === undefined ? 'holds now' : 'holds now for this request';
};

function line(label: string, text: string | undefined): readonly string[] {
  return text === undefined || text === '' ? [] : [`  ${label.padEnd(8)} ${visible(cut(text, longest))}`];
}

/** The outcome of a replay for a terminal. One request that is answered well proves little: the whole address does more. */
export function replayLines(replayed: ReplayedFinding): readonly string[] {
  const { address, finding, verdict, message, request, status, leftovers, repeat } = replayed;
  const answer = status === undefined ? 'no answer' : `${status}`;
  return [
    `${verdictSigns[verdict].sign} ${visible(address)} ${words(replayed)}`,
    ...line('case', finding.case),
    ...line('sent', request && `${request.method} ${request.url}: ${answer}`),
    ...line('then', finding.message),
    ...line('now', message),
    ...line('to prove', repeat),
    ...leftovers.flatMap((url) => line('left', url)),
  ];
}
