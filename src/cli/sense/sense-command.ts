import { hex } from '../../core/hex.ts';
import { parseOptions, type Output } from '../options.ts';
import { EXIT, UsageError } from '../usage.ts';
import { explainSense, type RequestOutcome, type SenseExplanation } from './explain-sense.ts';

const OPTIONS = { json: { type: 'boolean' } } as const;

/** What else the bytes say, in words. */
function dataText({ data }: SenseExplanation): string[] {
  if (!data) return [];
  const flags = [
    data.filemark && 'filemark',
    data.endOfMedium && 'end of medium',
    data.incorrectLength && 'incorrect length',
  ].filter((word) => word !== false);
  const pointer = data.fieldPointer;
  const bit = pointer?.bit === undefined ? '' : `, bit ${pointer.bit}`;
  return [
    `${data.format} format, ${data.deferred ? 'an error of an earlier command' : 'an error of this command'}`,
    ...(flags.length > 0 ? [flags.join(', ')] : []),
    ...(data.information === undefined ? [] : [`information ${hex(data.information, 8)}`]),
    ...(pointer
      ? [`field in error: byte ${pointer.byte}${bit} of the ${pointer.inCdb ? 'CDB' : 'parameter list'}`]
      : []),
  ];
}

function outcomeText({ status, retried }: RequestOutcome): string {
  return `${status}${retried ? ', after retries' : ''}`;
}

function asText(explained: SenseExplanation): string {
  const { codes, senseKey, meaning, changer, tape } = explained;
  const lines = [
    ...dataText(explained),
    `changer: ${outcomeText(changer)}`,
    `tape drive: ${outcomeText(tape)} (${tape.tapeStatus})`,
  ];
  return `${codes} ${senseKey}, ${meaning}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

/**
 * `changer-lab sense`: explains sense data.
 * @returns the exit status. @throws UsageError for a text that is no sense data.
 */
export function senseCommand(args: readonly string[], output: Output): number {
  const { values, positionals } = parseOptions(args, OPTIONS);
  const text = positionals.join(' ');
  if (text === '')
    throw new UsageError('Name the sense: key/ASC/ASCQ in hex, such as 5/3B/0D, or its bytes.');
  const explained = explainSense(text);
  if (!explained)
    throw new UsageError(
      `${text} is no sense data. Write key/ASC/ASCQ in hex, such as 5/3B/0D, or at least 8 bytes in hex, of which the first is 70 to 73 or F0 to F3.`,
    );
  output.out(values.json ? `${JSON.stringify(explained, null, 2)}\n` : asText(explained));
  return EXIT.ok;
}
