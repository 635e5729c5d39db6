import { getU32 } from '../../core/bytes.ts';
import { hex, toHex } from '../../core/hex.ts';
import { fieldBytes } from '../../scsi/cdb-field.ts';
import { commandOf } from '../../scsi/commands.ts';
import { senseKeyName } from '../../scsi/sense-key.ts';
import { decodeSense, type FieldPointer } from '../../scsi/sense.ts';
import { senseText, type SenseTriple } from '../../scsi/sense-text.ts';
import { spaced } from '../../trace-files/text/command-text.ts';
import type { DetailNode } from './detail-node.ts';

/** What a field pointer points at, by the name that the command gives it. */
function pointerText(
  { inCdb, byte, bit }: FieldPointer,
  cdb: Uint8Array | undefined,
  deviceType: number,
): string {
  const place = `byte ${byte}${bit === undefined ? '' : `, bit ${bit}`} of the ${inCdb ? 'CDB' : 'parameter list'}`;
  if (!inCdb || !cdb) return place;
  const fields = commandOf(cdb, deviceType)?.fields ?? [];
  const field = fields.find(
    (one) =>
      byte >= one.byte &&
      byte < one.byte + fieldBytes(one) &&
      (bit === undefined || one.width >= 8 || (bit >= one.bit && bit < one.bit + one.width)),
  );
  return field ? `${field.name} (${place})` : place;
}

/** Sense data field by field; from the codes alone where a trace has no more. */
export function senseNodes(
  sense: SenseTriple,
  bytes: Uint8Array,
  cdb: Uint8Array | undefined,
  deviceType: number,
): DetailNode[] {
  const { key, asc, ascq } = sense;
  const text = senseText(key, asc, ascq);
  const decoded = decodeSense(bytes);
  // Bytes of the fields in fixed format (SPC-4, fixed format sense data); in descriptor format they lie elsewhere.
  const at = (first: number, count: number): { hex?: string } =>
    decoded?.format === 'fixed' ? { hex: spaced(toHex(bytes.subarray(first, first + count))) } : {};
  const nodes: DetailNode[] = [
    { name: 'sense key', value: `${hex(key)} ${senseKeyName(key)}`, ...at(2, 1) },
    { name: 'ASC/ASCQ', value: text.slice(text.indexOf(', ') + 2), ...at(12, 2) },
  ];
  if (!decoded) return nodes;
  const flags = [
    decoded.deferred ? 'deferred' : '',
    decoded.filemark ? 'filemark' : '',
    decoded.endOfMedium ? 'end of medium' : '',
    decoded.incorrectLength ? 'incorrect length' : '',
  ].filter((flag) => flag !== '');
  if (flags.length > 0) nodes.push({ name: 'flags', value: flags.join(', '), ...at(0, 3) });
  if (decoded.information !== undefined)
    nodes.push({
      name: 'information',
      value: `${decoded.information} (${hex(decoded.information)})`,
      ...(decoded.format === 'fixed' ? { hex: spaced(hex(getU32(bytes, 3), 8).slice(2).toLowerCase()) } : {}),
    });
  if (decoded.fieldPointer)
    nodes.push({
      name: 'field pointer',
      value: pointerText(decoded.fieldPointer, cdb, deviceType),
      ...at(15, 3),
    });
  return nodes;
}
