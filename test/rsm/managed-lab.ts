import { readFileSync } from 'node:fs';
import { CHANGER_IOCTLS } from '../../src/ddi/ioctls.ts';
import { FEATURES0, FEATURES1 } from '../../src/ddi/features.ts';
import { NTSTATUS, ntSuccess } from '../../src/ddi/ntstatus.ts';
import { wordOf } from '../../src/ddi/rules/features-read.ts';
import { decodeParameters, encodeParameters } from '../../src/ddi/rules/parameters-codec.ts';
import type { ChangerParameters } from '../../src/ddi/rules/rule.ts';
import { Lab } from '../../src/lab/lab.ts';
import { readLibrary } from '../../src/lab/files/library-file.ts';
import type { DriveClient } from '../../src/rsm/drive-client.ts';
import type { Feature } from '../../src/rsm/flag-effects.ts';
import type { DeviceHandle, SentRequest } from '../../src/rsm/handle.ts';
import { RemovableStorageManager } from '../../src/rsm/rsm.ts';
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
  /** Media types of the drives; one drive that takes LTO by default, none for []. */
  readonly drives?: readonly (readonly string[])[];
}

export interface LibraryData {
  elements: Record<string, { first: number; count: number }>;
  capabilities: Record<string, unknown>;
  cartridges: { at: string; barcode?: string; cleaner?: boolean }[];
  drives: { kind: string; serial: string }[];
  [name: string]: unknown;
}

/** The sample's driver with the manager as its client. The changer and its driver are real. */
export interface ManagedLab {
  readonly lab: Lab;
  readonly rsm: RemovableStorageManager;
  /** What was sent since the last call. */
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
  const { wasm } = await bench.build(`${SAMPLE}/autoloader.c`);
  const module = new WebAssembly.Module(wasm as Uint8Array);
  const lab = new Lab({ library, module, stackSize: KERNEL_STACK_SIZE });
  const problem = lab.start(false);
  if (problem) throw new Error(problem.message);
  const drives = (variant.drives ?? [['LTO_Ultrium']]).map(
    (types, index) => new SimpleDrive(lab, index, types, (request) => rsm.sent.push(request)),
  );
  const rsm: RemovableStorageManager = new RemovableStorageManager(
    withFlags(lab.classDriver, variant),
    drives,
    lab.clock,
  );
  let read = 0;
  return {
    lab,
    rsm,
    sent: () => {
      const news = rsm.sent
        .slice(read)
        .map(({ device, request }) => (device === 'changer' ? request : `${device}: ${request}`));
      read = rsm.sent.length;
      return news;
    },
    places: () =>
      Object.fromEntries(rsm.database.volumes.map((volume) => [rsm.database.nameOf(volume), volume.place])),
  };
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

/** What the tape class driver tells of a drive, from the drive's element; labels are bar codes. */
class SimpleDrive implements DriveClient {
  constructor(
    private readonly lab: Lab,
    readonly index: number,
    private readonly types: readonly string[],
    private readonly record: (request: SentRequest) => void,
  ) {}

  mediaTypes(): { status: number; types: readonly string[] } {
    return { status: NTSTATUS.STATUS_SUCCESS, types: this.types };
  }

  load(): number {
    return this.sent('LOAD_MEDIA', NTSTATUS.STATUS_SUCCESS);
  }

  eject(): number {
    this.lab.device.unloadDrive(this.index);
    return this.sent('EJECT_MEDIA', NTSTATUS.STATUS_SUCCESS);
  }

  ready(): number {
    const full = this.element()?.full === true;
    return full ? NTSTATUS.STATUS_SUCCESS : NTSTATUS.STATUS_NO_MEDIA_IN_DEVICE;
  }

  tapeStatus(): number {
    return NTSTATUS.STATUS_SUCCESS;
  }

  readLabel(): { status: number; label?: string } {
    const barcode = this.element()?.barcode;
    return { status: NTSTATUS.STATUS_SUCCESS, ...(barcode === undefined ? {} : { label: barcode }) };
  }

  private element() {
    return this.lab.device.elementAt({ kind: 'drive', index: this.index });
  }

  private sent(request: string, status: number): number {
    this.record({ device: `drive ${this.index}`, request, status: 'STATUS_SUCCESS' });
    return status;
  }
}
