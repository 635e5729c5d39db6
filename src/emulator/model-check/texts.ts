import type { ChangerModel } from '../model.ts';
import type { Report } from './model-error.ts';

const PRINTABLE = /^[\x20-\x7e]*$/;

const NONE: readonly string[] = [];

/** Why a text does not fit the field of a SCSI structure it goes to. */
export function textProblems(text: string, length: number): readonly string[] {
  if (text.length <= length && PRINTABLE.test(text)) return NONE;
  return [
    ...(text.length > length
      ? [`"${text}" has ${text.length} characters; there is room for ${length}.`]
      : []),
    ...(PRINTABLE.test(text) ? [] : [`"${text}" must have printable ASCII characters only.`]),
  ];
}

/** Reports a text that does not fit its field. */
export function checkText(report: Report, path: string, text: string, length: number): void {
  for (const problem of textProblems(text, length)) report(path, problem);
}

/** The names of INQUIRY data and the serial number (SPC-4, standard INQUIRY data, VPD page 80h). */
export function checkNames(model: ChangerModel, report: Report): void {
  checkText(report, 'vendor', model.vendor, 8);
  checkText(report, 'product', model.product, 16);
  checkText(report, 'revision', model.revision, 4);
  checkText(report, 'serial', model.serial, 32);
}
