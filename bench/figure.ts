/** One line of the table: what was measured, in one run of the bench. */
export interface Row {
  readonly what: string;
  /** The median of the rounds. */
  readonly value: number;
  readonly unit: string;
  /** What the value has to reach, such as `≥ 0.6`; absent where it is only told. */
  readonly wanted?: Bound;
  /** Most memory of the process that was measured, in MB. */
  readonly memoryMb?: number;
  /** What the value is made of, in a few words. */
  readonly from?: string;
}

/** What a value has to be at least or at most. */
export interface Bound {
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** What a figure has measured. */
export interface Measured {
  readonly name: string;
  readonly title: string;
  readonly rounds: number;
  readonly rows: readonly Row[];
  /** How it was measured, and what a reader has to know to believe it. */
  readonly notes: readonly string[];
}

/** How to measure. */
export interface Order {
  readonly rounds: number;
  /** A folder for files that nobody needs afterwards. */
  readonly folder: string;
  /** The package as it is installed, compiled; the suite that is measured. */
  readonly suite: string;
  readonly progress: (line: string) => void;
}

/** What comes of it; with the rounds where they are not those of the order. */
export type Finished = Pick<Measured, 'rows' | 'notes'> & Partial<Pick<Measured, 'rounds'>>;

/** A figure of the bench. */
export interface Figure {
  readonly title: string;
  measure(order: Order): Promise<Finished>;
}

/** Whether a row is as wanted; undefined where nothing is wanted. */
export const holds = ({ value, wanted }: Pick<Row, 'value' | 'wanted'>): boolean | undefined =>
  wanted === undefined
    ? undefined
    : value >= (wanted.atLeast ?? Number.NEGATIVE_INFINITY) && value <= (wanted.atMost ?? Number.POSITIVE_INFINITY);
