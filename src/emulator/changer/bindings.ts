import type { Capabilities } from '../model.ts';
import type { Handler } from './changer-state.ts';
import { receiveDiagnosticResults, sendDiagnostic } from './diagnostics.ts';
import { initializeElementStatus, initializeWithRange } from './initialize.ts';
import { inquiry } from './inquiry.ts';
import { logSense } from './log-sense.ts';
import { modeSelect10, modeSelect6 } from './mode-select.ts';
import { modeSense10, modeSense6 } from './mode-sense.ts';
import { exchangeMedium, moveMedium } from './move.ts';
import { persistentReserveIn, persistentReserveOut } from './persistent-reserve.ts';
import { positionToElement, rezeroUnit } from './position.ts';
import { readElementStatus } from './read-element-status.ts';
import { requestSense, testUnitReady } from './readiness.ts';
import { openCloseElement, preventAllowRemoval } from './removal.ts';
import { reportLuns, reportSupportedOperationCodes } from './report.ts';
import { release, reserve10, reserve6 } from './reserve.ts';
import { requestVolumeElementAddress, sendVolumeTag } from './volume-tags.ts';

/** How ready the library must be: not at all, its doors closed, or its inventory taken as well. */
export type Need = 'nothing' | 'closed doors' | 'inventory';

/**
 * What reservations of other initiators do to the command (SPC-2 for RESERVE, SPC-4 for persistent ones):
 * - `none`: nothing, or the handler sees to it.
 * - `unit`: a RESERVE of the whole unit stops it.
 * - `removal`: stopped like `writing`, but only where it prevents medium removal.
 * - `reading`: a RESERVE of the unit and an exclusive access reservation stop it.
 * - `writing`: every persistent reservation stops it as well.
 */
export type Guard = 'none' | 'unit' | 'removal' | 'reading' | 'writing';

/** One opcode of the device: who carries it out, and what has to hold before. */
export interface Binding {
  readonly opcode: number;
  readonly handler: Handler;
  readonly need: Need;
  readonly guard: Guard;
  /** Runs while a unit attention is pending, which stays pending (SPC-4, SAM-5 unit attention condition). */
  readonly beforeAttention?: boolean;
  /** Absent: every library supports the command. */
  readonly supported?: (capabilities: Capabilities) => boolean;
}

const anyRoute = (routes: Capabilities['exchange']): boolean =>
  Object.values(routes).some((to) => to.length > 0);
const none = { need: 'nothing', guard: 'none' } as const;
const unit = { need: 'nothing', guard: 'unit' } as const;
const reading = { need: 'nothing', guard: 'reading' } as const;
const writing = { need: 'nothing', guard: 'writing' } as const;
const motion = { need: 'inventory', guard: 'writing' } as const;
const survey = { need: 'closed doors', guard: 'writing' } as const;

/** Every command that some library supports. */
export const BINDINGS: readonly Binding[] = [
  { opcode: 0x00, handler: testUnitReady, need: 'inventory', guard: 'unit' },
  { opcode: 0x01, handler: rezeroUnit, ...survey, supported: (can) => can.reinitialize },
  { opcode: 0x03, handler: requestSense, ...none, beforeAttention: true },
  { opcode: 0x07, handler: initializeElementStatus, ...survey },
  { opcode: 0x12, handler: inquiry, ...none, beforeAttention: true },
  { opcode: 0x15, handler: modeSelect6, ...writing },
  { opcode: 0x16, handler: reserve6, ...unit },
  { opcode: 0x17, handler: release, ...none },
  { opcode: 0x1a, handler: modeSense6, ...reading },
  { opcode: 0x1b, handler: openCloseElement, ...survey, supported: (can) => can.openPort || can.closePort },
  { opcode: 0x1c, handler: receiveDiagnosticResults, ...reading },
  { opcode: 0x1d, handler: sendDiagnostic, ...writing },
  {
    opcode: 0x1e,
    handler: preventAllowRemoval,
    need: 'nothing',
    guard: 'removal',
    supported: (can) => can.lock.length > 0,
  },
  { opcode: 0x2b, handler: positionToElement, ...motion, supported: (can) => can.position.length > 0 },
  { opcode: 0x37, handler: initializeWithRange, ...survey, supported: (can) => can.initializeRange },
  { opcode: 0x4d, handler: logSense, ...reading },
  { opcode: 0x55, handler: modeSelect10, ...writing },
  { opcode: 0x56, handler: reserve10, ...unit },
  { opcode: 0x57, handler: release, ...none },
  { opcode: 0x5a, handler: modeSense10, ...reading },
  { opcode: 0x5e, handler: persistentReserveIn, ...unit },
  { opcode: 0x5f, handler: persistentReserveOut, ...unit },
  { opcode: 0xa0, handler: reportLuns, ...none, beforeAttention: true },
  { opcode: 0xa3, handler: reportSupportedOperationCodes, ...none },
  { opcode: 0xa5, handler: moveMedium, ...motion },
  { opcode: 0xa6, handler: exchangeMedium, ...motion, supported: (can) => anyRoute(can.exchange) },
  {
    opcode: 0xb5,
    handler: requestVolumeElementAddress,
    ...reading,
    supported: (can) => can.volumeTags.includes('search'),
  },
  { opcode: 0xb6, handler: sendVolumeTag, ...motion, supported: (can) => can.volumeTags.length > 0 },
  { opcode: 0xb8, handler: readElementStatus, ...reading },
  { opcode: 0xe7, handler: initializeWithRange, ...survey, supported: (can) => can.initializeRange },
];
