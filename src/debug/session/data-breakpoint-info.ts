import type { DebugProtocol } from '@vscode/debugprotocol';
import { hex } from '../../core/hex.ts';
import { KERNEL_STACK_SIZE } from '../../toolchain/flags.ts';
import type { RunCode } from '../symbols/run-code.ts';
import type { SymbolBackend } from '../symbols/symbol-backend.ts';
import type { Debuggee } from '../target/debuggee.ts';
import { unitName } from '../../lab/lab-unit.ts';
import { memoryPlace } from '../target/memory-reference.ts';
import type { Inspection } from './inspection.ts';
import { pointerType, type Origin } from './variables.ts';
import { dataIdOf, parseDataId, type WatchedData } from './watched-data.ts';

/** More bytes than that are compared too slowly whenever the lab writes. */
const MOST_BYTES = 65536;
/** A variable, or a member or element of one, with nothing that must be read to find it. */
const DIRECT = /^([A-Za-z_]\w*)(?:\.\w+|\[\d+\])*$/;
/** The miniclass's own data as the adapter writes it. */
const EXTENSION_CAST = /^\(\*\(\w+ ?\*?\)0x[0-9A-F]+\)/;

type Info = DebugProtocol.DataBreakpointInfoResponse['body'];

/** What is looked at to find a variable. */
export interface DataSources {
  readonly target: Debuggee;
  readonly symbols: SymbolBackend;
  readonly code: RunCode;
  /** The present stop; undefined while the driver runs. */
  readonly inspection: Inspection | undefined;
}

/** Answers whether something can be watched: an element, bytes at an address, a variable, an expression. */
export async function dataBreakpointInfo(
  args: DebugProtocol.DataBreakpointInfoArguments,
  sources: DataSources,
): Promise<Info> {
  try {
    return described(await find(args, sources));
  } catch (error) {
    return { dataId: null, description: `${args.name} cannot be watched: ${(error as Error).message}` };
  }
}

async function find(
  args: DebugProtocol.DataBreakpointInfoArguments,
  sources: DataSources,
): Promise<WatchedData> {
  const { name, variablesReference, frameId, bytes, asAddress } = args;
  const { inspection } = sources;
  const element = parseDataId(name.trim());
  if (element?.kind === 'element') return element;
  if (asAddress) {
    const reference = Number(name);
    if (!Number.isInteger(reference) || reference < 0)
      throw new Error('this is no address. Write 0x1234 or 4660.');
    const { address, unit = (await sources.target.where()).unit } = memoryPlace(reference);
    const size = checkedSize(bytes ?? 4);
    const label = labelOf(unit, `${size} bytes at ${hex(address, 8)}`);
    return { kind: 'memory', unit, label, address, size, pointer: '' };
  }
  if (variablesReference) {
    const origin = inspection?.variables.origin(variablesReference, name);
    if (!origin) throw new Error('only variables of C and elements (slot 3) have data that can change.');
    return watchedVariable(origin, (await sources.target.where()).unit, bytes, sources);
  }
  if (inspection?.hasC) {
    const origin = inspection.originOf(name, frameId === undefined ? undefined : frameId - 1);
    return watchedVariable(origin, (await sources.target.where()).unit, bytes, sources);
  }
  const origin = await globalOrigin(name, sources);
  // Of the drives, which all run one driver, the first.
  return watchedVariable(origin, sources.code.driverAt(origin.place.address).index, bytes, sources);
}

/** What is watched in a drive is told with its name. */
function labelOf(unit: number, text: string): string {
  return unit === 0 ? text : `${unitName(unit)}: ${text}`;
}

function described(data: WatchedData): Info {
  const stops = 'stops when its value changes';
  const ends: Readonly<Record<WatchedData['kind'], string>> = {
    element: `${data.kind === 'element' ? data.place : ''}: stops when its cartridge changes`,
    static: stops,
    extension: stops,
    memory: `${stops}; for this run`,
    local: `${stops}; ends when ${data.kind === 'local' ? data.function : ''} returns`,
  };
  return {
    dataId: dataIdOf(data),
    description: data.kind === 'element' ? ends.element : `${data.label}: ${ends[data.kind]}`,
    accessTypes: ['write'],
    canPersist: data.kind !== 'memory' && data.kind !== 'local',
  };
}

/** What a variable is, by where it lies. */
async function watchedVariable(
  origin: Origin,
  unit: number,
  bytes: number | undefined,
  { target, symbols, code }: DataSources,
): Promise<WatchedData> {
  const { expression, place } = origin;
  const value = await origin.evaluate(expression);
  const address = value?.linearMemoryAddress;
  const whole = value?.linearMemorySize;
  if (address === undefined || whole === undefined) {
    throw new Error(
      'it has no place in memory of its own. Of a bit field, watch the structure that holds it.',
    );
  }
  const size = checkedSize(bytes ?? whole);
  const common = {
    unit,
    label: labelOf(unit, expression.replace(EXTENSION_CAST, 'extension')),
    size,
    pointer: size === whole ? await pointerType(origin) : '',
  };
  const fn = code.functionAt(place.address);
  const root = DIRECT.exec(expression)?.[1];
  const scope = (await symbols.variables(place.address)).find((variable) => variable.name === root)?.scope;
  if (scope === 'GLOBAL') return { kind: 'static', ...common, expression, function: fn };
  if (address < KERNEL_STACK_SIZE) {
    const depth = target.wasmFrames.length - place.wasm;
    return { kind: 'local', ...common, address, function: fn, depth };
  }
  const extension = await target.hook('driverData', unit);
  if (extension && address >= extension.address && address < extension.address + extension.size) {
    return { kind: 'extension', ...common, offset: address - extension.address };
  }
  return { kind: 'memory', ...common, address };
}

function checkedSize(size: number): number {
  if (size >= 1 && size <= MOST_BYTES) return size;
  throw new Error(`it has ${size} bytes. Watch 1 to ${MOST_BYTES} of them, for example one member.`);
}

/** A global by its name, while no C is on the stack: a static variable is known in the functions of its file. */
async function globalOrigin(expression: string, { symbols, code }: DataSources): Promise<Origin> {
  let reason = 'the driver has no code.';
  for (const address of code.drivers.flatMap((driver) => driver.onePlacePerFile())) {
    const origin: Origin = {
      expression,
      place: { address, wasm: 0 },
      evaluate: (text) => symbols.evaluate(text, address, 0),
    };
    try {
      await origin.evaluate(expression);
      return origin;
    } catch (error) {
      reason = (error as Error).message;
    }
  }
  throw new Error(reason);
}
