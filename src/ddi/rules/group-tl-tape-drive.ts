import { TAPE_FEATURES_LOW, type TapeFeatureHigh, type TapeFeatureLow } from '../tape/features.ts';
import { has } from './features-read.ts';
import { PAGES } from './pages.ts';
import { hasTapeFeature, TAPE_MARKER, tapeWordOf, type TapeParameters, type TapeRule } from './tape-rule.ts';
import { be, found, listed, word } from './wording.ts';

type Flag = TapeFeatureLow | TapeFeatureHigh;

const UNDEFINED_LOW = ~Object.values(TAPE_FEATURES_LOW).reduce((bits, { value }) => bits | value, 0) >>> 0;

/** A flag, and the flags of which one must be set with it. */
interface Needs {
  readonly flag: Flag;
  readonly oneOf: readonly Flag[];
}

const MARKS: readonly Flag[] = [
  'TAPE_DRIVE_WRITE_FILEMARKS',
  'TAPE_DRIVE_WRITE_SETMARKS',
  'TAPE_DRIVE_WRITE_SHORT_FMKS',
  'TAPE_DRIVE_WRITE_LONG_FMKS',
];
const ERASES: readonly Flag[] = ['TAPE_DRIVE_ERASE_SHORT', 'TAPE_DRIVE_ERASE_LONG'];

/** What returns when it begins must exist at all. */
const IMMEDIATE: readonly Needs[] = [
  { flag: 'TAPE_DRIVE_TENSION_IMMED', oneOf: ['TAPE_DRIVE_TENSION'] },
  { flag: 'TAPE_DRIVE_LOAD_UNLD_IMMED', oneOf: ['TAPE_DRIVE_LOAD_UNLOAD'] },
  { flag: 'TAPE_DRIVE_LOCK_UNLK_IMMED', oneOf: ['TAPE_DRIVE_LOCK_UNLOCK'] },
  { flag: 'TAPE_DRIVE_ABS_BLK_IMMED', oneOf: ['TAPE_DRIVE_ABSOLUTE_BLK'] },
  { flag: 'TAPE_DRIVE_LOG_BLK_IMMED', oneOf: ['TAPE_DRIVE_LOGICAL_BLK'] },
  { flag: 'TAPE_DRIVE_FORMAT_IMMEDIATE', oneOf: ['TAPE_DRIVE_FORMAT'] },
  { flag: 'TAPE_DRIVE_ERASE_IMMEDIATE', oneOf: ERASES },
  { flag: 'TAPE_DRIVE_WRITE_MARK_IMMED', oneOf: MARKS },
];

/** What can be switched must exist at all. */
const SWITCHES: readonly Needs[] = [
  { flag: 'TAPE_DRIVE_SET_COMPRESSION', oneOf: ['TAPE_DRIVE_COMPRESSION'] },
  { flag: 'TAPE_DRIVE_SET_ECC', oneOf: ['TAPE_DRIVE_ECC'] },
  { flag: 'TAPE_DRIVE_SET_PADDING', oneOf: ['TAPE_DRIVE_PADDING'] },
  { flag: 'TAPE_DRIVE_SET_REPORT_SMKS', oneOf: ['TAPE_DRIVE_REPORT_SMKS'] },
  { flag: 'TAPE_DRIVE_SET_EOT_WZ_SIZE', oneOf: ['TAPE_DRIVE_EOT_WZ_SIZE'] },
];

const SETMARKS: readonly Flag[] = [
  'TAPE_DRIVE_REPORT_SMKS',
  'TAPE_DRIVE_SETMARKS',
  'TAPE_DRIVE_WRITE_SETMARKS',
];

const flagsOf = (needs: readonly Needs[]): readonly Flag[] => [
  ...new Set(needs.flatMap(({ flag, oneOf }) => [flag, ...oneOf])),
];

