import { CHANGER_IOCTLS, type ChangerIoctlName } from '../ddi/ioctls.ts';
import { ntStatusName, ntSuccess } from '../ddi/ntstatus.ts';
import { describeRequest } from '../ddi/requests/describe.ts';
import { defaultOutputLength, encodeInput } from '../ddi/requests/ioctl-words.ts';
import { decodeOutput, type ElementEntry } from '../ddi/requests/output-words.ts';
import { has } from '../ddi/rules/features-read.ts';
import { decodeParameters } from '../ddi/rules/parameters-codec.ts';
import type { ChangerParameters } from '../ddi/rules/rule.ts';
import type { DecidingFlag, Feature } from './flag-effects.ts';
import type { DeviceHandle, SentRequest } from './handle.ts';
import { requestFailed, WorkFailed } from './work.ts';

type Words = Readonly<Record<string, unknown>>;

/** Either of them makes volume tags valid to ask for (ddi changer_read_element_status). */
const TAG_FLAGS = ['CHANGER_BAR_CODE_SCANNER_INSTALLED', 'CHANGER_VOLUME_IDENTIFICATION'] as const;
const READ_WRITE = { read: true, write: true };

/** The changer as its one client has it: requests by name, the flags of GET_PARAMETERS, and a record of all. */
export class ChangerClient {
  private known: ChangerParameters | undefined;
  private opened = false;

  constructor(
    private readonly handle: DeviceHandle,
    private readonly sent: (request: SentRequest) => void,
  ) {}

  /** Opens the changer. @throws WorkFailed where another client has it. */
  open(): void {
    if (this.opened) throw new WorkFailed('The library has been started already.');
    const status = this.handle.create();
    if (!ntSuccess(status)) throw requestFailed('Opening the changer', status);
    this.opened = true;
  }

  get isOpen(): boolean {
    return this.opened;
  }

  close(): void {
    this.handle.close();
    this.opened = false;
    this.known = undefined;
  }

  /** What GET_PARAMETERS returned. @throws WorkFailed where the library has not been started. */
  get parameters(): ChangerParameters {
    if (!this.known) throw new WorkFailed('The library has not been started.');
    return this.known;
  }

  has(flag: Feature): boolean {
    return has(this.parameters, flag);
  }

  /** Sends a request. @returns its NTSTATUS, and its output decoded. */
  send(name: ChangerIoctlName, words: Words = {}): { status: number; output: Uint8Array } {
    const input = encodeInput(name, words);
    const length = defaultOutputLength(name, input);
    const { code } = CHANGER_IOCTLS[name];
    const { status, output } = this.handle.deviceControl(code, input, length, READ_WRITE);
    this.sent({ device: 'changer', request: describeRequest(name, words), status: ntStatusName(status) });
    return { status, output };
  }

  /** Sends a request that must not fail. @throws WorkFailed */
  must(name: ChangerIoctlName, words: Words = {}, flag?: DecidingFlag): Uint8Array {
    const { status, output } = this.send(name, words);
    if (!ntSuccess(status)) throw requestFailed(describeRequest(name, words), status, flag);
    return output;
  }

  readParameters(): ChangerParameters {
    this.known = decodeParameters(this.must('GET_PARAMETERS'));
    return this.known;
  }

  /** Status of some elements, with their volume tags where the changer can tell them. */
  elements(element: string, count: number): readonly ElementEntry[] {
    if (count === 0) return [];
    const flag = TAG_FLAGS.find((one) => this.has(one));
    const words = { element, count, volumeTags: flag !== undefined };
    const output = this.must('GET_ELEMENT_STATUS', words, flag);
    return (decodeOutput('GET_ELEMENT_STATUS', output) ?? []) as ElementEntry[];
  }

  element(place: string): ElementEntry | undefined {
    return this.elements(place, 1).at(0);
  }
}
