/** Every command that the pages of docs/ show is run, and prints what they show. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageFile } from '../../src/toolchain/package-files.ts';
import { codeBlocks, type CodeBlock } from '../support/markdown-blocks.ts';
import { runCli } from './run-cli.ts';

const page = (name: string): string => readFileSync(packageFile('docs', name), 'utf8');
const PAGES = readdirSync(packageFile('docs')).filter((name) =>
  codeBlocks(name.endsWith('.md') ? page(name) : '').some(({ language }) => language === 'console'),
);

/** A command of a page, and what it prints; `…` stands for any lines. */
interface Call {
  readonly command: string;
  readonly printed: string;
}

function callsOf({ text }: CodeBlock): Call[] {
  return text
    .split(/^\$ /m)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const end = part.indexOf('\n');
      return { command: part.slice(0, end), printed: part.slice(end + 1).trimEnd() };
    });
}

/** What a page shows, as a pattern. */
function pattern(shown: string): RegExp {
  const lines = shown
    .split('\n')
    .map((line) => (line === '…' ? '[\\s\\S]*' : line.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${lines.join('\n').replaceAll('\n[\\s\\S]*\n', '\n[\\s\\S]*')}$`);
}

/** Changes a file as the lines of a diff say: those with - and without a sign must stand there together. */
function change(file: string, diff: string): void {
  const lines = diff.trimEnd().split('\n');
  const side = (sign: string): string =>
    lines
      .filter((line) => line.startsWith(sign) || line.startsWith(' '))
      .map((line) => line.slice(1))
      .join('\n');
  const text = readFileSync(file, 'utf8');
  const old = side('-');
  expect(text.split(`${old}\n`)).toHaveLength(2);
  writeFileSync(file, text.replace(`${old}\n`, side('+') === '' ? '' : `${side('+')}\n`));
}

describe.each(PAGES)('docs/%s', (name) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'documentation-'));
  let status: number | null = null;
  beforeAll(() => cpSync(packageFile('samples', 'autoloader'), folder, { recursive: true }));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const blocks = codeBlocks(page(name)).filter((block) => block.language === 'console' || block.name !== '');
  it.each(blocks)('line $line: $language $name', (block) => {
    const file = path.join(folder, block.name);
    if (block.language === 'diff') return change(file, block.text);
    if (block.name !== '') return writeFileSync(file, block.text);
    for (const { command, printed } of callsOf(block)) {
      const [program, ...args] = command.split(' ');
      if (command === 'echo $?') {
        expect(String(status)).toBe(printed);
        continue;
      }
      expect(program).toBe('changer-lab');
      const result = runCli(args, folder);
      ({ status } = result);
      expect(`${result.err}${result.out}`.trimEnd()).toMatch(pattern(printed));
    }
  });
});
