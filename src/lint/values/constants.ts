import { FEATURES0, FEATURES1 } from '../../ddi/features.ts';
import { NTSTATUS } from '../../ddi/ntstatus.ts';
import { TAPE_FEATURES_HIGH, TAPE_FEATURES_LOW } from '../../ddi/tape/features.ts';
import { TAPE_STATUS } from '../../ddi/tape/status.ts';
import * as tapeValues from '../../ddi/tape/values.ts';
import * as values from '../../ddi/values.ts';

/** The constants of the shipped headers that the analysis knows, from the tables that the headers agree with. */

const OTHER: Readonly<Record<string, number>> = {
  // scsi.h: device types of INQUIRY data.
  DIRECT_ACCESS_DEVICE: 0x00,
  SEQUENTIAL_ACCESS_DEVICE: 0x01,
  READ_ONLY_DIRECT_ACCESS_DEVICE: 0x05,
  OPTICAL_DEVICE: 0x07,
  MEDIUM_CHANGER: 0x08,
  MAXIMUM_CHANGER_INQUIRY_DATA: 252,
  TRUE: 1,
  FALSE: 0,
  NULL: 0,
};

function flagValues(
  table: Readonly<Record<string, { readonly value: number }>>,
): (readonly [string, number])[] {
  return Object.entries(table).map(([name, row]) => [name, row.value] as const);
}

function tables(): (readonly [string, number])[] {
  return [...Object.values<unknown>(values), ...Object.values<unknown>(tapeValues)]
    .filter((table): table is values.ValueTable => typeof table === 'object' && table !== null)
    .flatMap((table) => Object.entries(table));
}

const ALL: ReadonlyMap<string, number> = new Map([
  ...tables(),
  ...Object.entries(NTSTATUS),
  ...Object.entries(OTHER),
  ...flagValues(FEATURES0),
  ...flagValues(FEATURES1),
  ...flagValues(TAPE_FEATURES_LOW),
  ...flagValues(TAPE_FEATURES_HIGH),
  ...Object.entries(TAPE_STATUS),
]);

/** The value of a constant of the shipped headers; undefined for another name. */
export function constantValue(name: string): number | undefined {
  return ALL.get(name);
}

/** The feature word that a constant belongs to. CHANGER_RESERVED_BIT marks both and belongs to none. */
export function wordOfConstant(name: string): 'Features0' | 'Features1' | undefined {
  if (name === 'CHANGER_RESERVED_BIT') return undefined;
  if (Object.hasOwn(FEATURES0, name)) return 'Features0';
  return Object.hasOwn(FEATURES1, name) ? 'Features1' : undefined;
}

/** All names that the headers give to constants and that begin with `CHANGER_`. */
export const CHANGER_NAMES: readonly string[] = [...ALL.keys()].filter((name) => name.startsWith('CHANGER_'));
