import type { ChangerModel, ElementKind } from '../model.ts';
import { ELEMENT_KINDS } from '../model.ts';
import type { Report } from './model-error.ts';

const LAST_ADDRESS = 0xffff;
/** MODE SENSE(6) returns all pages in 255 bytes; each transport takes two of them in page 1Eh. */
const MOST_TRANSPORTS = 107;

function end(model: ChangerModel, kind: ElementKind): number {
  return model.elements[kind].first + model.elements[kind].count;
}

function checkRange(model: ChangerModel, kind: ElementKind, report: Report): void {
  const { first, count } = model.elements[kind];
  if (!Number.isInteger(count) || count < 0)
    report(`elements.${kind}.count`, 'The number of elements must be a whole number, 0 or more.');
  if (!Number.isInteger(first) || first < 0 || first > LAST_ADDRESS)
    report(`elements.${kind}.first`, 'A SCSI element address must be a whole number from 0 to 65535.');
  else if (count > 0 && first + count - 1 > LAST_ADDRESS)
    report(
      `elements.${kind}.count`,
      `The last ${kind} would have the element address ${first + count - 1}; element addresses end at 65535.`,
    );
}

/** Element addresses: 16 bits, no two elements with the same one, at least one transport (SMC-3). */
export function checkRanges(model: ChangerModel, report: Report): void {
  for (const kind of ELEMENT_KINDS) checkRange(model, kind, report);
  const transports = model.elements.transport.count;
  if (transports === 0) report('elements.transport.count', 'A changer has at least one transport; set 1.');
  if (transports > MOST_TRANSPORTS)
    report(
      'elements.transport.count',
      `${transports} transports do not fit mode page 1Eh; there can be ${MOST_TRANSPORTS}.`,
    );
  ELEMENT_KINDS.forEach((kind, i) => {
    const range = model.elements[kind];
    for (const other of ELEMENT_KINDS.slice(0, i)) {
      const before = model.elements[other];
      if (
        range.count > 0 &&
        before.count > 0 &&
        range.first < end(model, other) &&
        before.first < end(model, kind)
      )
        report(
          `elements.${kind}.first`,
          `The ${kind} addresses ${range.first} to ${end(model, kind) - 1} overlap the ${other} addresses ` +
            `${before.first} to ${end(model, other) - 1}.`,
        );
    }
  });
  const { cleanerSlot } = model;
  const slots = model.elements.slot.count;
  if (
    cleanerSlot !== undefined &&
    (!Number.isInteger(cleanerSlot) || cleanerSlot < 0 || cleanerSlot >= slots)
  )
    report('cleanerSlot', `There is no slot ${cleanerSlot}; slots are counted from 0 to ${slots - 1}.`);
}
