import { aliasesIn } from './aliases.ts';
import { features0In } from './features-read.ts';
import { PAGES } from './pages.ts';
import type { ChangerRule } from './rule.ts';
import { FEATURES0, FEATURES1 } from '../features.ts';
import { found, listed, word } from './wording.ts';

const MARKER = FEATURES0.CHANGER_RESERVED_BIT.value;

/** All bits that a table of flags defines. */
function defined(table: Readonly<Record<string, { readonly value: number }>>): number {
  return Object.values(table).reduce((bits, row) => (bits | row.value) >>> 0, 0);
}
const UNDEFINED0 = ~defined(FEATURES0) >>> 0;
const UNDEFINED1 = ~defined(FEATURES1) >>> 0;

const marked = (value: number): boolean => (value & MARKER) !== 0;

/** Group B: the two feature words. Bit 31 marks the constants of Features1, and below it the words share bits. */
export const GROUP_B: readonly ChangerRule[] = [
  {
    id: 'B01',
    name: 'features0-without-marker-bit',
    severity: 'error',
    inferred: false,
    title: 'Bit 31 of Features0 (CHANGER_RESERVED_BIT) is clear.',
    reason:
      'The bit is reserved to mark the constants of Features1. It is no feature, and in Features0 it shows that a constant of the other word was used.',
    field: 'Features0',
    staticCheck: 'yes',
    source: [PAGES.parameters, PAGES.header],
    yieldsTo: ['B06', 'B07'],
    reads: ['Features0'],
    check: ({ parameters: { Features0 } }) =>
      marked(Features0)
        ? found(
            `Features0 is ${word(Features0)}: bit 31 is set. CHANGER_RESERVED_BIT only marks the constants of Features1. Leave it out of Features0.`,
            ['Features0', 'CHANGER_RESERVED_BIT'],
          )
        : undefined,
  },
  {
    id: 'B02',
    name: 'features1-has-marker-bit',
    severity: 'error',
    inferred: false,
    title: 'Features1 is 0 or has bit 31 set.',
    reason:
      'Every Features1 constant carries bit 31. A value without it was put together from Features0 constants, or a flag was cleared in a way that took bit 31 along; callers that compare whole constants then see no feature at all.',
    field: 'Features1',
    staticCheck: 'yes',
    source: [PAGES.header],
    yieldsTo: ['B07', 'B09'],
    reads: ['Features1'],
    check: ({ parameters: { Features1 } }) => {
      if (Features1 === 0 || marked(Features1)) return undefined;
      const names = features0In(Features1);
      const flags = names.length === 0 ? '' : ` (as Features0 constants: ${listed(names)})`;
      return found(
        `Features1 is ${word(Features1)}: bit 31 is clear, so these are no Features1 constants${flags}. Move Features0 constants to Features0, and clear a Features1 flag with its low bits only.`,
        ['Features1', ...names],
      );
    },
  },
  {
    id: 'B03',
    name: 'marker-bit-alone',
    severity: 'warning',
    inferred: false,
    title: 'Features1 is not bit 31 alone.',
    reason: 'Bit 31 by itself names no feature. Without features the member is 0.',
    field: 'Features1',
    staticCheck: 'yes',
    source: [PAGES.header],
    reads: ['Features1'],
    check: ({ parameters: { Features1 } }) =>
      Features1 === MARKER
        ? found(
            `Features1 is ${word(Features1)}: the marker bit without a feature. Set Features1 to 0, or to the constants that were meant; CHANGER_RESERVED_BIT is already part of each.`,
            ['CHANGER_RESERVED_BIT', 'Features1'],
          )
        : undefined,
  },
  {
    id: 'B04',
    name: 'features0-undefined-bits-clear',
    severity: 'warning',
    inferred: false,
    title: 'The undefined bits 0x02000000 and 0x40000000 of Features0 are clear.',
    reason: 'No constant has these bits. They come from a wrong number or from memory that was not zeroed.',
    field: 'Features0',
    staticCheck: 'yes',
    source: [PAGES.header],
    reads: ['Features0'],
    check: ({ parameters: { Features0 } }) => {
      const bits = (Features0 & UNDEFINED0) >>> 0;
      return bits === 0
        ? undefined
        : found(
            `Features0 is ${word(Features0)}: no flag has the bits ${word(bits)}. Put Features0 together from the constants of ntddchgr.h only.`,
            ['Features0'],
          );
    },
  },
  {
    id: 'B05',
    name: 'features1-undefined-bits-clear',
    severity: 'warning',
    inferred: false,
    title: 'The undefined bits 0x7FFFF800 of Features1 are clear.',
    reason:
      'Features1 defines the bits 0 to 10 and the marker. Other bits come from a Features0 constant or from memory that was not zeroed.',
    field: 'Features1',
    staticCheck: 'yes',
    source: [PAGES.header],
    yieldsTo: ['B02', 'B07'],
    reads: ['Features1'],
    check: ({ parameters: { Features1 } }) => {
      const bits = (Features1 & UNDEFINED1) >>> 0;
      if (bits === 0) return undefined;
      const names = features0In(bits);
      const flags = names.length === 0 ? '' : ` In Features0 they would be ${listed(names)}.`;
      return found(
        `Features1 is ${word(Features1)}: no flag has the bits ${word(bits)}.${flags} Put Features1 together from Features1 constants only.`,
        ['Features1', ...names],
      );
    },
  },
  {
    id: 'B06',
    name: 'features1-constant-in-features0',
    severity: 'error',
    inferred: false,
    title: 'No Features1 constant is in Features0.',
    reason:
      'The low bits of a Features1 constant mean something else in Features0: CHANGER_CLEANER_OPS_NOT_SUPPORTED turns on CHANGER_CLEANER_SLOT. The feature that was meant stays off, and one that the changer may not have is used.',
    field: 'Features0',
    staticCheck: 'yes',
    source: [PAGES.header],
    yieldsTo: ['B07'],
    reads: ['Features0'],
    check: ({ parameters: { Features0 } }) => {
      const aliases = aliasesIn(Features0);
      // Every Features1 constant has a low bit: without one it is the marker alone, which B01 reports.
      if (!marked(Features0) || aliases.length === 0) return undefined;
      const pairs = aliases.map(({ features0, features1 }) => `${features0} (if ${features1} was meant)`);
      return found(
        `Features0 is ${word(Features0)}: bit 31 shows that a Features1 constant was put into it. It may have turned on ${listed(pairs)}. Put Features1 constants into Features1.`,
        ['Features0', ...aliases.flatMap(({ features0, features1 }) => [features1, features0])],
      );
    },
  },
  {
    id: 'B07',
    name: 'flag-in-its-own-word',
    severity: 'error',
    inferred: false,
    title: 'Features0 is built from Features0 constants and Features1 from Features1 constants.',
    reason:
      'The words share their low bits, so a constant in the wrong word turns on another feature and leaves its own off. The compiler cannot tell them apart.',
    field: 'Features0, Features1',
    staticCheck: 'source',
    source: [PAGES.header],
  },
  {
    id: 'B08',
    name: 'features1-flag-tested-as-a-whole',
    severity: 'warning',
    inferred: false,
    title: 'A Features1 flag is tested with (Features1 & FLAG) == FLAG.',
    reason:
      'All Features1 constants have bit 31 in common. Features1 & FLAG is not zero as soon as any Features1 feature is set.',
    field: 'Features1',
    staticCheck: 'source',
    source: [PAGES.header],
  },
  {
    id: 'B09',
    name: 'features1-flag-cleared-without-marker',
    severity: 'warning',
    inferred: false,
    title: 'A Features1 flag is cleared without clearing bit 31.',
    reason:
      'Features1 &= ~FLAG clears bit 31 as well. Callers that compare whole constants then no longer see the other Features1 flags.',
    field: 'Features1',
    staticCheck: 'source',
    source: [PAGES.header],
  },
  {
    id: 'B10',
    name: 'flag-exists-in-header',
    severity: 'info',
    inferred: false,
    title: 'Every flag is a symbol that ntddchgr.h defines.',
    reason:
      'Copies of the documentation lost headings: the text of CHANGER_VOLUME_SEARCH stands below CHANGER_VOLUME_IDENTIFICATION, so it looks as if there were no such flag. The header counts.',
    field: 'Features0',
    staticCheck: 'source',
    source: [PAGES.parameters, PAGES.header],
  },
];
