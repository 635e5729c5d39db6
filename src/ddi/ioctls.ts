/**
 * The IOCTLs of a changer: one row each. The class driver checks by it, the scenario reads and prints by it.
 * Value = CTL_CODE(FILE_DEVICE_CHANGER, function, METHOD_BUFFERED, access) (ntddchgr.h).
 */

export interface ChangerIoctl {
  readonly name: string;
  readonly code: number;
  /** Needs a handle opened for writing too (FILE_READ_ACCESS | FILE_WRITE_ACCESS). */
  readonly write: boolean;
  /** The routine of the miniclass that carries it out. */
  readonly routine: string;
  /** Structure of the input buffer, or null where there is none. */
  readonly input: string | null;
  /** Structure of the output buffer, or null where there is none. */
  readonly output: string | null;
  /** What IoStatus.Information is after success: bytes, or null where the result decides. */
  readonly information: number | null;
  readonly source: string;
}

/** Keeps the literal names of the rows. */
function ioctls<const T extends Readonly<Record<string, ChangerIoctl>>>(table: T): T {
  return table;
}

export const CHANGER_IOCTLS = ioctls({
  GET_PARAMETERS: {
    name: 'IOCTL_CHANGER_GET_PARAMETERS',
    code: 0x00304000,
    write: false,
    routine: 'ChangerGetParameters',
    input: null,
    output: 'GET_CHANGER_PARAMETERS',
    information: 60,
    source: 'ddi ni-ntddchgr-ioctl_changer_get_parameters',
  },
  GET_STATUS: {
    name: 'IOCTL_CHANGER_GET_STATUS',
    code: 0x00304004,
    write: false,
    routine: 'ChangerGetStatus',
    input: null,
    output: null,
    information: 0,
    source: 'ddi ni-ntddchgr-ioctl_changer_get_status',
  },
  GET_PRODUCT_DATA: {
    name: 'IOCTL_CHANGER_GET_PRODUCT_DATA',
    code: 0x00304008,
    write: false,
    routine: 'ChangerGetProductData',
    input: null,
    output: 'CHANGER_PRODUCT_DATA',
    information: 61,
    source: 'ddi ni-ntddchgr-ioctl_changer_get_product_data',
  },
  SET_ACCESS: {
    name: 'IOCTL_CHANGER_SET_ACCESS',
    code: 0x0030c010,
    write: true,
    routine: 'ChangerSetAccess',
    input: 'CHANGER_SET_ACCESS',
    output: null,
    information: 12,
    source: 'ddi ni-ntddchgr-ioctl_changer_set_access',
  },
  GET_ELEMENT_STATUS: {
    name: 'IOCTL_CHANGER_GET_ELEMENT_STATUS',
    code: 0x0030c014,
    write: true,
    routine: 'ChangerGetElementStatus',
    input: 'CHANGER_READ_ELEMENT_STATUS',
    output: 'CHANGER_ELEMENT_STATUS',
    information: null,
    source: 'ddi ni-ntddchgr-ioctl_changer_get_element_status',
  },
  INITIALIZE_ELEMENT_STATUS: {
    name: 'IOCTL_CHANGER_INITIALIZE_ELEMENT_STATUS',
    code: 0x00304018,
    write: false,
    routine: 'ChangerInitializeElementStatus',
    input: 'CHANGER_INITIALIZE_ELEMENT_STATUS',
    output: null,
    information: 16,
    source: 'ddi ni-ntddchgr-ioctl_changer_initialize_element_status',
  },
  SET_POSITION: {
    name: 'IOCTL_CHANGER_SET_POSITION',
    code: 0x0030401c,
    write: false,
    routine: 'ChangerSetPosition',
    input: 'CHANGER_SET_POSITION',
    output: null,
    information: 20,
    source: 'ddi ni-ntddchgr-ioctl_changer_set_position',
  },
  EXCHANGE_MEDIUM: {
    name: 'IOCTL_CHANGER_EXCHANGE_MEDIUM',
    code: 0x00304020,
    write: false,
    routine: 'ChangerExchangeMedium',
    input: 'CHANGER_EXCHANGE_MEDIUM',
    output: null,
    information: 0,
    source: 'ddi ni-ntddchgr-ioctl_changer_exchange_medium',
  },
  MOVE_MEDIUM: {
    name: 'IOCTL_CHANGER_MOVE_MEDIUM',
    code: 0x00304024,
    write: false,
    routine: 'ChangerMoveMedium',
    input: 'CHANGER_MOVE_MEDIUM',
    output: null,
    information: 28,
    source: 'ddi ni-ntddchgr-ioctl_changer_move_medium',
  },
  REINITIALIZE_TRANSPORT: {
    name: 'IOCTL_CHANGER_REINITIALIZE_TRANSPORT',
    code: 0x00304028,
    write: false,
    routine: 'ChangerReinitializeUnit',
    input: 'CHANGER_ELEMENT',
    output: null,
    information: 8,
    source: 'ddi ni-ntddchgr-ioctl_changer_reinitialize_transport',
  },
  QUERY_VOLUME_TAGS: {
    name: 'IOCTL_CHANGER_QUERY_VOLUME_TAGS',
    code: 0x0030c02c,
    write: true,
    routine: 'ChangerQueryVolumeTags',
    input: 'CHANGER_SEND_VOLUME_TAG_INFORMATION',
    output: 'READ_ELEMENT_ADDRESS_INFO',
    information: null,
    source: 'ddi ni-ntddchgr-ioctl_changer_query_volume_tags',
  },
});

export type ChangerIoctlName = keyof typeof CHANGER_IOCTLS;
