import { toHex } from '../../core/hex.ts';
import { CHANGER_IOCTLS } from '../../ddi/ioctls.ts';
import { ntSuccess } from '../../ddi/ntstatus.ts';
import { decodeOutput, type ElementEntry } from '../../ddi/requests/output-words.ts';
import { decodeParameters } from '../../ddi/rules/parameters-codec.ts';
import type { ChangerParameters } from '../../ddi/rules/rule.ts';
import type { ControlResult } from '../../class/requests.ts';
import type { ElementNumbers } from '../../live/element-numbers.ts';
import type { ReportedElement } from '../../live/library-state.ts';

interface Output {
  readonly bytes: Uint8Array;
  readonly time: number;
}

/**
 * What the driver has said: of each element by its last CHANGER_GET_ELEMENT_STATUS, of itself by its last
 * CHANGER_GET_PARAMETERS. Outputs are kept as they are, and read when somebody looks.
 */
export class ReportedElements {
  /** By number. */
  private readonly elements: (ReportedElement | null)[];
  /** By input: an answer to the same question replaces the one before. The last is the newest. */
  private readonly outputs = new Map<string, Output>();
  private parametersOutput: Uint8Array | undefined;
  private lastParameters: ChangerParameters | null = null;

  constructor(private readonly numbers: ElementNumbers) {
    this.elements = new Array<ReportedElement | null>(numbers.total).fill(null);
  }

  /** @param time milliseconds of the lab's clock. */
  note(ioctl: string, input: Uint8Array, { status, output }: Readonly<ControlResult>, time: number): void {
    if (!ntSuccess(status) || output.length === 0) return;
    if (ioctl === CHANGER_IOCTLS.GET_PARAMETERS.name) this.parametersOutput = output;
    if (ioctl !== CHANGER_IOCTLS.GET_ELEMENT_STATUS.name) return;
    const question = toHex(input);
    this.outputs.delete(question);
    this.outputs.set(question, { bytes: output, time });
  }

  get(number: number): ReportedElement | null {
    return this.elements[number];
  }

  get parameters(): ChangerParameters | null {
    if (this.parametersOutput) this.lastParameters = decodeParameters(this.parametersOutput);
    this.parametersOutput = undefined;
    return this.lastParameters;
  }

  /** Reads what has come since the last call. @param changed told the number of each element of which something else is said. */
  read(changed: (number: number) => void): void {
    for (const { bytes, time } of this.outputs.values()) {
      for (const entry of decodeOutput('GET_ELEMENT_STATUS', bytes) as ElementEntry[]) {
        const full = entry.flags.includes('FULL');
        const barcode = entry.primaryVolumeId ?? null;
        const number = this.numbers.find(entry.element);
        // A driver may speak of elements that there are not.
        if (number < 0) continue;
        const known = this.elements[number];
        // The flags of equal words are the same list.
        if (known && known.flags === entry.flags && known.barcode === barcode) continue;
        this.elements[number] = { full, barcode, flags: entry.flags, time };
        changed(number);
      }
    }
    this.outputs.clear();
  }
}