/** The rows that a structure breaks, as one finding; undefined where it breaks none. */
function unmet(parameters: TapeParameters, rows: readonly Needs[]): ReturnType<typeof found> | undefined {
  const broken = rows.filter(
    ({ flag, oneOf }) =>
      hasTapeFeature(parameters, flag) && !oneOf.some((other) => hasTapeFeature(parameters, other)),
  );
  if (broken.length === 0) return undefined;
  const sentences = broken.map(({ flag, oneOf }) => {
    const other = oneOf.length === 1 ? `${oneOf[0]} is not` : `none of ${listed(oneOf)} is`;
    return `${flag} is set, but ${other}.`;
  });
  const { flag, oneOf } = broken[0];
  const [first] = oneOf;
  return found(
    `${sentences.join(' ')} Set ${first} in ${tapeWordOf(first)} too, or leave ${flag} out.`,
    broken.flatMap((row) => [row.flag, ...row.oneOf, tapeWordOf(row.oneOf[0])]),
  );
}

/** Where a word holds constants of the other one, the flags that seem to be set mean nothing. */
const WORDS_ARE_WRONG = ['TL1', 'TL2'] as const;

/** Group TL: the feature words and limits of a tape drive. Bit 31 marks the constants of FeaturesHigh. */
export const GROUP_TL: readonly TapeRule[] = [
  {
    id: 'TL1',
    name: 'tape-features-low-without-marker-bit',
    severity: 'error',
    inferred: false,
    title: 'Bit 31 of FeaturesLow (TAPE_DRIVE_RESERVED_BIT) is clear.',
    reason:
      'Drivers must not set the bit: it marks the constants of FeaturesHigh. In FeaturesLow it shows that a constant of the other word was used, whose low bits mean something else here.',
    field: 'FeaturesLow',
    staticCheck: 'yes',
    source: [PAGES.tapeDriveParameters, PAGES.tapeHeader],
    reads: ['FeaturesLow'],
    check: ({ parameters: { FeaturesLow } }) =>
      (FeaturesLow & TAPE_MARKER) === 0
        ? undefined
        : found(
            `FeaturesLow is ${word(FeaturesLow)}: bit 31 is set. Put constants of FeaturesHigh into FeaturesHigh, and leave TAPE_DRIVE_RESERVED_BIT out.`,
            ['FeaturesLow', 'TAPE_DRIVE_RESERVED_BIT'],
          ),
  },
  {
    id: 'TL2',
    name: 'tape-features-high-has-marker-bit',
    severity: 'error',
    inferred: false,
    title: 'FeaturesHigh is 0 or has bit 31 set.',
    reason:
      'Every FeaturesHigh constant carries bit 31, and callers test with (FeaturesHigh & X) == X. Without the bit they see no feature at all.',
    field: 'FeaturesHigh',
    staticCheck: 'yes',
    source: [PAGES.tapeDriveParameters, PAGES.tapeHeader],
    reads: ['FeaturesHigh'],
    check: ({ parameters: { FeaturesHigh } }) =>
      FeaturesHigh === 0 || (FeaturesHigh & TAPE_MARKER) !== 0
        ? undefined
        : found(
            `FeaturesHigh is ${word(FeaturesHigh)}: bit 31 is clear, so these are no FeaturesHigh constants. Move FeaturesLow constants to FeaturesLow, and clear a FeaturesHigh flag with its low bits only.`,
            ['FeaturesHigh'],
          ),
  },
  {
    id: 'TL3',
    name: 'tape-immediate-needs-operation',
    severity: 'warning',
    inferred: true,
    title: 'A drive that carries out an operation immediately supports the operation.',
    reason:
      'The immediate flags say that a request returns when the operation begins. Without the flag of the operation itself a caller never asks for it.',
    field: 'FeaturesLow, FeaturesHigh',
    staticCheck: 'yes',
    source: [PAGES.tapeDriveParameters],
    yieldsTo: WORDS_ARE_WRONG,
    reads: flagsOf(IMMEDIATE),
    check: ({ parameters }) => unmet(parameters, IMMEDIATE),
  },
  {
    id: 'TL4',
    name: 'tape-switch-needs-feature',
    severity: 'warning',
    inferred: true,
    title: 'What can be switched in a drive is a feature of the drive.',
    reason:
      'The TAPE_DRIVE_SET_ flags say that IOCTL_TAPE_SET_DRIVE_PARAMS switches or sets something. A caller looks for the feature itself first.',
    field: 'FeaturesLow, FeaturesHigh',
    staticCheck: 'yes',
    source: [PAGES.tapeDriveParameters, PAGES.tapeSetDriveParameters],
    yieldsTo: WORDS_ARE_WRONG,
    reads: flagsOf(SWITCHES),
    check: ({ parameters }) => unmet(parameters, SWITCHES),
  },
  {
    id: 'TL5',
    name: 'tape-compression-at-start-needs-switch',
    severity: 'warning',
    inferred: true,
    title: 'TAPE_DRIVE_SET_CMP_BOP_ONLY goes with TAPE_DRIVE_SET_COMPRESSION.',
    reason:
      'The flag says that compression can be switched at the beginning of a partition only, so that a caller rewinds first. It says nothing about a drive whose compression cannot be switched.',
    field: 'FeaturesLow, FeaturesHigh',
    staticCheck: 'yes',
    source: [PAGES.tapeDriveParameters],
    yieldsTo: WORDS_ARE_WRONG,
    reads: ['TAPE_DRIVE_SET_CMP_BOP_ONLY', 'TAPE_DRIVE_SET_COMPRESSION'],
    check: ({ parameters }) =>
      unmet(parameters, [{ flag: 'TAPE_DRIVE_SET_CMP_BOP_ONLY', oneOf: ['TAPE_DRIVE_SET_COMPRESSION'] }]),
  },
  {
    id: 'TL6',
    name: 'tape-has-a-block-mode',
    severity: 'error',
    inferred: true,
    title: 'A drive supports fixed-length or variable-length blocks.',
    reason:
      'A caller chooses a block mode by TAPE_DRIVE_FIXED_BLOCK and TAPE_DRIVE_VARIABLE_BLOCK. With neither there is no way to read or write; with both, TAPE_DRIVE_SET_BLOCK_SIZE says that one can go from one to the other.',
    field: 'FeaturesLow, FeaturesHigh',
    staticCheck: 'yes',
    source: [PAGES.tapeDriveParameters, PAGES.tapeSetMediaParameters],
    yieldsTo: WORDS_ARE_WRONG,
    reads: ['TAPE_DRIVE_FIXED_BLOCK', 'TAPE_DRIVE_VARIABLE_BLOCK', 'TAPE_DRIVE_SET_BLOCK_SIZE'],
    check: ({ parameters }) => {
      const fixed = hasTapeFeature(parameters, 'TAPE_DRIVE_FIXED_BLOCK');
      const variable = hasTapeFeature(parameters, 'TAPE_DRIVE_VARIABLE_BLOCK');
      if (!fixed && !variable)
        return found(
          'Neither TAPE_DRIVE_FIXED_BLOCK nor TAPE_DRIVE_VARIABLE_BLOCK is set in FeaturesLow. Set those that the drive supports.',
          ['TAPE_DRIVE_FIXED_BLOCK', 'TAPE_DRIVE_VARIABLE_BLOCK', 'FeaturesLow'],
        );
      return fixed && variable && !hasTapeFeature(parameters, 'TAPE_DRIVE_SET_BLOCK_SIZE')
        ? found(
            'TAPE_DRIVE_FIXED_BLOCK and TAPE_DRIVE_VARIABLE_BLOCK are both set, but TAPE_DRIVE_SET_BLOCK_SIZE is not: nothing can choose between them. Set it in FeaturesHigh.',
            ['TAPE_DRIVE_VARIABLE_BLOCK', 'TAPE_DRIVE_FIXED_BLOCK', 'TAPE_DRIVE_SET_BLOCK_SIZE'],
            'warning',
          )
        : undefined;
    },
  },
  {
    id: 'TL7',
    name: 'tape-partition-method-needs-partitions',
    severity: 'warning',
    inferred: true,
    title: 'A drive that creates partitions says how many it can have.',
    reason:
      'TAPE_DRIVE_FIXED, TAPE_DRIVE_SELECT and TAPE_DRIVE_INITIATOR say how IOCTL_TAPE_CREATE_PARTITION makes partitions. With select and initiator partitions the caller chooses the number, up to MaximumPartitionCount.',
    field: 'MaximumPartitionCount',
    staticCheck: 'yes',
    source: [PAGES.tapeDriveParameters, PAGES.tapeCreatePartition],
    yieldsTo: WORDS_ARE_WRONG,
    reads: ['TAPE_DRIVE_FIXED', 'TAPE_DRIVE_SELECT', 'TAPE_DRIVE_INITIATOR', 'MaximumPartitionCount'],
    check: ({ parameters }) => {
      const count = parameters.MaximumPartitionCount;
      const methods = (['TAPE_DRIVE_FIXED', 'TAPE_DRIVE_SELECT', 'TAPE_DRIVE_INITIATOR'] as const).filter(
        (flag) => hasTapeFeature(parameters, flag),
      );
      const tooFew = methods.filter((flag) => count < (flag === 'TAPE_DRIVE_FIXED' ? 1 : 2));
      return tooFew.length === 0
        ? undefined
        : found(
            `${listed(tooFew)} ${be(tooFew)} set, but MaximumPartitionCount is ${count}. Set it to the number of partitions that the drive can make.`,
            ['MaximumPartitionCount', ...tooFew],
          );
    },
  },
  {
    id: 'TL8',
    name: 'tape-block-sizes-in-order',
    severity: 'error',
    inferred: true,
    title: 'MinimumBlockSize <= DefaultBlockSize <= MaximumBlockSize.',
    reason:
      'A caller takes DefaultBlockSize, or any size from the minimum to the maximum. A default outside of them, or a maximum below the minimum, leaves it without a size that works.',
    field: 'MinimumBlockSize, DefaultBlockSize, MaximumBlockSize',
    staticCheck: 'yes',
    source: [PAGES.tapeDriveParameters],
    reads: ['MinimumBlockSize', 'DefaultBlockSize', 'MaximumBlockSize'],
    check: ({ parameters: { MinimumBlockSize: least, DefaultBlockSize: usual, MaximumBlockSize: most } }) => {
      if (least <= usual && usual <= most) return undefined;
      const [first, limit] =
        usual < least
          ? ['DefaultBlockSize', `below MinimumBlockSize (${least})`]
          : ['DefaultBlockSize', `above MaximumBlockSize (${most})`];
      return found(
        `${first} is ${usual}, ${limit}. Block sizes are in bytes, the default between minimum and maximum.`,
        [first, usual < least ? 'MinimumBlockSize' : 'MaximumBlockSize'],
      );
    },
  },
  {
    id: 'TL9',
    name: 'tape-erase-at-start-needs-erase',
    severity: 'warning',
    inferred: true,
    title: 'TAPE_DRIVE_ERASE_BOP_ONLY goes with a way to erase.',
    reason:
      'The flag limits an erase to the beginning of a partition. It says nothing about a drive that erases neither short nor long.',
    field: 'FeaturesLow',
    staticCheck: 'yes',
    source: [PAGES.tapeDriveParameters],
    yieldsTo: WORDS_ARE_WRONG,
    reads: ['TAPE_DRIVE_ERASE_BOP_ONLY', 'TAPE_DRIVE_ERASE_SHORT', 'TAPE_DRIVE_ERASE_LONG'],
    check: ({ parameters }) => unmet(parameters, [{ flag: 'TAPE_DRIVE_ERASE_BOP_ONLY', oneOf: ERASES }]),
  },
  {
    id: 'TL10',
    name: 'tape-ejects-where-changer-needs-it',
    severity: 'warning',
    inferred: true,
    title: 'Where the changer needs the drive to eject, the drive ejects by command.',
    reason:
      'With CHANGER_PREDISMOUNT_EJECT_REQUIRED the storage manager ejects through the driver of the drive before the changer moves the cartridge. A drive without TAPE_DRIVE_EJECT_MEDIA cannot be asked.',
    field: 'FeaturesLow',
    staticCheck: 'partial',
    source: [PAGES.tapeDriveParameters, PAGES.parameters],
    yieldsTo: WORDS_ARE_WRONG,
    reads: ['TAPE_DRIVE_EJECT_MEDIA'],
    check: ({ parameters, changer }) =>
      changer !== undefined &&
      has(changer, 'CHANGER_PREDISMOUNT_EJECT_REQUIRED') &&
      !hasTapeFeature(parameters, 'TAPE_DRIVE_EJECT_MEDIA')
        ? found(
            'The driver of the changer sets CHANGER_PREDISMOUNT_EJECT_REQUIRED, but TAPE_DRIVE_EJECT_MEDIA is not set in FeaturesLow: no cartridge can be dismounted. Set it, and eject in the Prepare routine.',
            ['TAPE_DRIVE_EJECT_MEDIA', 'FeaturesLow'],
          )
        : undefined,
  },
  {
    id: 'TL11',
    name: 'tape-cleaning-agrees-with-changer',
    severity: 'warning',
    inferred: true,
    title: 'The driver of the drive and that of the changer agree on cleaning.',
    reason:
      'TAPE_DRIVE_CLEAN_REQUESTS says that the drive reports when it needs cleaning; CHANGER_DRIVE_CLEANING_REQUIRED that the drives of the changer may ask for it. The storage manager needs both.',
    field: 'FeaturesLow',
    staticCheck: 'partial',
    source: [PAGES.tapeDriveParameters, PAGES.parameters],
    yieldsTo: WORDS_ARE_WRONG,
    reads: ['TAPE_DRIVE_CLEAN_REQUESTS'],
    check: ({ parameters, changer }) => {
      if (changer === undefined) return undefined;
      const asks = hasTapeFeature(parameters, 'TAPE_DRIVE_CLEAN_REQUESTS');
      const cleans = has(changer, 'CHANGER_DRIVE_CLEANING_REQUIRED');
      if (asks === cleans) return undefined;
      return found(
        asks
          ? 'TAPE_DRIVE_CLEAN_REQUESTS is set, but the driver of the changer does not set CHANGER_DRIVE_CLEANING_REQUIRED: the requests lead to nothing. Set that flag in its Features0.'
          : 'The driver of the changer sets CHANGER_DRIVE_CLEANING_REQUIRED, but TAPE_DRIVE_CLEAN_REQUESTS is not set in FeaturesLow: nobody learns that the drive needs cleaning. Set it, and return TAPE_STATUS_REQUIRES_CLEANING from GetStatus.',
        ['TAPE_DRIVE_CLEAN_REQUESTS', 'FeaturesLow'],
      );
    },
  },
  {
    id: 'TL12',
    name: 'tape-setmark-flags-agree',
    severity: 'warning',
    inferred: true,
    title: 'A drive that knows setmarks reports, writes and finds them.',
    reason:
      'TAPE_DRIVE_REPORT_SMKS, TAPE_DRIVE_SETMARKS and TAPE_DRIVE_WRITE_SETMARKS say three things of one ability. With only some of them a caller writes marks that it cannot find again, or looks for marks that nobody writes.',
    field: 'FeaturesLow, FeaturesHigh',
    staticCheck: 'yes',
    source: [PAGES.tapeDriveParameters],
    yieldsTo: WORDS_ARE_WRONG,
    reads: SETMARKS,
    check: ({ parameters }) => {
      const set = SETMARKS.filter((flag) => hasTapeFeature(parameters, flag));
      const missing = SETMARKS.filter((flag) => !set.includes(flag));
      return set.length === 0 || missing.length === 0
        ? undefined
        : found(
            `${listed(set)} ${be(set)} set, but ${listed(missing)} ${be(missing)} not. Set all three, or none for a drive without setmarks.`,
            [...set, ...missing],
          );
    },
  },
  {
    id: 'TL13',
    name: 'tape-undefined-bits-clear',
    severity: 'warning',
    inferred: true,
    title: 'The undefined bits 0x7880C008 of FeaturesLow are clear.',
    reason: 'No constant has these bits. They come from a wrong number or from memory that was not zeroed.',
    field: 'FeaturesLow',
    staticCheck: 'yes',
    source: [PAGES.tapeHeader],
    yieldsTo: ['TL1'],
    reads: ['FeaturesLow'],
    check: ({ parameters: { FeaturesLow } }) => {
      const bits = (FeaturesLow & UNDEFINED_LOW) >>> 0;
      return bits === 0
        ? undefined
        : found(
            `FeaturesLow is ${word(FeaturesLow)}: no flag has the bits ${word(bits)}. Put FeaturesLow together from the constants of ntddtape.h only.`,
            ['FeaturesLow'],
          );
    },
  },
];
