import { interpretChangerSense } from '../../changer-class/changer-sense.ts';
import { DEFAULT_SETTINGS } from '../../changer-class/settings.ts';
import { interpret, readSense, type CompletedSrb, type Interpretation } from '../../class/interpret.ts';
import { fromHex } from '../../core/hex.ts';
import { ntStatusName } from '../../ddi/ntstatus.ts';
import { SRB_STATUS } from '../../ddi/srb.ts';
import { tapeStatusName } from '../../ddi/tape/status.ts';
import { decodeSense, putSense, type DecodedSense } from '../../scsi/sense.ts';
import { senseKeyName } from '../../scsi/sense-key.ts';
import { parseSense, senseCodes, senseMeaning, type SenseTriple } from '../../scsi/sense-text.ts';
import { SCSISTAT } from '../../scsi/status.ts';
import { SENSE_LENGTH } from '../../scsi/task.ts';
import { tapeStatusOf, toNtStatus } from '../../tape-class/tape-sense.ts';

/** What a request ends with, before the miniclass's own error routine has a say. */
export interface RequestOutcome {
  /** NTSTATUS by name. */
  readonly status: string;
  /** The class driver sends the command again first. */
  readonly retried: boolean;
}

/** Sense data, explained: the JSON document of `changer-lab sense --json`. */
export interface SenseExplanation {
  readonly sense: SenseTriple;
  /** `5/3B/0D`. */
  readonly codes: string;
  /** `ILLEGAL REQUEST`. */
  readonly senseKey: string;
  readonly meaning: string;
  /** The other fields of the bytes; null where only the codes were given. */
  readonly data: Omit<DecodedSense, keyof SenseTriple> | null;
  readonly changer: RequestOutcome;
  readonly tape: RequestOutcome & { readonly tapeStatus: string };
}

/** A command that ended with these sense bytes; no READ and no WRITE. */
function completed(sense: Uint8Array): CompletedSrb {
  return {
    srbStatus: SRB_STATUS.SRB_STATUS_ERROR,
    scsiStatus: SCSISTAT.SCSISTAT_CHECK_CONDITION,
    internalStatus: 0,
    sense,
    cdb: new Uint8Array(16),
    dataTransferLength: 0,
    retryCount: 0,
  };
}

function outcomes(bytes: Uint8Array): Pick<SenseExplanation, 'changer' | 'tape'> {
  const srb = completed(bytes);
  const verdict: Interpretation = {
    status: 0,
    retry: false,
    interval: 0,
    counts: false,
    unitAttention: false,
  };
  interpret(srb, DEFAULT_SETTINGS.hardwareErrors, verdict);
  const tapeStatus = tapeStatusOf(readSense(bytes), verdict);
  const tape = {
    tapeStatus: tapeStatusName(tapeStatus),
    status: ntStatusName(toNtStatus(tapeStatus) ?? verdict.status),
    retried: verdict.retry,
  };
  interpretChangerSense(srb, DEFAULT_SETTINGS, verdict);
  return { changer: { status: ntStatusName(verdict.status), retried: verdict.retry }, tape };
}

/**
 * Explains sense data.
 * @param text `5/3B/0D`, or the bytes in hex.
 * @returns undefined where the text is neither, or the bytes are no sense data.
 */
export function explainSense(text: string): SenseExplanation | undefined {
  const triple = parseSense(text);
  const bytes = triple ? new Uint8Array(SENSE_LENGTH) : fromHex(text);
  if (!bytes) return undefined;
  if (triple) putSense(bytes, triple.key, (triple.asc << 8) | triple.ascq);
  const decoded = decodeSense(bytes);
  if (!decoded) return undefined;
  const { key, asc, ascq, ...data } = decoded;
  return {
    sense: { key, asc, ascq },
    codes: senseCodes(key, asc, ascq),
    senseKey: senseKeyName(key),
    meaning: senseMeaning(asc, ascq),
    data: triple ? null : data,
    ...outcomes(bytes),
  };
}
