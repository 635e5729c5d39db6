import { putU16, putU32 } from '../../core/bytes.ts';
import { MODE_PAGE } from '../../scsi/mode-pages.ts';
import {
  COMPRESSION,
  DEVICE_CONFIGURATION,
  emptyModePage,
  encodeTapeCapabilities,
} from '../../scsi/ssc-mode-pages.ts';
import { mediumPartitionPage, partitionPageMask } from './partitioning.ts';
import type { TapeState } from './tape-state.ts';
import { writeProtection } from './writing.ts';

/** A mode page of tape drives. */
export interface TapeModePage {
  readonly code: number;
  /** Document and clause. */
  readonly source: string;
  supported(state: TapeState): boolean;
  /** The page at power on, or as the device is now where it is not for the host to set. */
  defaults(state: TapeState): Uint8Array;
  /** The bits that MODE SELECT may change. */
  changeable(state: TapeState): Uint8Array;
}

const always = (): boolean => true;
/** Compression algorithm identifier of drives that compress, in the default place (SSC-4: 1 is the default one). */
const DEFAULT_ALGORITHM = 1;
/** Write delay in tenths of a second (page 10h). */
const WRITE_DELAY = 200;
const RETRIES = 3;

function filled(page: Uint8Array, bytes: Readonly<Record<number, number>>): Uint8Array {
  for (const [at, value] of Object.entries(bytes)) page[Number(at)] = value;
  return page;
}

function deviceConfiguration({ profile }: TapeState): Uint8Array {
  const page = emptyModePage(MODE_PAGE.DEVICE_CONFIGURATION, 14);
  putU16(page, 6, WRITE_DELAY);
  // LOIS: block identifiers are on the tape. BIS of SCSI-2 is the same bit.
  page[DEVICE_CONFIGURATION.FLAGS_BYTE] = 0x40;
  // EEG: the drive writes an end of data.
  page[DEVICE_CONFIGURATION.WRITE_FLAGS_BYTE] = 0x10;
  page[DEVICE_CONFIGURATION.COMPRESSION_BYTE] = profile.compression ? DEFAULT_ALGORITHM : 0;
  return page;
}

function informationalExceptions(): Uint8Array {
  const page = emptyModePage(MODE_PAGE.INFORMATIONAL_EXCEPTIONS, 10);
  // DEXCPT: TapeAlert flags are polled, no command fails because of them.
  page[2] = 0x08;
  return page;
}

/** Every mode page of tape drives, in the order MODE SENSE returns them. */
export const TAPE_MODE_PAGES: readonly TapeModePage[] = [
  {
    code: MODE_PAGE.READ_WRITE_ERROR_RECOVERY,
    source: 'SSC-4, Read-Write Error Recovery mode page',
    supported: always,
    defaults: () =>
      filled(emptyModePage(MODE_PAGE.READ_WRITE_ERROR_RECOVERY, 10), { 3: RETRIES, 8: RETRIES }),
    changeable: () =>
      filled(emptyModePage(MODE_PAGE.READ_WRITE_ERROR_RECOVERY, 10), { 2: 0x2f, 3: 0xff, 8: 0xff }),
  },
  {
    code: MODE_PAGE.DISCONNECT_RECONNECT,
    source: 'SPC-4, Disconnect-Reconnect mode page',
    supported: always,
    defaults: () => emptyModePage(MODE_PAGE.DISCONNECT_RECONNECT, 14),
    changeable: () => {
      const page = emptyModePage(MODE_PAGE.DISCONNECT_RECONNECT, 14);
      putU32(page, 2, 0xffff_0000);
      putU16(page, 10, 0xffff);
      return page;
    },
  },
  {
    code: MODE_PAGE.DATA_COMPRESSION,
    source: 'SSC-4, Data Compression mode page',
    supported: ({ profile }) => profile.compression,
    defaults: () => {
      const page = emptyModePage(MODE_PAGE.DATA_COMPRESSION, 14);
      page[2] = COMPRESSION.DCE | COMPRESSION.DCC;
      page[3] = COMPRESSION.DDE;
      putU32(page, 4, DEFAULT_ALGORITHM);
      putU32(page, 8, DEFAULT_ALGORITHM);
      return page;
    },
    changeable: () =>
      filled(emptyModePage(MODE_PAGE.DATA_COMPRESSION, 14), { 2: COMPRESSION.DCE, 3: COMPRESSION.DDE }),
  },
  {
    code: MODE_PAGE.DEVICE_CONFIGURATION,
    source: 'SSC-4, Device Configuration mode page',
    supported: always,
    defaults: deviceConfiguration,
    changeable: ({ profile }) =>
      filled(emptyModePage(MODE_PAGE.DEVICE_CONFIGURATION, 14), {
        4: 0xff,
        5: 0xff,
        6: 0xff,
        7: 0xff,
        [DEVICE_CONFIGURATION.FLAGS_BYTE]: profile.setmarks ? DEVICE_CONFIGURATION.RSMK : 0,
        [DEVICE_CONFIGURATION.WRITE_FLAGS_BYTE]: 0x08 | DEVICE_CONFIGURATION.SWP,
        [DEVICE_CONFIGURATION.COMPRESSION_BYTE]: profile.compression ? 0xff : 0,
      }),
  },
  {
    code: MODE_PAGE.MEDIUM_PARTITION,
    source: 'SSC-4, Medium Partition mode page',
    supported: always,
    defaults: mediumPartitionPage,
    changeable: partitionPageMask,
  },
  {
    code: MODE_PAGE.INFORMATIONAL_EXCEPTIONS,
    source: 'SSC-4, Informational Exceptions Control mode page',
    supported: always,
    defaults: informationalExceptions,
    changeable: () =>
      filled(emptyModePage(MODE_PAGE.INFORMATIONAL_EXCEPTIONS, 10), {
        2: 0xbd,
        3: 0x0f,
        4: 0xff,
        5: 0xff,
        6: 0xff,
        7: 0xff,
        8: 0xff,
        9: 0xff,
        10: 0xff,
        11: 0xff,
      }),
  },
  {
    code: MODE_PAGE.CAPABILITIES_AND_STATUS,
    source: 'QIC-157, Capabilities and Mechanical Status page',
    supported: always,
    defaults: (state) => {
      const { profile } = state;
      return encodeTapeCapabilities(MODE_PAGE.CAPABILITIES_AND_STATUS, {
        readOnly: state.storage !== undefined && writeProtection(state) !== 0,
        spaceReverse: true,
        partitions: profile.partitions > 1,
        compression: profile.compression,
        ejects: profile.ejects,
        locked: state.initiators.preventing(),
        block512: profile.minimumBlock <= 512 && profile.maximumBlock >= 512,
        block1024: profile.minimumBlock <= 1024 && profile.maximumBlock >= 1024,
        speed: profile.rate * 1000,
        buffer: profile.buffer * 2048,
      });
    },
    changeable: () => emptyModePage(MODE_PAGE.CAPABILITIES_AND_STATUS, 18),
  },
];
