import { counted } from '../core/counted.ts';
import { ELEMENT_KINDS, type ChangerModel } from '../emulator/model.ts';
import { commandOf, decodeCdb } from '../scsi/commands.ts';
import { DEVICE_TYPE } from '../scsi/device-type.ts';

const ADDRESS = /address/i;
/** Fields that say nothing that the name of the command or the length of its data does not say. */
const DULL =
  /operation code|service action|control|allocation length|parameter list length|disable block|element type code/i;
const MOVES = new Set([0xa5, 0xa6, 0x2b]);

/** `slot 3` for a SCSI element address of a library; the address in hex where it has no such element. */
export function elementOfAddress(model: Pick<ChangerModel, 'elements'>, address: number): string {
  for (const kind of ELEMENT_KINDS) {
    const { first, count } = model.elements[kind];
    if (address >= first && address < first + count) return `${kind} ${address - first}`;
  }
  return `element 0x${address.toString(16).padStart(4, '0')}`;
}

/**
 * The operands of a command as a person reads them: element addresses as elements, other fields that are not
 * zero by name and value.
 */
export function describeOperands(
  cdb: Uint8Array,
  model: ChangerModel,
  type: number = DEVICE_TYPE.MEDIUM_CHANGER,
): string {
  const row = commandOf(cdb, type);
  if (!row) return '';
  const fields = decodeCdb(cdb, type);
  const changer = type === DEVICE_TYPE.MEDIUM_CHANGER;
  const elements: string[] = [];
  const others: string[] = [];
  for (const field of fields) {
    if (changer && ADDRESS.test(field.name) && field.width === 16) {
      // The transport of a move is nearly always the only one.
      if (MOVES.has(cdb[0]) && /transport/i.test(field.name) && model.elements.transport.count === 1)
        continue;
      elements.push(elementOfAddress(model, field.value));
    } else if (/^number of elements$|^number elements$/.test(field.name)) {
      if (field.value !== 0) others.push(counted(field.value, 'element'));
    } else if (field.value !== 0 && !DULL.test(field.name)) {
      others.push(field.width === 1 ? field.name : `${field.name} ${valueText(field.name, field.value)}`);
    }
  }
  return [elements.join(' → '), ...others].filter((text) => text !== '').join(', ');
}

/** Codes are hex in every document, counts decimal. */
function valueText(name: string, value: number): string {
  return /code|page/i.test(name) ? `0x${value.toString(16).toUpperCase().padStart(2, '0')}` : String(value);
}
