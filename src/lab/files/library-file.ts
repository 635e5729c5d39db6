import path from 'node:path';
import { DEFAULT_SETTINGS, type ClassSettings } from '../../changer-class/settings.ts';
import { findModelErrors } from '../../emulator/model-errors.ts';
import type {
  Capabilities,
  CartridgeModel,
  ChangerModel,
  DriveModel,
  ElementKind,
  ElementRange,
  Place,
  Timing,
} from '../../emulator/model.ts';
import type { RegistryData } from '../../machine/registry.ts';
import { JsonDocument, type FileProblem } from './json-document.ts';
import { LIBRARY_SCHEMA } from './library-schema.ts';
import { validate } from './validate.ts';

/** A library file after its checks. */
export interface Library {
  /** Absolute; undefined for a library that no file describes. */
  readonly file?: string;
  readonly model: ChangerModel;
  readonly settings: ClassSettings;
  readonly registry: RegistryData;
  /** Bytes of pool for the driver; undefined: no limit of its own. */
  readonly poolLimit?: number;
}

/** What the schema leaves of the file: defaults are filled in. */
interface LibraryData {
  changer: { vendor: string; product: string; revision: string; serial: string };
  elements: Partial<Record<ElementKind, ElementRange>>;
  doors: number;
  keypad: boolean;
  cleanerSlot?: number;
  capabilities: Omit<Capabilities, 'move'> & { move?: Capabilities['move'] };
  drives?: Partial<DriveModel>[];
  cartridges: (Omit<CartridgeModel, 'at'> & { at: string })[];
  timing: Timing;
  registry?: RegistryData;
  windows: ClassSettings & { poolLimit?: number };
}

/** `slot 3` as a place; the text has been checked. */
export function parsePlace(text: string): Place {
  const [kind, index] = text.split(' ');
  return { kind: kind as ElementKind, index: Number(index) };
}

/**
 * Reads a library file.
 * @param file its name, for messages.
 */
export function readLibrary(file: string, text: string): { library?: Library; problems: FileProblem[] } {
  const document = new JsonDocument(file, text);
  if (document.syntaxProblem) return { problems: [document.syntaxProblem] };
  const problems = validate(LIBRARY_SCHEMA, document.value, document);
  if (problems.length > 0) return { problems };
  const data = document.value as LibraryData;
  const model = modelOf(data, file);
  const errors = findModelErrors(model);
  if (errors.length > 0) {
    return {
      problems: errors.map((error) => document.problem(splitPath(error.path), error.message)),
    };
  }
  return {
    library: {
      file: path.resolve(file),
      model,
      settings: { ...DEFAULT_SETTINGS, ...data.windows },
      registry: data.registry ?? {},
      poolLimit: data.windows.poolLimit,
    },
    problems: [],
  };
}

/** `drives[1].kind` or `drives.1.kind` as a path. */
function splitPath(path: string): (string | number)[] {
  return path
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function modelOf(data: LibraryData, file: string): ChangerModel {
  const none: ElementRange = { first: 0, count: 0 };
  const { elements } = data;
  const driveCount = elements.drive?.count ?? 0;
  const drives: Partial<DriveModel>[] = data.drives ?? Array.from({ length: driveCount }, () => ({}));
  return {
    ...data.changer,
    elements: {
      transport: elements.transport ?? none,
      slot: elements.slot ?? none,
      port: elements.port ?? none,
      drive: elements.drive ?? none,
    },
    doors: data.doors,
    keypad: data.keypad,
    ...(data.cleanerSlot === undefined ? {} : { cleanerSlot: data.cleanerSlot }),
    capabilities: {
      ...data.capabilities,
      move: data.capabilities.move ?? usualMoves((elements.port?.count ?? 0) > 0),
    },
    drives: drives.map((drive, index) => ({
      kind: 'LTO-6',
      serial: `DRV${String(index + 1).padStart(4, '0')}`,
      installed: true,
      ...drive,
    })),
    cartridges: data.cartridges.map((cartridge) => ({
      ...cartridge,
      at: parsePlace(cartridge.at),
      ...(cartridge.file === undefined ? {} : { file: path.resolve(path.dirname(file), cartridge.file) }),
    })),
    timing: data.timing,
  };
}

/** What nearly every changer moves: from slots, ports and drives to each other. */
function usualMoves(ports: boolean): Capabilities['move'] {
  return ports
    ? { slot: ['slot', 'port', 'drive'], port: ['slot', 'drive'], drive: ['slot', 'port'] }
    : { slot: ['slot', 'drive'], drive: ['slot'] };
}
