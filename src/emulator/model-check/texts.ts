import type { ChangerModel } from '../model.ts';
import type { Report } from './model-error.ts';

const PRINTABLE = /^[\x20-\x7e]*$/;

/** Reports a text that does not fit the field of a SCSI structure it goes to. */
export function checkText(report: Report, path: string, text: string, length: number): void {
  if (text.length > length)
    report(path, `"${text}" has ${text.length} characters; there is room for ${length}.`);
  if (!PRINTABLE.test(text)) report(path, `"${text}" must have printable ASCII characters only.`);
}

/** The names of INQUIRY data and the serial number (SPC-4, standard INQUIRY data, VPD page 80h). */
export function checkNames(model: ChangerModel, report: Report): void {
  checkText(report, 'vendor', model.vendor, 8);
  checkText(report, 'product', model.product, 16);
  checkText(report, 'revision', model.revision, 4);
  checkText(report, 'serial', model.serial, 32);
}
