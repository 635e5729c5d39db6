import { counted } from '../core/counted.ts';
import { ntSuccess } from '../ddi/ntstatus.ts';
import type { DriveRequestName } from '../ddi/requests/drive-requests.ts';
import { readBlocks, sendToDrive, withDrive, writeBlocks, type BlocksMoved } from './drive-io.ts';
import type { StepData } from './scenario/scenario-file.ts';
import { fillTestData, firstDifference } from './test-data.ts';
import type { TapeUnit } from './tape-unit.ts';

/** What a step with a drive came to. */
export interface DeviceOutcome {
  readonly action: string;
  /** NTSTATUS. */
  readonly status: number;
  readonly information?: number;
  readonly output?: unknown;
  /** Set where the data is not what it must be. */
  readonly refused?: string;
}

interface Blocks {
  readonly blocks: number;
  readonly size: number;
  readonly seed: number;
  readonly label?: string;
}

const LABEL_LENGTH = 80;

/** ANSI X3.27 VOL1: eighty characters, the identifier in 5 to 10, the label standard version in the last. */
function volumeLabel(identifier: string): Uint8Array {
  return new TextEncoder().encode(`VOL1${identifier.padEnd(6)}`.padEnd(LABEL_LENGTH - 1) + '4');
}

const countText = ({ blocks, size }: Blocks): string => `${counted(blocks, 'block')} of ${size} bytes`;

/** Carries out a step that speaks with a drive. */
export function runDeviceStep(unit: TapeUnit, data: StepData): DeviceOutcome {
  const { ioctl } = data;
  const work = (): DeviceOutcome => {
    if (typeof ioctl === 'string') return control(unit, ioctl as DriveRequestName, data);
    if (data['write']) return write(unit, data['write'] as Blocks);
    if (data['read']) return read(unit, data['read'] as Blocks);
    return compare(unit, data['compare'] as Blocks);
  };
  const outcome = withDrive(unit, work);
  return { action: `${unit.name} is opened`, ...outcome };
}

function control(unit: TapeUnit, name: DriveRequestName, data: StepData): DeviceOutcome {
  const members = Object.entries(data).filter(([key]) => /^[A-Z]/.test(key));
  const words = members.map(([key, value]) => `${key} ${String(value)}`);
  return {
    action: [`${unit.name} ${name}`, ...words].join(' '),
    ...sendToDrive(unit, name, Object.fromEntries(members)),
  };
}

function moved(action: string, { status, blocks, bytes }: BlocksMoved): DeviceOutcome {
  return { action, status, information: bytes, output: { blocks, bytes } };
}

function write(unit: TapeUnit, wanted: Blocks): DeviceOutcome {
  const action = `${unit.name} write ${countText(wanted)}`;
  if (wanted.label !== undefined) {
    const label = volumeLabel(wanted.label);
    const written = writeBlocks(unit, 1, label.length, (buffer) => buffer.set(label));
    if (!ntSuccess(written.status)) return moved(`${action} with label ${wanted.label}`, written);
  }
  const { blocks, size, seed } = wanted;
  return moved(
    action,
    writeBlocks(unit, blocks, size, (buffer, block) => fillTestData(buffer, seed, block)),
  );
}

function read(unit: TapeUnit, wanted: Blocks): DeviceOutcome {
  return moved(`${unit.name} read ${countText(wanted)}`, readBlocks(unit, wanted.blocks, wanted.size));
}

function compare(unit: TapeUnit, wanted: Blocks): DeviceOutcome {
  let refused: string | undefined;
  const result = readBlocks(unit, wanted.blocks, wanted.size, (data, block) => {
    const at = data.length === wanted.size ? firstDifference(data, wanted.seed, block) : data.length;
    if (at >= 0)
      refused =
        data.length === wanted.size
          ? `block ${block} differs from what was written at byte ${at}`
          : `block ${block} has ${data.length} bytes, not ${wanted.size}`;
    return at < 0;
  });
  const outcome = moved(`${unit.name} compare ${countText(wanted)}`, result);
  return refused === undefined ? outcome : { ...outcome, refused };
}
