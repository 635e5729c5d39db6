import { ScsiTask } from '../scsi/task.ts';

/** A SCSI request as the storage port driver sees it. One object serves every request of a device. */
export class PortRequest {
  readonly task = new ScsiTask();
  /** Seconds until the port gives up; 0 is none at all. */
  timeOut = 0;
  /** SRB_STATUS_xxx of the reply, without modifier bits. */
  srbStatus = 0;
  /** NTSTATUS where srbStatus is SRB_STATUS_INTERNAL_ERROR. */
  internalStatus = 0;
}

/** What a port driver knows of a device when it reports it. */
export interface PortDevice {
  /** Standard INQUIRY data. */
  readonly inquiry: Uint8Array;
  /** VPD page 80h, or an empty text. */
  readonly serialNumber: string;
  readonly portNumber: number;
  readonly pathId: number;
  readonly targetId: number;
  readonly lun: number;
  /** Bytes that one request may move. */
  readonly maximumTransferLength: number;
}

/**
 * The storage port driver below a class driver. `send` carries the request out at once: robot time passes
 * on the lab's clock.
 */
export interface Port {
  readonly device: PortDevice;
  send(request: PortRequest): void;
}
