import type { Result } from '../../verdicts/record.ts';
import { addressOf } from '../address.ts';
import { html, type Markup } from './markup.ts';

/**
 * What the page tells its script: which verdict an address has, which text speaks of which addresses, and what is shown
 * as long as one of its addresses is. Without the script these attributes mean nothing.
 */

function listOf(results: readonly Result[]): string {
  return results.map(addressOf).join(' ');
}

/** The one entry of an address: its verdict, and whether a baseline lacks it. */
export function entry(result: Result, isNew: boolean): Markup {
  return html` data-address="${addressOf(result)}" data-verdict="${result.verdict}"${isNew ? html` data-new=""` : undefined}`;
}

/** An element whose text is searched for these addresses. */
export function about(...results: readonly Result[]): Markup {
  return html` data-about="${listOf(results)}"`;
}

/** An element that is shown where any of these addresses is. */
export function shownFor(results: readonly Result[]): Markup {
  return html` data-of="${listOf(results)}"`;
}
