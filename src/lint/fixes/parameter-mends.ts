import type { Finding as RuleFinding } from '../../ddi/rules/rule.ts';
import { TAPE_STRUCT } from '../parameters/tape-parameters.ts';

/** What to change in the structure for each rule with one obvious mend. */
export type Mend =
  /** Set a flag in its feature word, or a bit in a capability byte. */
  | { readonly kind: 'add'; readonly member: string; readonly name: string }
  /** Leave a flag or bit out. */
  | { readonly kind: 'remove'; readonly member: string; readonly name: string }
  | { readonly kind: 'set'; readonly member: string; readonly value: string };

const add = (member: string, name: string): Mend => ({ kind: 'add', member, name });
const remove = (member: string, name: string): Mend => ({ kind: 'remove', member, name });
const set = (member: string, value: string): Mend => ({ kind: 'set', member, value });

const flag0 = (name: string) => (): readonly Mend[] => [add('Features0', name)];

/** Bits that a finding says are missing, by the members and bits that it names. */
function missingMoves({ involved }: RuleFinding): readonly Mend[] {
  return [
    ...(involved.includes('CHANGER_TO_IEPORT') ? [add('MoveFromSlot', 'CHANGER_TO_IEPORT')] : []),
    ...(involved.includes('CHANGER_TO_SLOT') ? [add('MoveFromIePort', 'CHANGER_TO_SLOT')] : []),
  ];
}

function alignment({ involved }: RuleFinding): readonly Mend[] {
  const to = involved.find((name) => name.startsWith('CHANGER_TO_'));
  return [
    ...(involved.includes('CHANGER_POSITION_TO_ELEMENT')
      ? [add('Features0', 'CHANGER_POSITION_TO_ELEMENT')]
      : []),
    ...(to === undefined ? [] : [add('PositionCapabilities', to)]),
  ];
}

/** The one flag that a flag needs: where it needs one of several, which is the driver's to say. */
function neededFlag({ involved }: RuleFinding): readonly Mend[] {
  const needed = involved.length === 3 ? TAPE_STRUCT.flagBits(involved[1]) : undefined;
  return needed ? [add(needed.member, involved[1])] : [];
}

export const MENDS: Readonly<Record<string, (found: RuleFinding) => readonly Mend[]>> = {
  A01: () => [set('Size', 'sizeof(GET_CHANGER_PARAMETERS)')],
  B03: () => [set('Features1', '0')],
  C01: ({ severity }) => (severity === undefined ? [set('NumberTransportElements', '1')] : []),
  C11: missingMoves,
  C18: () => [set('NumberCleanerSlots', '1')],
  D02: () => [set('FirstIEPortNumber', '0')],
  D03: () => [set('FirstCleanerSlotAddress', '0')],
  E02: flag0('CHANGER_CLEANER_SLOT'),
  E03: flag0('CHANGER_DRIVE_CLEANING_REQUIRED'),
  E05: flag0('CHANGER_DRIVE_CLEANING_REQUIRED'),
  E06: () => [remove('Features1', 'CHANGER_CLEANER_AUTODISMOUNT')],
  E07: flag0('CHANGER_DRIVE_CLEANING_REQUIRED'),
  E08: () => [set('NumberCleanerSlots', '0'), set('FirstCleanerSlotAddress', '0')],
  E12: ({ involved }) =>
    involved.includes('CHANGER_CLEANER_OPS_NOT_SUPPORTED') ? [set('DriveCleanTimeout', '0')] : [],
  E13: flag0('CHANGER_DRIVE_CLEANING_REQUIRED'),
  F04: flag0('CHANGER_EXCHANGE_MEDIA'),
  F07: flag0('CHANGER_EXCHANGE_MEDIA'),
  F08: () => [add('MoveFromSlot', 'CHANGER_TO_DRIVE')],
  F09: () => [add('MoveFromDrive', 'CHANGER_TO_SLOT')],
  F14: flag0('CHANGER_STORAGE_SLOT'),
  F24: () => [remove('Features1', 'CHANGER_SLOTS_USE_TRAYS')],
  G02: alignment,
  G03: alignment,
  G08: () => [set('NumberOfDoors', '1')],
  H01: flag0('CHANGER_POSITION_TO_ELEMENT'),
  H03: () => [remove('PositionCapabilities', 'CHANGER_TO_TRANSPORT')],
  H04: () => [remove('PositionCapabilities', 'CHANGER_TO_IEPORT')],
  I06: flag0('CHANGER_LOCK_UNLOCK'),
  I08: ({ involved }) =>
    involved
      .filter((name) => name.startsWith('LOCK_UNLOCK_'))
      .map((name) => remove('LockUnlockCapabilities', name)),
  I09: ({ involved: [first] }) =>
    first === 'LOCK_UNLOCK_KEYPAD'
      ? [add('Features0', 'CHANGER_KEYPAD_ENABLE_DISABLE')]
      : [add('LockUnlockCapabilities', 'LOCK_UNLOCK_KEYPAD')],
  J01: flag0('CHANGER_CARTRIDGE_MAGAZINE'),
  J06: () => [set('NumberOfDoors', '1')],
  K02: flag0('CHANGER_VOLUME_IDENTIFICATION'),
  TL3: neededFlag,
  TL4: neededFlag,
  TL5: neededFlag,
  TL6: ({ severity }) => (severity === 'warning' ? [add('FeaturesHigh', 'TAPE_DRIVE_SET_BLOCK_SIZE')] : []),
  TL10: () => [add('FeaturesLow', 'TAPE_DRIVE_EJECT_MEDIA')],
};
