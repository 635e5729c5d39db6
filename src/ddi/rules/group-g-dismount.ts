import { CHANGER_TO } from '../values.ts';
import { has } from './features-read.ts';
import { PAGES } from './pages.ts';
import type { ChangerParameters, Finding, ChangerRule } from './rule.ts';
import { be, byte, found, listed } from './wording.ts';

/** An ALIGN flag asks the caller to position the transport first, so that must be possible. */
function alignNeedsPosition(
  parameters: ChangerParameters,
  align: 'CHANGER_PREDISMOUNT_ALIGN_TO_SLOT' | 'CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE',
  to: 'CHANGER_TO_SLOT' | 'CHANGER_TO_DRIVE',
): Finding | undefined {
  if (!has(parameters, align)) return undefined;
  const { PositionCapabilities } = parameters;
  const missing: string[] = [];
  const involved: string[] = [align];
  if (!has(parameters, 'CHANGER_POSITION_TO_ELEMENT')) {
    missing.push('CHANGER_POSITION_TO_ELEMENT is not set in Features0');
    involved.push('CHANGER_POSITION_TO_ELEMENT', 'Features0');
  }
  if ((PositionCapabilities & CHANGER_TO[to]) === 0) {
    missing.push(`PositionCapabilities is ${byte(PositionCapabilities)} without ${to}`);
    involved.push('PositionCapabilities', to);
  }
  return missing.length === 0
    ? undefined
    : found(
        `${align} is set in Features1, but ${listed(missing)}: the transport cannot be positioned. Set CHANGER_POSITION_TO_ELEMENT and ${to}, or clear ${align}.`,
        [...involved, 'Features1'],
      );
}

