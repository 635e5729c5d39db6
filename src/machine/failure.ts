/** Ways in which a driver ends; on Windows each would be a bug check or a dead thread. */
export type FailureKind =
  | 'stack-overflow'
  | 'access-violation'
  | 'bad-function-pointer'
  | 'divide-by-zero'
  | 'unreachable'
  | 'bug-check'
  | 'assertion'
  | 'hang'
  | 'breakpoint';

/** A frame of the driver's own code, innermost first. */
export interface WasmFrame {
  readonly function: string;
  /** Offset in the wasm module: what the line table takes. */
  readonly offset: number;
}

/** The driver has ended. Nothing of it may run again. */
export class DriverFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly frames: readonly WasmFrame[],
  ) {
    super(message);
  }
}

/** Thrown by kernel routines that end the driver on purpose. */
export class DriverStop extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
  ) {
    super(message);
  }
}

const FRAME = /^\s*at (?:(.+?) \()?wasm:\/\/[^)]*?:wasm-function\[(\d+)\]:0x([0-9a-f]+)\)?$/;

/** The driver's frames in a V8 stack, innermost first. */
export function wasmFrames(stack: string): WasmFrame[] {
  const frames: WasmFrame[] = [];
  for (const line of stack.split('\n')) {
    const match = FRAME.exec(line);
    if (!match) continue;
    // V8 prefixes the module's name: `driver.ChangerMoveMedium`.
    const name = match[1]?.split('.').at(-1) ?? `function ${match[2]}`;
    frames.push({ function: name, offset: Number.parseInt(match[3], 16) });
  }
  return frames;
}

/**
 * What a thrown value means for the driver.
 * @param stackPointer where the C stack stood; @param stackSize its size.
 * @returns undefined for a value that is no failure of the driver: a defect of the lab.
 */
export function classifyFailure(
  error: unknown,
  stackPointer: number,
  stackSize: number,
): DriverFailure | undefined {
  if (error instanceof DriverFailure) return error;
  if (!(error instanceof Error)) return undefined;
  const frames = wasmFrames(error.stack ?? '');
  if (error instanceof DriverStop) return new DriverFailure(error.kind, error.message, frames);
  const overflow = new DriverFailure(
    'stack-overflow',
    `The kernel stack of ${stackSize} bytes overflowed. Move large local variables to pool memory, and end the recursion if there is one.`,
    frames,
  );
  if (error instanceof RangeError && error.message.includes('call stack')) return overflow;
  // A typed view refuses an address: a kernel or class routine was handed a wild pointer.
  if (error instanceof RangeError && frames.length > 0) {
    return new DriverFailure(
      'access-violation',
      'A pointer passed to a kernel or class driver routine is outside the memory of the machine.',
      frames,
    );
  }
  if (!(error instanceof WebAssembly.RuntimeError)) return undefined;
  const text = error.message;
  if (text.includes('memory access')) {
    const pointer = stackPointer >>> 0;
    if (pointer > stackSize || pointer < 64) return overflow;
    return new DriverFailure(
      'access-violation',
      'The driver read or wrote memory that does not exist: a wild pointer or an index far out of range.',
      frames,
    );
  }
  if (text.includes('table') || text.includes('signature') || text.includes('null')) {
    return new DriverFailure(
      'bad-function-pointer',
      'A call through a function pointer that is NULL, wild, or of another prototype than the function it points to.',
      frames,
    );
  }
  if (text.includes('zero'))
    return new DriverFailure('divide-by-zero', 'An integer was divided by zero.', frames);
  return new DriverFailure(
    'unreachable',
    text.includes('unreachable')
      ? 'Execution ran into code that must not be reached: a missing return value, or undefined behaviour that the compiler cut off.'
      : `The driver trapped: ${text}.`,
    frames,
  );
}
