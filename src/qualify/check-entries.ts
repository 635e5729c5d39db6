import { ELEMENT_TYPE, EXCEPTION_CODES } from '../ddi/values.ts';
import { hex } from '../core/hex.ts';
import type { ElementKind } from '../emulator/model.ts';
import type { Bench } from './bench.ts';
import type { EntriesRead, StatusEntry } from './status-entry.ts';

const KIND: Readonly<Record<number, ElementKind>> = {
  [ELEMENT_TYPE.ChangerTransport]: 'transport',
  [ELEMENT_TYPE.ChangerSlot]: 'slot',
  [ELEMENT_TYPE.ChangerIEPort]: 'port',
  [ELEMENT_TYPE.ChangerDrive]: 'drive',
};

/** What is wrong with one entry: the rule, and the words behind "entry of slot 3". */
type Check = (entry: StatusEntry, bench: Bench) => readonly (readonly [rule: string, what: string])[];

/** One row a mistake that an entry can show by itself. */
const CHECKS: readonly Check[] = [
  ({ type, address, source, flags }, { facts }) => {
    const kind = KIND[type];
    const wrong: [string, string][] = [];
    if (kind === undefined) wrong.push(['N01', `has the element type ${type}`]);
    else if (address >= facts.limit(kind))
      wrong.push([
        'N01',
        `has an address beyond the ${facts.limit(kind)} that the driver reports: return zero-based addresses`,
      ]);
    const [from, index] = source.split(' ');
    if (flags.has('SVALID') && !(Number(index) < facts.limit(from as ElementKind)))
      wrong.push(['N01', `has the source ${source}: SrcElementAddress is zero-based too`]);
    return wrong;
  },
  ({ type, flags }) => {
    const drive = type === ELEMENT_TYPE.ChangerDrive;
    const port = type === ELEMENT_TYPE.ChangerIEPort;
    const wrong: [string, string][] = [];
    for (const flag of ['LUN_VALID', 'ID_VALID'])
      if (flags.has(flag) && !drive) wrong.push(['N03', `has ELEMENT_STATUS_${flag}: only drives have`]);
    if (flags.has('IMPEXP') && !port) wrong.push(['N03', 'has ELEMENT_STATUS_IMPEXP: only IEports have']);
    if (flags.has('NOT_BUS') && !flags.has('LUN_VALID') && !flags.has('ID_VALID'))
      wrong.push(['N03', 'has ELEMENT_STATUS_NOT_BUS without an ID or LUN']);
    return wrong;
  },
  ({ flags, sourceSet }) => {
    if (flags.has('SVALID')) return [];
    if (flags.has('INVERT')) return [['N04', 'has ELEMENT_STATUS_INVERT without ELEMENT_STATUS_SVALID']];
    return sourceSet ? [['N04', 'has a SrcElementAddress without ELEMENT_STATUS_SVALID: zero it']] : [];
  },
  ({ flags, exception }) => {
    if (!flags.has('EXCEPT'))
      return exception === ''
        ? []
        : [['N05', `has the exception code ${exception} without ELEMENT_STATUS_EXCEPT`]];
    return exception in EXCEPTION_CODES
      ? []
      : [['N05', `has ELEMENT_STATUS_EXCEPT with the exception code ${exception === '' ? '0' : exception}`]];
  },
  ({ reserved }) =>
    reserved === 0 ? [] : [['N06', `has ${hex(reserved, 4)} in Reserved: zero the entry first`]],
  ({ flags, type }) =>
    flags.has('PRODUCT_DATA') && type !== ELEMENT_TYPE.ChangerDrive
      ? [['N07', 'has ELEMENT_STATUS_PRODUCT_DATA: only drives have']]
      : [],
  ({ undefinedFlags }) =>
    undefinedFlags === 0 ? [] : [['N08', `has the undefined bits ${hex(undefinedFlags, 8)} in Flags`]],
  ({ flags }, { facts }) =>
    flags.has('AVOLTAG') && !facts.has('CHANGER_MEDIUM_FLIP')
      ? [['K08', 'has ELEMENT_STATUS_AVOLTAG although CHANGER_MEDIUM_FLIP is clear']]
      : [],
];

/** Ids of the rules that each entry is held against. */
export const ENTRY_RULES = ['N01', 'N03', 'N04', 'N05', 'N06', 'N07', 'N08', 'N09', 'K08'];

/** Checks what element status returned: each entry, and how many there are. */
export function checkEntries(bench: Bench, { reply, entries, rest }: EntriesRead, wanted: number): void {
  if (!reply.ok) return;
  if (rest > 0)
    bench.report(
      'N07',
      `IoStatus.Information leaves ${rest} bytes behind the last entry: entries of drives have 156 bytes where, and only where, ELEMENT_STATUS_PRODUCT_DATA is set, all others 100.`,
      { reply },
    );
  if (entries.length > wanted)
    bench.report('N09', `${entries.length} entries came back, and ${wanted} were asked for.`, { reply });
  for (const entry of entries) {
    for (const check of CHECKS) {
      for (const [rule, what] of check(entry, bench))
        // The same mistake in every entry is one mistake.
        bench.report(rule, `The entry of ${entry.element} ${what}.`, {
          reply,
          key: `${rule} ${what.replace(/\d+/g, '')}`,
        });
    }
  }
}
