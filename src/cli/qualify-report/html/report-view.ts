import type { SourceRecord } from '../../../lab/records.ts';
import { shortPath } from '../../short-path.ts';
import { text } from './markup.ts';

/** Where a report is read: what it calls files, and what its links lead to. */
export interface ReportView {
  /** A file as the reader knows it. */
  readonly name: (file: string) => string;
  /** The address of a line of C; without it, lines are no links. */
  readonly address?: (place: SourceRecord) => string;
  /** What the reader can do with the report. */
  readonly actions?: readonly { readonly title: string; readonly address: string }[];
}

/** A file on its own, made in the folder where the command runs. */
export const ALONE: ReportView = { name: shortPath };

/** A line of C, which leads there where the view can. @param words for it. */
export function placeLink(place: SourceRecord, words: string, { address, name }: ReportView): string {
  if (!address) return text(words);
  const title = `Open ${name(place.file)}, line ${place.line}`;
  return `<a href="${text(address(place))}" title="${text(title)}">${text(words)}</a>`;
}
