import { HELP } from '../cli/usage.ts';
import { fence } from './markdown.ts';

/** The help of the command, a section for each of its parts: `## changer-lab run`. */
export function commandLine(): string {
  const [, ...parts] = HELP.split(/\n(?=usage: )/);
  return parts
    .map((part) => {
      // What concerns all commands stands behind the last of them.
      const [usage, exit] = part.split(/\n(?=exit status: )/);
      const names = [...usage.matchAll(/changer-lab (\w+)/g)].map(([, name]) => name);
      const commands = [...new Set(names)].map((name) => `changer-lab ${name}`).join(', ');
      const status = exit ? `\n\n### Exit status\n\n${exitTable(exit)}` : '';
      return `### ${commands}\n\n${fence('text', usage)}${status}`;
    })
    .join('\n\n');
}

/** `exit status: 0 fine; 1 …` as a list. */
function exitTable(text: string): string {
  return text
    .replace('exit status: ', '')
    .trim()
    .split('; ')
    .map((entry) => entry.replace(/^(\d+) (.*)$/s, '- `$1`: $2'))
    .join('\n');
}
