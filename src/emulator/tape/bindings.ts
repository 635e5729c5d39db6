import type { Binding } from '../device/binding.ts';
import { receiveDiagnosticResults, sendDiagnostic } from '../device/diagnostics.ts';
import { inquiry } from '../device/inquiry.ts';
import { logSelect } from '../device/log-select.ts';
import { logSense } from '../device/log-sense.ts';
import { modeSelect10, modeSelect6 } from '../device/mode-select.ts';
import { modeSense10, modeSense6 } from '../device/mode-sense.ts';
import { persistentReserveIn, persistentReserveOut } from '../device/persistent-reserve.ts';
import { requestSense, testUnitReady } from '../device/readiness.ts';
import { preventAllowRemoval } from '../device/removal.ts';
import { reportLuns, reportSupportedOperationCodes } from '../device/report.ts';
import { releaseWhole, reserveWhole } from '../device/reserve.ts';
import { readAttribute, writeAttribute } from './attributes.ts';
import { readBlockLimits, reportDensitySupport } from './block-limits.ts';
import { erase16, erase6, formatMedium, setCapacity } from './erasing.ts';
import { loadUnload } from './load-unload.ts';
import { writeFilemarks16, writeFilemarks6 } from './marks.ts';
import { allowOverwrite, locate10, locate16, readPosition, rewind } from './positioning.ts';
import { space16, space6 } from './spacing-commands.ts';
import type { TapeState } from './tape-state.ts';
import { TAPE_TRAITS } from './traits.ts';
import { read, verify, write } from './transfer.ts';

const tapeReady = (state: TapeState): number => state.obstacle();
const none = { guard: 'none' } as const;
const unit = { guard: 'unit' } as const;
const reading = { guard: 'reading' } as const;
const writing = { guard: 'writing' } as const;
/** Moves the tape: another initiator's reservation of any type would lose its place (SSC-4, reservations). */
const motion = { guard: 'writing', obstacle: tapeReady } as const;
const look = { guard: 'reading', obstacle: tapeReady } as const;

/** The memory of cartridges: drives without it lack the commands. */
const withMemory = ({ profile }: TapeState): boolean => profile.mam;
const withFormat = ({ profile }: TapeState): boolean => profile.formats;

/** Every command that some tape drive supports. */
export const TAPE_BINDINGS: readonly Binding<TapeState>[] = [
  { opcode: 0x00, handler: testUnitReady, guard: 'unit', obstacle: tapeReady },
  { opcode: 0x01, handler: rewind, ...motion },
  { opcode: 0x03, handler: requestSense(TAPE_TRAITS), ...none, beforeAttention: true },
  { opcode: 0x04, handler: formatMedium, ...motion, supported: withFormat },
  { opcode: 0x05, handler: readBlockLimits, ...reading },
  { opcode: 0x08, handler: read, ...motion },
  { opcode: 0x0a, handler: write, ...motion },
  { opcode: 0x0b, handler: setCapacity, ...motion, supported: withFormat },
  { opcode: 0x10, handler: writeFilemarks6, ...motion },
  { opcode: 0x11, handler: space6, ...motion },
  { opcode: 0x12, handler: inquiry(TAPE_TRAITS), ...none, beforeAttention: true },
  { opcode: 0x13, handler: verify, ...motion },
  { opcode: 0x15, handler: modeSelect6(TAPE_TRAITS), ...writing },
  { opcode: 0x16, handler: reserveWhole, ...unit },
  { opcode: 0x17, handler: releaseWhole, ...none },
  { opcode: 0x19, handler: erase6, ...motion },
  { opcode: 0x1a, handler: modeSense6(TAPE_TRAITS), ...reading },
  { opcode: 0x1b, handler: loadUnload, ...writing },
  { opcode: 0x1c, handler: receiveDiagnosticResults, ...reading },
  { opcode: 0x1d, handler: sendDiagnostic(TAPE_TRAITS), ...writing },
  { opcode: 0x1e, handler: preventAllowRemoval, guard: 'removal' },
  { opcode: 0x2b, handler: locate10, ...motion },
  { opcode: 0x34, handler: readPosition, ...look },
  { opcode: 0x44, handler: reportDensitySupport, ...reading },
  { opcode: 0x4c, handler: logSelect(TAPE_TRAITS), ...writing },
  { opcode: 0x4d, handler: logSense(TAPE_TRAITS), ...reading },
  { opcode: 0x55, handler: modeSelect10(TAPE_TRAITS), ...writing },
  { opcode: 0x56, handler: reserveWhole, ...unit },
  { opcode: 0x57, handler: releaseWhole, ...none },
  { opcode: 0x5a, handler: modeSense10(TAPE_TRAITS), ...reading },
  { opcode: 0x5e, handler: persistentReserveIn, ...unit },
  { opcode: 0x5f, handler: persistentReserveOut, ...unit },
  { opcode: 0x80, handler: writeFilemarks16, ...motion },
  { opcode: 0x82, handler: allowOverwrite, ...motion },
  { opcode: 0x8c, handler: readAttribute, ...look, supported: withMemory },
  { opcode: 0x8d, handler: writeAttribute, ...motion, supported: withMemory },
  { opcode: 0x91, handler: space16, ...motion },
  { opcode: 0x92, handler: locate16, ...motion },
  { opcode: 0x93, handler: erase16, ...motion },
  { opcode: 0xa0, handler: reportLuns, ...none, beforeAttention: true },
  { opcode: 0xa3, handler: reportSupportedOperationCodes, ...none },
];
