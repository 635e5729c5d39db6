import type { CallFrame } from '../../lab/worker/worker-inspector.ts';
import { functionName } from '../../lab/worker/worker-inspector.ts';
import type { StopState } from '../debuggee/protocol.ts';

/** A frame as the person sees it, innermost first. */
export type Frame =
  | { readonly kind: 'command'; readonly name: string }
  | {
      readonly kind: 'c';
      readonly name: string;
      /** Offset in the module. */
      readonly offset: number;
      /** Index among the wasm frames of the stop. */
      readonly wasm: number;
    }
  | { readonly kind: 'class'; readonly name: string }
  | { readonly kind: 'step'; readonly name: string; readonly file: string | null; readonly line: number };

/** What the frames below the driver's code say. */
export interface RequestPlace {
  /** `MOVE_MEDIUM`; empty while the driver is loaded and started. */
  readonly ioctl: string;
  /** Text of the scenario step. */
  readonly step: string;
  /** Scenario file; null for a built-in scenario. */
  readonly file: string | null;
  /** Line in that file, or in the text that stands in for it. */
  readonly line: number;
}

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
  const frames: Frame[] = [];
  if (state?.command) {
    frames.push({ kind: 'command', name: `${state.command.name}  ${state.command.operands}`.trim() });
  }
  let wasm = 0;
  let between = false;
  for (const frame of callFrames) {
    if (!isWasm(frame)) {
      between = wasm > 0;
      continue;
    }
    // Class driver code between two pieces of C: the miniclass was called back.
    if (between) frames.push({ kind: 'class', name: 'ChangerClassSendSrbSynchronous' });
    between = false;
    frames.push({
      kind: 'c',
      name: functionName(frame),
      offset: frame.location.columnNumber ?? 0,
      wasm: wasm++,
    });
  }
  frames.push({
    kind: 'class',
    name:
      place.ioctl === ''
        ? 'ChangerClassInitialize'
        : `ChangerClassDeviceControl → IOCTL_CHANGER_${place.ioctl}`,
  });
  frames.push({ kind: 'step', name: place.step, file: place.file, line: place.line });
  return frames;
}
