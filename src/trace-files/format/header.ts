import { DEVICE_TYPE } from '../../scsi/device-type.ts';
import type { ChangerModel } from '../../emulator/model.ts';
import { findDriveKind } from '../../emulator/tape/kinds/drive-profiles.ts';

/** What the first line of a `.chtrace` file says: `{"format":"changer-lab trace","version":1,…}`. */
export const TRACE_FORMAT = 'changer-lab trace';

/** Raised when a reader of the version before would misread a line. */
export const TRACE_VERSION = 1;

/** A device whose commands are in the trace. */
export interface TraceDevice {
  /** As the records name it: `changer`, `drive 0`. */
  readonly name: string;
  /** SCSI device type. */
  readonly type: number;
  /** What its INQUIRY data say. */
  readonly vendor: string;
  readonly product: string;
  readonly revision: string;
}

export interface TraceHeader {
  /** Sources of the miniclass, as they were named. */
  readonly driver: readonly string[];
  /** The library's vendor and product. */
  readonly library: string;
  /** The scenario file; empty for a built-in one. */
  readonly scenario: string;
  readonly devices: readonly TraceDevice[];
  /** SCSI addresses of the library's elements. */
  readonly elements: ChangerModel['elements'];
}

const NO_RANGE = { first: 0, count: 0 };

/** What stands for the header where a file has none that can be read. */
export const NO_HEADER: TraceHeader = {
  driver: [],
  library: '',
  scenario: '',
  devices: [],
  elements: { transport: NO_RANGE, slot: NO_RANGE, port: NO_RANGE, drive: NO_RANGE },
};

/** What of a library's model a header says. */
export type DescribedLibrary = Pick<ChangerModel, 'vendor' | 'product' | 'revision' | 'drives' | 'elements'>;

/** The devices of a library under the names that a trace gives them. */
export function devicesOf(model: DescribedLibrary): TraceDevice[] {
  const { vendor, product, revision } = model;
  const tapes = model.drives.flatMap(({ kind }) => {
    const found = findDriveKind(kind);
    return found.type === 'tape' ? [found.profile] : [];
  });
  return [
    { name: 'changer', type: DEVICE_TYPE.MEDIUM_CHANGER, vendor, product, revision },
    ...tapes.map((profile, index) => ({
      name: `drive ${index}`,
      type: DEVICE_TYPE.SEQUENTIAL_ACCESS_DEVICE,
      vendor: profile.vendor,
      product: profile.product,
      revision: profile.revision,
    })),
  ];
}

/** The SCSI device type behind a record's device name: what the header says, else what the name says. */
export function deviceType({ devices }: Pick<TraceHeader, 'devices'>, name: string): number {
  const known = devices.find((device) => device.name === name);
  if (known) return known.type;
  return name.startsWith('drive') ? DEVICE_TYPE.SEQUENTIAL_ACCESS_DEVICE : DEVICE_TYPE.MEDIUM_CHANGER;
}
