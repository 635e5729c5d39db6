import type { CallFrame } from '../../lab/worker/worker-inspector.ts';
import { functionName } from '../../lab/worker/worker-inspector.ts';
import type { DriverKind } from '../../lab/driver-build.ts';
import { kindOfUnit } from '../../lab/lab-unit.ts';
import type { StopState } from '../debuggee/protocol.ts';

/** A frame as the person sees it, innermost first. Its unit is the one of the lab that it belongs to. */
export type Frame =
  | {
      readonly kind: 'command';
      readonly name: string;
      readonly unit: number;
      /** No C lies below it: a tape miniclass has returned before its command is sent. */
      readonly alone: boolean;
    }
  | {
      readonly kind: 'c';
      readonly name: string;
      readonly unit: number;
      /** Address in the code. */
      readonly address: number;
      /** Index among the wasm frames of the stop. */
      readonly wasm: number;
    }
  | { readonly kind: 'class'; readonly name: string; readonly unit: number }
  | { readonly kind: 'step'; readonly name: string; readonly file: string | null; readonly line: number };

/** What the frames below the driver's code say. */
export interface RequestPlace {
  readonly unit: number;
  /** `IOCTL_CHANGER_MOVE_MEDIUM`; empty where the miniclass works on none. */
  readonly request: string;
  /** True while the drivers are loaded and started. */
  readonly starting: boolean;
  /** Text of the scenario step. */
  readonly step: string;
  /** Scenario file; null for a built-in scenario. */
  readonly file: string | null;
  /** Line in that file, or in the text that stands in for it. */
  readonly line: number;
}

/** A class driver in the stack: one row each. */
interface ClassFrames {
  readonly start: string;
  readonly control: string;
  /** Between two pieces of C. */
  readonly between: string;
}

export const CLASS_FRAMES: Readonly<Record<DriverKind, ClassFrames>> = {
  changer: {
    start: 'ChangerClassInitialize',
    control: 'ChangerClassDeviceControl',
    between: 'ChangerClassSendSrbSynchronous',
  },
  // What tape.sys calls its own routines is documented nowhere.
  tape: { start: 'TapeClassInitialize', control: 'tape class', between: 'kernel' },
};

/**
 * The stack of a stop: the SCSI command if one is under way, the frames of C, the class driver between and
 * below them, and the scenario step.
 */
export function buildStack(
  callFrames: readonly CallFrame[],
  isWasm: (frame: CallFrame) => boolean,
  state: StopState | null,
  place: RequestPlace,
): Frame[] {
  const { unit, request, starting } = place;
  const { start, control, between } = CLASS_FRAMES[kindOfUnit(unit)];
  const frames: Frame[] = [];
  if (state?.command) {
    const name = `${state.command.name}  ${state.command.operands}`.trim();
    frames.push({ kind: 'command', name, unit, alone: !callFrames.some(isWasm) });
  }
  let wasm = 0;
  let left = false;
  for (const frame of callFrames) {
    if (!isWasm(frame)) {
      left = wasm > 0;
      continue;
    }
    // Class driver code between two pieces of C: the miniclass was called back.
    if (left) frames.push({ kind: 'class', name: between, unit });
    left = false;
    const address = frame.location.columnNumber ?? 0;
    frames.push({ kind: 'c', name: functionName(frame), unit, address, wasm: wasm++ });
  }
  const name = starting && request === '' ? start : request === '' ? control : `${control} → ${request}`;
  frames.push({ kind: 'class', name, unit });
  frames.push({ kind: 'step', name: place.step, file: place.file, line: place.line });
  return frames;
}
