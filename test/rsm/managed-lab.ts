import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CHANGER_IOCTLS } from '../../src/ddi/ioctls.ts';
import { FEATURES0, FEATURES1 } from '../../src/ddi/features.ts';
import { NTSTATUS, ntSuccess } from '../../src/ddi/ntstatus.ts';
import { wordOf } from '../../src/ddi/rules/features-read.ts';
import { decodeParameters, encodeParameters } from '../../src/ddi/rules/parameters-codec.ts';
import type { ChangerParameters } from '../../src/ddi/rules/rule.ts';
import { TapeClient } from '../../src/lab/tape-client.ts';
import { Lab } from '../../src/lab/lab.ts';
import { readLibrary } from '../../src/lab/files/library-file.ts';
import type { DriveClient } from '../../src/rsm/drive-client.ts';
import type { Feature } from '../../src/rsm/flag-effects.ts';
import type { DeviceHandle, SentRequest } from '../../src/rsm/handle.ts';
import { RemovableStorageManager } from '../../src/rsm/rsm.ts';
import type { Build } from '../../src/toolchain/build.ts';
import { KERNEL_STACK_SIZE } from '../../src/toolchain/flags.ts';
import { packageFile } from '../../src/toolchain/package-files.ts';
import type { Bench } from '../support/driver.ts';

const SAMPLE = packageFile('samples', 'autoloader');

/** How the sample's changer differs in a test. */
export interface Variant {
  /** Flags that GET_PARAMETERS returns besides those of the sample, and not. */
  readonly set?: readonly Feature[];
  readonly clear?: readonly Feature[];
  readonly members?: Partial<ChangerParameters>;
  /** The library file, changed. */
  readonly library?: (data: LibraryData) => void;
  /** The source of the changer's driver, changed. */
  readonly driver?: (source: string) => string;
  /** False: the drives have no class drivers. */
  readonly drivers?: false;
  /** What the drives' drivers tell of their media: other types, or a status with which that fails. */
  readonly mediaTypes?: readonly (readonly string[] | number)[];
}

export interface LibraryData {
  elements: Record<string, { first: number; count: number }>;
  capabilities: Record<string, unknown>;
  cartridges: { at: string; barcode?: string; cleaner?: boolean }[];
  drives: { kind: string; serial: string }[];
  [name: string]: unknown;
}

/** The sample's drivers with the manager as their client: changer and drives are real. */
export interface ManagedLab {
  readonly lab: Lab;
  readonly rsm: RemovableStorageManager;
  /** What was sent to the changer and to load or eject since the last call. */
  readonly sent: () => string[];
  /** The manager's word for each cartridge's place, by bar code. */
  readonly places: () => Record<string, string | undefined>;
}

export async function managedLab(bench: Bench, variant: Variant = {}): Promise<ManagedLab> {
  const file = `${SAMPLE}/library.changer.json`;
  const data = JSON.parse(readFileSync(file, 'utf8')) as LibraryData;
  variant.library?.(data);
  const { library, problems } = readLibrary(file, JSON.stringify(data));
  if (!library) throw new Error(problems.map(({ message }) => message).join('\n'));
  const module = await moduleOf(variant.driver ?? 'changer', () => buildChanger(bench, variant.driver));
  const tapeModule = await moduleOf('tape', () =>
    bench.build(packageFile('samples', 'lto', 'lto.c'), [], 'tape'),
  );
  const lab = new Lab({
    library,
    module,
    ...(variant.drivers === false ? {} : { tapeModule }),
    stackSize: KERNEL_STACK_SIZE,
  });
  const problem = lab.start(false);
  if (problem) throw new Error(problem.message);
  const rsm = new RemovableStorageManager(
    withFlags(lab.classDriver, variant),
    (sent) =>
      lab.tapeUnits.map((unit) =>
        withMediaTypes(new TapeClient(unit, sent), variant.mediaTypes?.[unit.index]),
      ),
    lab.clock,
  );
  return {
    lab,
    rsm,
    sent: () => told(rsm.takeSent()),
    places: () =>
      Object.fromEntries(rsm.database.volumes.map((volume) => [rsm.database.nameOf(volume), volume.place])),
  };
}

