import { readFileSync } from 'node:fs';
import type { Operation, Requirement } from '../schemas/index.ts';

/** One reason to send a request: a clause, the operation it speaks of, and what is special about the request. */
export interface Aspect {
  readonly requirement: Requirement;
  readonly operation: Operation;
  /** What is special, the same on every operation and in every property it is tried on. */
  readonly class: string;
  readonly property?: string | undefined;
  /** How much it is worth, as a multiple of what is usual; 1 unless given. */
  readonly weight?: number;
  /** The key of the value that shows it, where the request carries several. */
  readonly wish?: string;
  /** The request is wanted for the object it creates: that is no part of what the clause is about. */
  readonly isObject?: true;
}

/** Something that a request may be the first of a run to show, and what showing it is worth. */
export interface Feature {
  readonly name: string;
  readonly worth: number;
  /** Whether it is worth that much for each write of its request. */
  readonly perWrite?: true;
}

/**
 * What the first look at something is worth. Clauses come first, then classes of values; then each class on the second
 * kind of operation and at the second entity, because services that are wrong in one class are wrong there for one
 * method, for one entity or everywhere; then pairs with properties. That is how services go wrong, and so how much is
 * to be learned. The order of these numbers is reasoned; their sizes, that of a lesson and that of rare classes are tuned
 * by hand until 300 writes reach every address, every usual class and every lesson, which tests/runner/plan.test.ts holds.
 */
const worths = {
  address: 100,
  class: 24,
  'class on a method': 4,
  'class at an entity': 4,
  'class on an operation': 6,
  'property on an operation': 2,
  'class in a property': 1,
  'class in a property on an operation': 0.5,
} as const;

/** What nobody is bound to says less about a service. */
const byLevel = { MUST: 1, SHOULD: 1, OBSERVE: 0.75 } as const;

/** Where a service of the catalogue was wrong and nothing else showed it: as good as a clause that was not seen yet. */
const lesson = 38;
const learnt: ReadonlySet<string> = new Set(
  Object.keys(JSON.parse(readFileSync(new URL('./lessons.json', import.meta.url), 'utf8')) as Record<string, string>),
);

/** The most special of what a request would show: a class, in a property if it is about one, on an operation. */
export const specialtyOf = ({ operation, class: name, property }: Omit<Aspect, 'requirement'>): string =>
  [name, ...(property === undefined ? [] : [property]), operation.id].join(' ');

/** What a request would show, seen from one of the reasons to send it. */
export const featuresOf = (aspect: Aspect): readonly Feature[] => {
  const { requirement, operation, class: name, property, weight = 1 } = aspect;
  const { id, kind, entity } = operation;
  const topic = requirement.id;
  const specialty = specialtyOf(aspect);
  const firsts: readonly (readonly [keyof typeof worths, string])[] = [
    ['address', `${topic}/${id}`],
    ['class', name],
    ['class on a method', `${name} ${kind}`],
    ['class at an entity', `${name} ${entity.name}`],
    ['class on an operation', `${name} ${id}`],
    ...(property === undefined
      ? []
      : ([
          ['property on an operation', `${topic} ${property} ${id}`],
          ['class in a property', `${name} ${entity.name}.${property}`],
          ['class in a property on an operation', specialty],
        ] as const)),
  ];
  return [
    ...firsts.map(([what, of]) => ({
      name: `${what}: ${of}`,
      // A rare class is worth a look; hardly a second one elsewhere.
      worth: worths[what] * byLevel[requirement.level] * (what === 'class' ? Math.sqrt(weight) : weight),
    })),
    ...(learnt.has(specialty) ? [{ name: `lesson: ${specialty}`, worth: lesson, perWrite: true as const }] : []),
  ];
};
