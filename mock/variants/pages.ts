import type { Row } from '../behaviour.ts';
import type { Variant } from '../catalogue.ts';

/**
 * Lists so many objects at a time. The address of the next page names the last object of this one, so that nothing is
 * shown twice or left out when objects come and go between two pages.
 */
export function paged(size: number): Variant['changes'] {
  return ({ page }) => {
    const numbers = new WeakMap<Row, number>();
    let last = 0;
    const numberOf = (row: Row): number => {
      const number = numbers.get(row) ?? ++last;
      numbers.set(row, number);
      return number;
    };
    return {
      page: (call, rows) => {
        const seen = Number(call.query.get('$skiptoken') ?? 0);
        const numbered = rows.map((row) => ({ row, number: numberOf(row) })).sort((a, b) => a.number - b.number);
        const rest = numbered.filter(({ number }) => number > seen);
        const shown = rest.slice(0, size);
        const next = `${call.state.baseUrl}/${call.path}?$skiptoken=${shown.at(-1)?.number}`;
        return {
          ...page(
            call,
            shown.map(({ row }) => row),
          ),
          ...(rest.length > size && { '@odata.nextLink': next }),
        };
      },
    };
  };
}
