import type { ChangerIoctlName } from '../ioctls.ts';
import { IOCTL_WORDS } from './ioctl-words.ts';

/** A value of a request as a person reads it. */
export function wordText(value: unknown): string {
  if (Array.isArray(value)) return value.join('-');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A request with its words in one line: `MOVE_MEDIUM slot 0 → drive 0`. */
export function describeRequest(name: ChangerIoctlName, words: Readonly<Record<string, unknown>>): string {
  const elements: string[] = [];
  const others: string[] = [];
  for (const [key, word] of Object.entries(IOCTL_WORDS[name])) {
    const value = words[key];
    if (value === undefined || value === false) continue;
    if (word.kind === 'element') elements.push(wordText(value));
    else if (word.kind === 'flag') others.push(key);
    else if (word.kind === 'control' || word.kind === 'template') others.push(wordText(value));
    else others.push(`${key} ${wordText(value)}`);
  }
  return [name, elements.join(' → '), ...others].filter((part) => part !== '').join(' ');
}
