import { ADDITIONAL_SENSE } from '../../scsi/additional-sense.ts';
import type { Binding } from '../device/binding.ts';
import { receiveDiagnosticResults, sendDiagnostic } from '../device/diagnostics.ts';
import { inquiry } from '../device/inquiry.ts';
import { logSense } from '../device/log-sense.ts';
import { modeSelect10, modeSelect6 } from '../device/mode-select.ts';
import { modeSense10, modeSense6 } from '../device/mode-sense.ts';
import { persistentReserveIn, persistentReserveOut } from '../device/persistent-reserve.ts';
import { requestSense, testUnitReady } from '../device/readiness.ts';
import { preventAllowRemoval } from '../device/removal.ts';
import { reportLuns, reportSupportedOperationCodes } from '../device/report.ts';
import type { Capabilities } from '../model.ts';
import type { ChangerState } from './changer-state.ts';
import { initializeElementStatus, initializeWithRange } from './initialize.ts';
import { exchangeMedium, moveMedium } from './move.ts';
import { positionToElement, rezeroUnit } from './position.ts';
import { readElementStatus } from './read-element-status.ts';
import { openCloseElement } from './removal.ts';
import { release, reserve10, reserve6 } from './reserve.ts';
import { CHANGER_TRAITS } from './traits.ts';
import { requestVolumeElementAddress, sendVolumeTag } from './volume-tags.ts';

const anyRoute = (routes: Capabilities['exchange']): boolean =>
  Object.values(routes).some((to) => to.length > 0);

/** The library can do what `test` asks of its capabilities. */
function can(test: (capabilities: Capabilities) => boolean): (state: ChangerState) => boolean {
  return (state) => test(state.model.capabilities);
}

/** The doors are closed, and everything inside is known. */
const inventoried = (state: ChangerState): number => state.notReady();
const doorsClosed = (state: ChangerState): number => (state.doorOpen ? ADDITIONAL_SENSE.DOOR_OPEN : 0);

const none = { guard: 'none' } as const;
const unit = { guard: 'unit' } as const;
const reading = { guard: 'reading' } as const;
const writing = { guard: 'writing' } as const;
const motion = { guard: 'writing', obstacle: inventoried } as const;
const survey = { guard: 'writing', obstacle: doorsClosed } as const;

/** Every command that some library supports. */
export const BINDINGS: readonly Binding<ChangerState>[] = [
  { opcode: 0x00, handler: testUnitReady, guard: 'unit', obstacle: inventoried },
  { opcode: 0x01, handler: rezeroUnit, ...survey, supported: can((able) => able.reinitialize) },
  { opcode: 0x03, handler: requestSense(CHANGER_TRAITS), ...none, beforeAttention: true },
  { opcode: 0x07, handler: initializeElementStatus, ...survey },
  { opcode: 0x12, handler: inquiry(CHANGER_TRAITS), ...none, beforeAttention: true },
  { opcode: 0x15, handler: modeSelect6(CHANGER_TRAITS), ...writing },
  { opcode: 0x16, handler: reserve6, ...unit },
  { opcode: 0x17, handler: release, ...none },
  { opcode: 0x1a, handler: modeSense6(CHANGER_TRAITS), ...reading },
  {
    opcode: 0x1b,
    handler: openCloseElement,
    ...survey,
    supported: can((able) => able.openPort || able.closePort),
  },
  { opcode: 0x1c, handler: receiveDiagnosticResults, ...reading },
  { opcode: 0x1d, handler: sendDiagnostic(CHANGER_TRAITS), ...writing },
  {
    opcode: 0x1e,
    handler: preventAllowRemoval,
    guard: 'removal',
    supported: can((able) => able.lock.length > 0),
  },
  { opcode: 0x2b, handler: positionToElement, ...motion, supported: can((able) => able.position.length > 0) },
  { opcode: 0x37, handler: initializeWithRange, ...survey, supported: can((able) => able.initializeRange) },
  { opcode: 0x4d, handler: logSense(CHANGER_TRAITS), ...reading },
  { opcode: 0x55, handler: modeSelect10(CHANGER_TRAITS), ...writing },
  { opcode: 0x56, handler: reserve10, ...unit },
  { opcode: 0x57, handler: release, ...none },
  { opcode: 0x5a, handler: modeSense10(CHANGER_TRAITS), ...reading },
  { opcode: 0x5e, handler: persistentReserveIn, ...unit },
  { opcode: 0x5f, handler: persistentReserveOut, ...unit },
  { opcode: 0xa0, handler: reportLuns, ...none, beforeAttention: true },
  { opcode: 0xa3, handler: reportSupportedOperationCodes, ...none },
  { opcode: 0xa5, handler: moveMedium, ...motion },
  { opcode: 0xa6, handler: exchangeMedium, ...motion, supported: can((able) => anyRoute(able.exchange)) },
  {
    opcode: 0xb5,
    handler: requestVolumeElementAddress,
    ...reading,
    supported: can((able) => able.volumeTags.includes('search')),
  },
  { opcode: 0xb6, handler: sendVolumeTag, ...motion, supported: can((able) => able.volumeTags.length > 0) },
  { opcode: 0xb8, handler: readElementStatus, ...reading },
  { opcode: 0xe7, handler: initializeWithRange, ...survey, supported: can((able) => able.initializeRange) },
];
