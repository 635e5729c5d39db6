const CHANGER = /\bmcd\.h\b|\bCHANGER_|\bChanger(?:Class)?[A-Z]|\bMCD_INIT_DATA\b/;

/** False for a text that has nothing to do with changers: it costs one search. */
export function concernsChanger(text: string): boolean {
  return CHANGER.test(text);
}
