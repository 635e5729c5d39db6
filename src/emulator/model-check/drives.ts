import { DRIVE_PROFILES, findDriveKind, REMOVABLE_DISK_KINDS } from '../tape/kinds/drive-profiles.ts';
import type { ChangerModel } from '../model.ts';
import type { Report } from './model-error.ts';
import { checkText } from './texts.ts';

/** Names of drives that write a medium once. `CD-RW`, `DVD-RAM` and `CD-ROM` are none. */
const WRITE_ONCE = /(^|[^a-z0-9])(worm|cd-?r|dvd[-+]?r|bd-?r)($|[^a-z0-9])/i;

function isWriteOnce(kind: string): boolean {
  return WRITE_ONCE.test(kind.replace(/r\/w/gi, 'RW'));
}

/**
 * The drives, and what "Introduction to Changer Miniclass Drivers" of the WDK rules out: write-once optical
 * drives, and drives of more than one type.
 */
export function checkDrives(model: ChangerModel, report: Report): void {
  const { drives, elements } = model;
  if (drives.length !== elements.drive.count)
    report(
      'drives',
      `There are ${elements.drive.count} drive elements, but ${drives.length} drives are described.`,
    );
  drives.forEach(({ kind, serial }, i) => {
    checkText(report, `drives[${i}].kind`, kind, 16);
    checkText(report, `drives[${i}].serial`, serial, 32);
    const known = findDriveKind(kind).type !== 'unknown';
    if (!known && !isWriteOnce(kind))
      report(
        `drives[${i}].kind`,
        `"${kind}" is no drive that the lab knows. Tape drives: ${DRIVE_PROFILES.map((profile) => profile.kind).join(', ')}; removable disks: ${REMOVABLE_DISK_KINDS.join(', ')}.`,
      );
    if (isWriteOnce(kind))
      report(
        `drives[${i}].kind`,
        `"${kind}" is a write-once optical drive; Microsoft operating systems do not support changers with such drives.`,
      );
    if (kind.trim().toUpperCase() !== drives[0].kind.trim().toUpperCase())
      report(
        `drives[${i}].kind`,
        `"${kind}" is not the kind of drive 0, "${drives[0].kind}"; Microsoft operating systems do not support changers with more than one type of drive.`,
      );
  });
}
