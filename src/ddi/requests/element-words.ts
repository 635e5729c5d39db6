import { ELEMENT_TYPE } from '../values.ts';

/** The words of scenario files for element types, and the ELEMENT_TYPE that each stands for. */
export const ELEMENT_WORDS = {
  all: ELEMENT_TYPE.AllElements,
  transport: ELEMENT_TYPE.ChangerTransport,
  slot: ELEMENT_TYPE.ChangerSlot,
  port: ELEMENT_TYPE.ChangerIEPort,
  drive: ELEMENT_TYPE.ChangerDrive,
  door: ELEMENT_TYPE.ChangerDoor,
  keypad: ELEMENT_TYPE.ChangerKeypad,
} as const;

/** An element of a request: `slot 3`, `all`, or `type 7 0` for a type that has no word. */
export const ELEMENT_PATTERN = '^(all|(transport|slot|port|drive|door|keypad)( [0-9]+)?|type [0-9]+ [0-9]+)$';

const ELEMENT = new RegExp(ELEMENT_PATTERN);

/**
 * CHANGER_ELEMENT of an element's words; a number left out is 0.
 * @returns undefined where the text is none.
 */
export function parseElement(text: string): { type: number; address: number } | undefined {
  if (!ELEMENT.test(text)) return undefined;
  const [word, ...numbers] = text.split(' ');
  if (word === 'type') return { type: Number(numbers[0]), address: Number(numbers[1]) };
  return { type: ELEMENT_WORDS[word as keyof typeof ELEMENT_WORDS], address: Number(numbers[0] ?? 0) };
}

const WORD_OF_TYPE = new Map<number, string>(
  Object.entries(ELEMENT_WORDS).map(([word, type]) => [type, word]),
);

/** The words of a CHANGER_ELEMENT: `slot 3`. */
export function elementText(type: number, address: number): string {
  const word = WORD_OF_TYPE.get(type) ?? `type ${type}`;
  return type === ELEMENT_TYPE.AllElements ? word : `${word} ${address}`;
}
