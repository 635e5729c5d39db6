/** What a client may do with a device: open it, send it control requests, close it. Nothing else is known of it. */
export interface DeviceHandle {
  /** IRP_MJ_CREATE. @returns NTSTATUS: STATUS_DEVICE_BUSY where another client has it. */
  create(): number;
  /** IRP_MJ_CLOSE. @returns NTSTATUS. */
  close(): number;
  /** IRP_MJ_DEVICE_CONTROL of a handle that may be read and written. */
  deviceControl(code: number, input: Uint8Array, outputLength: number, access: Access): ControlReply;
}

interface Access {
  readonly read: boolean;
  readonly write: boolean;
}

export interface ControlReply {
  /** NTSTATUS. */
  readonly status: number;
  /** IoStatus.Information. */
  readonly information: number;
  readonly output: Uint8Array;
}

/** One request that the manager sent, as reports and expectations read it. */
export interface SentRequest {
  /** `changer`, `drive 0`. */
  readonly device: string;
  /** `MOVE_MEDIUM slot 3 → drive 0`. */
  readonly request: string;
  /** NTSTATUS by name. */
  readonly status: string;
}
