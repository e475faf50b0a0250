import type { Contract, Requirement } from '../schemas/index.ts';
import { page, table } from './markdown.ts';

const levels: Readonly<Record<Requirement['level'], string>> = {
  MUST: 'a clause that does not hold is a _fail_',
  SHOULD: 'a clause that does not hold is a _warn_, with `--strict` a _fail_',
  OBSERVE: 'never fails: the report states what the service does',
};

const links = (ids: readonly string[]): string => ids.map((id) => `[${id}](#${id.toLowerCase()})`).join(', ');

const labelled = (label: string, text: string | undefined): readonly string[] =>
  text === undefined ? [] : [`- **${label}:** ${text}`];

const entry = ({ id, level, clause, tolerated, basis, source, follows, excluded }: Requirement): readonly string[] => [
  `### ${id}`,
  '',
  `**${level}.** ${clause}`,
  '',
  ...labelled('Source', `[${source.section}](${source.page}), by ${basis.join(', ')}`),
  ...labelled('Tolerated', tolerated),
  ...labelled('Not checked', excluded),
  ...labelled('Fails as well where one of these is broken', follows.length === 0 ? undefined : links(follows)),
  '',
];

/** The ledger: every clause, whether or not the suite checks it. */
export const requirementsPage = ({ topics, requirements }: Contract): string => {
  const ofLevel = (level: string): number => requirements.filter((one) => one.level === level).length;
  const excluded = requirements.filter((one) => one.excluded !== undefined).map(({ id }) => id);
  return page(
    'Requirements',
    [
      `${requirements.length} requirements. Each is judged at every operation it speaks of, and a report calls that an address:`,
      '`ENUM-03/createWindowsUpdateState`. Ids are permanent.',
      '',
      ...table(
        ['Level', 'Requirements', 'Meaning'],
        Object.entries(levels).map(([level, meaning]) => [level, `${ofLevel(level)}`, meaning]),
      ),
      '',
      excluded.length === 0 ? 'All of them are checked.' : `All of them are checked but ${links(excluded)}.`,
      '',
      'The basis of a clause: _docs_, the pages of the operations; _csdl_, the metadata of the service; _odata_, OData 4.0;',
      '_graph_, the guidelines and error pages of Microsoft Graph; _http_, RFC 9110. What a service may do differently',
      'stands under _Tolerated_ and is never reported.',
      '',
      ...topics.flatMap(({ name, title }) => [
        `## ${title}`,
        '',
        ...requirements.filter(({ topic }) => topic === name).flatMap(entry),
      ]),
    ].slice(0, -1),
  );
};
