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
  /** Files or folders of the drives' tape miniclass, absolute; undefined where the file names none. */
  readonly tape?: readonly string[];
}

type DriveData = Partial<DriveModel> & { miniclass?: string | readonly string[] };

/** What the schema leaves of the file: defaults are filled in. */
interface LibraryData {
  changer: { vendor: string; product: string; revision: string; serial: string };
  elements: Partial<Record<ElementKind, ElementRange>>;
  doors: number;
  keypad: boolean;
  cleanerSlot?: number;
  capabilities: Omit<Capabilities, 'move'> & { move?: Capabilities['move'] };
  drives?: DriveData[];
  cartridges: (Omit<CartridgeModel, 'at'> & { at: string })[];
  timing: Timing;
  registry?: RegistryData;
  windows: ClassSettings & { poolLimit?: number };
}

/** `slot 3` as a place; the text has been checked. */
export function parsePlace(text: string): Place {
  const blank = text.indexOf(' ');
  return { kind: text.slice(0, blank) as ElementKind, index: Number(text.slice(blank + 1)) };
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
  const errors = [...findModelErrors(model), ...miniclassErrors(data)];
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
      ...tapeOf(data, file),
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

/** The tape miniclass that the drives name. */
function tapeOf({ drives = [] }: LibraryData, file: string): Pick<Library, 'tape'> {
  const named = drives.find(({ miniclass }) => miniclass !== undefined)?.miniclass;
  if (named === undefined) return {};
  return { tape: [named].flat().map((name) => path.resolve(path.dirname(file), name)) };
}

/** The drive as a device: of the driver that serves it, it knows nothing. */
function deviceOf(data: DriveData): Partial<DriveModel> {
  const drive = { ...data };
  delete drive.miniclass;
  return drive;
}

/** All drives run one driver: what else a later one names is a mistake. */
function miniclassErrors({ drives = [] }: LibraryData): { path: string; message: string }[] {
  const named = drives.flatMap(({ miniclass }, index) =>
    miniclass === undefined ? [] : { miniclass, index },
  );
  const [first] = named;
  return named
    .filter(({ miniclass }) => JSON.stringify(miniclass) !== JSON.stringify(first.miniclass))
    .map(({ index }) => ({
      path: `drives[${index}].miniclass`,
      message: `is another one than that of drives[${first.index}]. All drives of a library run one tape miniclass.`,
    }));
}

function modelOf(data: LibraryData, file: string): ChangerModel {
  const none: ElementRange = { first: 0, count: 0 };
  const { elements } = data;
  const driveCount = elements.drive?.count ?? 0;
  const drives: DriveData[] = data.drives ?? Array.from({ length: driveCount }, () => ({}));
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
    drives: drives.map(deviceOf).map((drive, index) => ({
      kind: 'LTO-6',
      serial: `DRV${String(index + 1).padStart(4, '0')}`,
      installed: true,
      ...drive,
    })),
    cartridges: data.cartridges.map((cartridge) => {
      const placed = { ...cartridge, at: parsePlace(cartridge.at) };
      if (placed.file !== undefined) placed.file = path.resolve(path.dirname(file), placed.file);
      return placed;
    }),
    timing: data.timing,
  };
}

/** What nearly every changer moves: from slots, ports and drives to each other. */
function usualMoves(ports: boolean): Capabilities['move'] {
  return ports
    ? { slot: ['slot', 'port', 'drive'], port: ['slot', 'drive'], drive: ['slot', 'port'] }
    : { slot: ['slot', 'drive'], drive: ['slot'] };
}
