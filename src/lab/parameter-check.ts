import type { ChangerParameters, DeviceFacts } from '../ddi/rules/rule.ts';
import { checkParameters, checkTapeParameters, type RuleFinding } from '../ddi/rules/check-parameters.ts';
import { decodeParameters } from '../ddi/rules/parameters-codec.ts';
import type { TapeParameters } from '../ddi/rules/tape-rule.ts';
import { sizeOf } from '../ddi/struct.ts';
import { GET_CHANGER_PARAMETERS } from '../ddi/structs/ntddchgr.ts';
import type { MediumChanger } from '../emulator/changer/medium-changer.ts';
import { MODE_PAGE } from '../scsi/mode-pages.ts';
import type { ViolationRecord } from './records.ts';

/** What the device says of itself, for comparison with what its driver says. */
export function deviceFacts(device: MediumChanger, inquiry: Uint8Array): DeviceFacts {
  const geometry = device.modePage(MODE_PAGE.TRANSPORT_GEOMETRY_PARAMETERS) ?? new Uint8Array(2);
  const rotate: boolean[] = [];
  for (let at = 2; at < geometry.length; at += 2) rotate.push((geometry[at] & 1) !== 0);
  return {
    elementAddressPage: device.modePage(MODE_PAGE.ELEMENT_ADDRESS_ASSIGNMENT) ?? new Uint8Array(20),
    rotate,
    capabilitiesPage: device.modePage(MODE_PAGE.DEVICE_CAPABILITIES) ?? new Uint8Array(20),
    barCodeReader: inquiry.length > 55 ? (inquiry[55] & 1) !== 0 : undefined,
    drivesPresent: device.drivesPresent(),
    tapeDrives: true,
  };
}

/** Checks what GET_PARAMETERS returned against the feature rules. */
export function checkReturnedParameters(
  output: Uint8Array,
  information: number,
  device: DeviceFacts,
  previous: ChangerParameters | undefined,
  step: number,
): { parameters: ChangerParameters | undefined; violations: ViolationRecord[] } {
  if (output.length < sizeOf(GET_CHANGER_PARAMETERS)) {
    // Information says that less than the structure came back: show what there is, zeros behind it.
    const padded = new Uint8Array(sizeOf(GET_CHANGER_PARAMETERS));
    padded.set(output);
    return checkReturnedParameters(padded, information, device, previous, step);
  }
  const parameters = decodeParameters(output);
  const findings = checkParameters({ parameters, information, device, ...(previous ? { previous } : {}) });
  return { parameters, violations: records(findings, step) };
}

/**
 * Checks what TAPE_GET_DRIVE_PARAMS returned against the tape rules.
 * @param members of the structure, decoded. @param changer what the changer's driver returned, if it was asked.
 */
export function checkReturnedTapeParameters(
  members: Readonly<Record<string, unknown>>,
  changer: ChangerParameters | undefined,
  step: number,
): ViolationRecord[] {
  const numbers = Object.entries(members).map(([name, value]) => [name, Number(value)]);
  const parameters = Object.fromEntries(numbers) as TapeParameters;
  return records(checkTapeParameters({ parameters, ...(changer ? { changer } : {}) }), step);
}

function records(findings: readonly RuleFinding[], step: number): ViolationRecord[] {
  return findings.map(({ rule, severity, message }) => ({
    id: rule.id,
    rule: rule.name,
    severity,
    message,
    step,
    inferred: rule.inferred,
    source: null,
  }));
}