/** Group G: what must happen before a drive is emptied or loaded. */
export const GROUP_G: readonly ChangerRule[] = [
  {
    id: 'G01',
    name: 'one-alignment-before-dismount',
    severity: 'error',
    inferred: false,
    title: 'CHANGER_PREDISMOUNT_ALIGN_TO_SLOT and CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE are not both set.',
    reason:
      'The transport cannot be at the slot and at the drive before the same move. Both constants carry bit 31, so compare whole constants when testing for them.',
    field: 'Features1',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: ['CHANGER_PREDISMOUNT_ALIGN_TO_SLOT', 'CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE'],
    check: ({ parameters }) =>
      has(parameters, 'CHANGER_PREDISMOUNT_ALIGN_TO_SLOT') &&
      has(parameters, 'CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE')
        ? found(
            'CHANGER_PREDISMOUNT_ALIGN_TO_SLOT and CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE are both set in Features1. Keep the one that the changer needs.',
            ['CHANGER_PREDISMOUNT_ALIGN_TO_SLOT', 'CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE', 'Features1'],
          )
        : undefined,
  },
  {
    id: 'G02',
    name: 'align-to-slot-needs-position',
    severity: 'error',
    inferred: true,
    title:
      'CHANGER_PREDISMOUNT_ALIGN_TO_SLOT needs CHANGER_POSITION_TO_ELEMENT and CHANGER_TO_SLOT in PositionCapabilities.',
    reason:
      'The flag asks the caller to move the transport to the slot first. It does so with a position request; if that is refused, no drive can be emptied.',
    field: 'Features0, PositionCapabilities',
    staticCheck: 'yes',
    runtime: 'POSITION TO ELEMENT to a slot is tried.',
    source: [PAGES.parameters],
    reads: ['CHANGER_POSITION_TO_ELEMENT', 'CHANGER_PREDISMOUNT_ALIGN_TO_SLOT', 'PositionCapabilities'],
    check: ({ parameters }) =>
      alignNeedsPosition(parameters, 'CHANGER_PREDISMOUNT_ALIGN_TO_SLOT', 'CHANGER_TO_SLOT'),
  },
  {
    id: 'G03',
    name: 'align-to-drive-needs-position',
    severity: 'error',
    inferred: true,
    title:
      'CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE needs CHANGER_POSITION_TO_ELEMENT and CHANGER_TO_DRIVE in PositionCapabilities.',
    reason:
      'The flag asks the caller to move the transport to the drive first. It does so with a position request; if that is refused, no drive can be emptied.',
    field: 'Features0, PositionCapabilities',
    staticCheck: 'yes',
    runtime: 'POSITION TO ELEMENT to a drive is tried.',
    source: [PAGES.parameters],
    reads: ['CHANGER_POSITION_TO_ELEMENT', 'CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE', 'PositionCapabilities'],
    check: ({ parameters }) =>
      alignNeedsPosition(parameters, 'CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE', 'CHANGER_TO_DRIVE'),
  },
  {
    id: 'G04',
    name: 'align-to-slot-meaning',
    severity: 'info',
    inferred: false,
    title: 'CHANGER_PREDISMOUNT_ALIGN_TO_SLOT is about the slot that media are moved to from a drive.',
    reason:
      'The SDK speaks of ejecting media from the slot, the driver reference and the header of the destination slot of the move from the drive. The driver reference counts.',
    field: 'Features1',
    staticCheck: 'no',
    source: [PAGES.parameters, PAGES.sdkParameters],
  },
  {
    id: 'G05',
    name: 'predismount-eject-tells-the-truth',
    severity: 'warning',
    inferred: false,
    title:
      'CHANGER_PREDISMOUNT_EJECT_REQUIRED is set where, and only where, a loaded drive must be told to eject first.',
    reason:
      'Without the flag Windows moves from a drive that still holds on to the cartridge, and the move fails. With it a changer that ejects by itself gets a command too many.',
    field: 'Features0',
    staticCheck: 'no',
    runtime: 'A move from a loaded drive is tried without an eject.',
    source: [PAGES.parameters],
  },
  {
    id: 'G06',
    name: 'premount-eject-is-for-trays',
    severity: 'warning',
    inferred: false,
    title: 'CHANGER_PREMOUNT_EJECT_REQUIRED is set only where a drive must open before it can be loaded.',
    reason:
      'Drives with a tray, such as CD-ROM drives, must present it first. A tape drive takes a cartridge as it is; told to eject an empty drive it may fail.',
    field: 'Features0',
    staticCheck: 'partial',
    runtime: 'A move to a drive with its tray closed is tried.',
    source: [PAGES.parameters],
    check: ({ parameters, device }) =>
      has(parameters, 'CHANGER_PREMOUNT_EJECT_REQUIRED') && device?.tapeDrives === true
        ? found(
            'CHANGER_PREMOUNT_EJECT_REQUIRED is set in Features0, but the drives are tape drives, which have no tray to open. Clear the flag.',
            ['CHANGER_PREMOUNT_EJECT_REQUIRED', 'Features0'],
          )
        : undefined,
  },
  {
    id: 'G07',
    name: 'alignment-goes-with-eject',
    severity: 'info',
    inferred: false,
    title: 'An ALIGN flag goes with CHANGER_PREDISMOUNT_EJECT_REQUIRED.',
    reason:
      'The header has the transport aligned prior to ejecting. Where nothing is ejected by command, the alignment may not be needed.',
    field: 'Features0, Features1',
    staticCheck: 'yes',
    source: [PAGES.header],
    reads: [
      'CHANGER_PREDISMOUNT_EJECT_REQUIRED',
      'CHANGER_PREDISMOUNT_ALIGN_TO_SLOT',
      'CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE',
    ],
    check: ({ parameters }) => {
      const flags = (
        ['CHANGER_PREDISMOUNT_ALIGN_TO_SLOT', 'CHANGER_PREDISMOUNT_ALIGN_TO_DRIVE'] as const
      ).filter((flag) => has(parameters, flag));
      return flags.length === 0 || has(parameters, 'CHANGER_PREDISMOUNT_EJECT_REQUIRED')
        ? undefined
        : found(
            `${listed(flags)} ${be(flags)} set in Features1 without CHANGER_PREDISMOUNT_EJECT_REQUIRED in Features0. The alignment precedes an eject: check whether the drive must be told to eject.`,
            [...flags, 'CHANGER_PREDISMOUNT_EJECT_REQUIRED', 'Features1'],
          );
    },
  },
  {
    id: 'G08',
    name: 'empty-drives-need-door',
    severity: 'warning',
    inferred: false,
    title: 'CHANGER_DRIVE_EMPTY_ON_DOOR_ACCESS needs a door.',
    reason:
      'The flag asks the caller to empty the drives before the door is opened. Without a door it says nothing.',
    field: 'Features0',
    staticCheck: 'yes',
    source: [PAGES.parameters],
    reads: ['CHANGER_DRIVE_EMPTY_ON_DOOR_ACCESS', 'NumberOfDoors'],
    check: ({ parameters }) =>
      has(parameters, 'CHANGER_DRIVE_EMPTY_ON_DOOR_ACCESS') && parameters.NumberOfDoors === 0
        ? found(
            'CHANGER_DRIVE_EMPTY_ON_DOOR_ACCESS is set in Features0, but NumberOfDoors is 0. Count the door in NumberOfDoors, or clear the flag.',
            ['CHANGER_DRIVE_EMPTY_ON_DOOR_ACCESS', 'NumberOfDoors', 'Features0'],
          )
        : undefined,
  },
];
