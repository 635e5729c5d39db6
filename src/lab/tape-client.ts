import { NTSTATUS, ntStatusName } from '../ddi/ntstatus.ts';
import type { DriveRequestName } from '../ddi/requests/drive-requests.ts';
import { TAPE_MEDIA_TYPE } from '../ddi/tape/values.ts';
import { nameOf } from '../ddi/values.ts';
import type { DriveClient } from '../rsm/drive-client.ts';
import type { SentRequest } from '../rsm/handle.ts';
import { readBlocks, sendToDrive, withDrive, type DriveReply } from './drive-io.ts';
import type { TapeUnit } from './tape-unit.ts';

/** Longest first block that a label can be in. */
const LABEL_ROOM = 0x10000;
/** Volume label of ANSI X3.27: `VOL1` and the identifier of the volume. */
const VOLUME_LABEL = /^VOL1(.{6})/;

/** A drive as the removable storage manager uses it: through the tape class driver, opened for each piece of work. */
export class TapeClient implements DriveClient {
  readonly index: number;

  constructor(
    private readonly unit: TapeUnit,
    private readonly sent: (request: SentRequest) => void,
  ) {
    this.index = unit.index;
  }

  mediaTypes(): { status: number; types: readonly string[] } {
    const { status, output } = this.send('STORAGE_GET_MEDIA_TYPES_EX');
    const types = ((output ?? []) as { MediaType: number }[]).map(
      ({ MediaType }) => nameOf(TAPE_MEDIA_TYPE, MediaType) ?? `0x${MediaType.toString(16)}`,
    );
    return { status, types: [...new Set(types)] };
  }

  load(): number {
    return this.send('STORAGE_LOAD_MEDIA').status;
  }

  eject(): number {
    return this.send('STORAGE_EJECT_MEDIA').status;
  }

  ready(): number {
    return this.send('STORAGE_CHECK_VERIFY2').status;
  }

  tapeStatus(): number {
    return this.send('TAPE_GET_STATUS').status;
  }

  readLabel(): { status: number; label?: string } {
    const rewound = this.send('TAPE_SET_POSITION', { Method: 'TAPE_REWIND' });
    if (rewound.status !== 0) return { status: rewound.status };
    let label: string | undefined;
    const { status } = withDrive(this.unit, () =>
      readBlocks(this.unit, 1, LABEL_ROOM, (data) => {
        label = VOLUME_LABEL.exec(String.fromCharCode(...data.subarray(0, 10)))?.[1].trimEnd();
        return true;
      }),
    );
    this.record('READ label', status);
    const rewind = this.send('TAPE_SET_POSITION', { Method: 'TAPE_REWIND' });
    // A tape on which nothing is written has no label.
    const blank = status === NTSTATUS.STATUS_NO_DATA_DETECTED || status === NTSTATUS.STATUS_FILEMARK_DETECTED;
    return { status: blank ? rewind.status : status, ...(label === undefined ? {} : { label }) };
  }

  private send(name: DriveRequestName, words: Readonly<Record<string, unknown>> = {}): DriveReply {
    const reply = withDrive(this.unit, () => sendToDrive(this.unit, name, words));
    const detail = Object.values(words).join(' ');
    this.record(`${name}${detail === '' ? '' : ` ${detail}`}`, reply.status);
    return { information: 0, output: null, ...reply };
  }

  private record(request: string, status: number): void {
    this.sent({ device: this.unit.name, request, status: ntStatusName(status) });
  }
}
