import { bytesField, type CdbField } from '../../scsi/cdb-field.ts';
import { decodeModeHeader, modeHeaderLength, type ModeForm } from '../../scsi/mode-header.ts';
import { MODE_PAGE } from '../../scsi/mode-pages.ts';

/** The form of the header that a MODE SELECT sends, by opcode (SPC-4, MODE SELECT(6) and MODE SELECT(10)). */
const FORMS: Readonly<Record<number, ModeForm>> = { 0x15: 6, 0x55: 10 };

const HEADERS: Readonly<Record<ModeForm, readonly CdbField[]>> = {
  6: [
    bytesField('mode data length', 0, 1),
    bytesField('medium type', 1, 1),
    bytesField('device-specific parameter', 2, 1),
    bytesField('block descriptor length', 3, 1),
  ],
  10: [
    bytesField('mode data length', 0, 2),
    bytesField('medium type', 2, 1),
    bytesField('device-specific parameter', 3, 1),
    bytesField('block descriptor length', 6, 2),
  ],
};

/** Page 1Dh (SMC-3, Element Address Assignment mode page). */
const ELEMENT_ADDRESS_FIELDS: readonly CdbField[] = [
  bytesField('first medium transport element address', 2, 2),
  bytesField('number of medium transport elements', 4, 2),
  bytesField('first storage element address', 6, 2),
  bytesField('number of storage elements', 8, 2),
  bytesField('first import/export element address', 10, 2),
  bytesField('number of import/export elements', 12, 2),
  bytesField('first data transfer element address', 14, 2),
  bytesField('number of data transfer elements', 16, 2),
];

/** The fields of the data that a MODE SELECT sends; none for another command, or where the data is cut short. */
export function modeSelectFields(opcode: number, data: Uint8Array): CdbField[] {
  const form = FORMS[opcode];
  const header = (form as ModeForm | undefined) && decodeModeHeader(data, form);
  if (!header) return [];
  const fields = [...HEADERS[form]];
  for (
    let at = modeHeaderLength(form) + header.blockDescriptorLength;
    at + 2 <= data.length;
    at += 2 + data[at + 1]
  ) {
    if ((data[at] & 0x3f) !== MODE_PAGE.ELEMENT_ADDRESS_ASSIGNMENT) continue;
    fields.push(...ELEMENT_ADDRESS_FIELDS.map((field) => ({ ...field, byte: field.byte + at })));
  }
  return fields.filter((field) => field.byte + field.width / 8 <= data.length);
}
