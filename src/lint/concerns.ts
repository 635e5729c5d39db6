const CHANGER = /\bmcd\.h\b|\bCHANGER_|\bChanger(?:Class)?[A-Z]|\bMCD_INIT_DATA\b/;
const TAPE = /\bminitape\.h\b|\bTAPE_(?:INIT_DATA|STATUS_|DRIVE_|GET_DRIVE_)|\bTapeClass[A-Z]/;

/** False for a text that has nothing to do with changers or tape drives: it costs one search. */
export function concernsMiniclass(text: string): boolean {
  return CHANGER.test(text) || TAPE.test(text);
}
