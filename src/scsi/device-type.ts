/** Peripheral device types (SPC-4, standard INQUIRY data; the names are scsi.h's). */
export const DEVICE_TYPE = {
  SEQUENTIAL_ACCESS_DEVICE: 0x01,
  MEDIUM_CHANGER: 0x08,
} as const;