const modules = new Map<unknown, Promise<WebAssembly.Module>>();

/** A driver's module, made once for all tests of a file. */
function moduleOf(driver: unknown, build: () => Promise<Build>): Promise<WebAssembly.Module> {
  const known = modules.get(driver);
  if (known) return known;
  const made = build().then(({ wasm }) => new WebAssembly.Module(wasm as Uint8Array));
  modules.set(driver, made);
  return made;
}

/** The sample's driver, or a changed copy of it. */
async function buildChanger(bench: Bench, change: Variant['driver']): Promise<Build> {
  const file = `${SAMPLE}/autoloader.c`;
  if (!change) return bench.build(file);
  const source = readFileSync(file, 'utf8');
  const changed = change(source);
  if (changed === source) throw new Error('The change finds nothing to change in the sample.');
  // The same text is in the same place in every run, so that it is compiled once.
  const name = createHash('sha256').update(changed).digest('hex').slice(0, 16);
  const folder = packageFile('node_modules', '.cache', 'changer-lab-test', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'autoloader.c'), changed);
  copyFileSync(`${SAMPLE}/autoloader.h`, path.join(folder, 'autoloader.h'));
  return bench.build(path.join(folder, 'autoloader.c'));
}

/** Requests to the changer, and those that move a drive's medium; a request that is repeated to poll counts once. */
function told(sent: readonly SentRequest[]): string[] {
  return sent
    .filter(({ device, request }) => device === 'changer' || /LOAD_MEDIA|EJECT_MEDIA/.test(request))
    .map(({ device, request }) => (device === 'changer' ? request : `${device}: ${request}`))
    .filter((request, index, all) => request !== all[index - 1]);
}

/** A drive's client that tells other media types than its driver does. */
function withMediaTypes(client: TapeClient, types: readonly string[] | number | undefined): DriveClient {
  if (types !== undefined)
    client.mediaTypes = () =>
      typeof types === 'number' ? { status: types, types: [] } : { status: NTSTATUS.STATUS_SUCCESS, types };
  return client;
}

/** The class driver with other flags in what GET_PARAMETERS returns; all else is the driver's. */
function withFlags(handle: DeviceHandle, { set = [], clear = [], members = {} }: Variant): DeviceHandle {
  return {
    create: () => handle.create(),
    close: () => handle.close(),
    deviceControl: (code, input, length, access) => {
      const reply = handle.deviceControl(code, input, length, access);
      if (code !== CHANGER_IOCTLS.GET_PARAMETERS.code || !ntSuccess(reply.status)) return reply;
      const parameters = { ...decodeParameters(reply.output), ...members };
      const valueOf = (flag: Feature): number => ({ ...FEATURES0, ...FEATURES1 })[flag].value;
      for (const flag of set) parameters[wordOf(flag)] = (parameters[wordOf(flag)] | valueOf(flag)) >>> 0;
      for (const flag of clear) parameters[wordOf(flag)] = (parameters[wordOf(flag)] & ~valueOf(flag)) >>> 0;
      return { ...reply, output: encodeParameters(parameters) };
    },
  };
}

/** Where the library itself has each cartridge that has a bar code. */
export function truth({ lab }: ManagedLab): Record<string, string> {
  const places: Record<string, string> = {};
  for (const { kind, index, barcode } of lab.device.elements())
    if (barcode !== undefined) places[barcode] = `${kind} ${index}`;
  return places;
}

/** What the manager knows of them. */
export function known(managed: ManagedLab): Record<string, string> {
  const places = Object.entries(managed.places()).filter(([name, place]) => !name.startsWith('#') && place);
  return Object.fromEntries(places) as Record<string, string>;
}
