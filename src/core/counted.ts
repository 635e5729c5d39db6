/** A noun for that many things, in English: `slot`, `slots`. */
export function nounFor(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}

/** A count with its noun: `1 slot`, `8 slots`. */
export function counted(count: number, noun: string): string {
  return `${count} ${nounFor(count, noun)}`;
}
