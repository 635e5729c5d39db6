/** The pages of docs/ are those of the tables, and what they show is true. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'jsonc-parser';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { readLibrary } from '../../src/lab/files/library-file.ts';
import { readScenario } from '../../src/lab/scenario/scenario-file.ts';
import { STEP_SCHEMAS } from '../../src/lab/scenario/scenario-schema.ts';
import { fillBlocks } from '../../src/pages/fill-blocks.ts';
import { PAGES } from '../../src/pages/index.ts';
import { LIBRARY_EXAMPLES } from '../../src/pages/library-examples.ts';
import { LIBRARY_SECTIONS } from '../../src/pages/library-page.ts';
import { STEP_KINDS } from '../../src/pages/scenario-page.ts';
import { packageFile } from '../../src/toolchain/package-files.ts';
import { codeBlocks } from '../support/markdown-blocks.ts';

const read = (name: string): string => readFileSync(packageFile(name), 'utf8');

describe.each(Object.entries(PAGES))('%s', (name, made) => {
  it('is fresh: npm run pages writes it', async () => {
    const file = packageFile(name);
    const text = read(name);
    expect(text).toBe(await format(made(text), { ...(await resolveConfig(file)), filepath: file }));
  });
});

/** Every page that a person reads. */
const DOCUMENTS = [
  ...readdirSync(packageFile('docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...readdirSync(packageFile('samples')).map((name) => `samples/${name}/README.md`),
];

/** Text without blocks of code, in which brackets are no links. */
const prose = (text: string): string =>
  text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');

/** The anchors of a page, as GitHub makes them of its headings. */
function anchors(text: string): Set<string> {
  const headings = [...text.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/^#+ +(.*)$/gm)];
  return new Set(
    headings.map(([, heading]) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\w\- ]/g, '')
        .replaceAll(' ', '-'),
    ),
  );
}

describe.each(DOCUMENTS)('the links of %s', (name) => {
  const links = [...prose(read(name)).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link]) => link)
    .filter((link) => !/^https?:/.test(link));

  it('lead to files and headings that are there', () => {
    const dead = links.filter((link) => {
      const [target, anchor] = link.split('#');
      const file = target === '' ? name : path.join(path.dirname(name), target);
      if (!existsSync(packageFile(file))) return true;
      return anchor !== undefined && !anchors(read(file)).has(anchor);
    });
    expect(dead).toEqual([]);
  });
});

it('lists every page in the index', () => {
  const index = read('docs/README.md');
  const pages = readdirSync(packageFile('docs')).filter(
    (name) => name.endsWith('.md') && name !== 'README.md',
  );
  expect(pages.filter((name) => !index.includes(`](${name})`))).toEqual([]);
});

const BASE = {
  changer: { vendor: 'ACME', product: 'LOADER 8' },
  elements: {
    transport: { first: 0, count: 1 },
    slot: { first: 1, count: 8 },
    drive: { first: 20, count: 1 },
  },
};

/** Problems of a piece of a library or scenario file; undefined for JSON of another kind. */
function problemsOf(text: string): unknown[] | undefined {
  const value: unknown = parse(text, [], { allowTrailingComma: true });
  if (Array.isArray(value)) return readScenario('example', JSON.stringify({ steps: value })).problems;
  const members = Object.keys(value as object);
  if (members.includes('steps')) return readScenario('example', text).problems;
  if (members.some((one) => one in LIBRARY_EXAMPLES))
    return readLibrary('example', JSON.stringify({ ...BASE, ...(value as object) })).problems;
  return undefined;
}

describe('the JSON on the pages', () => {
  const examples = DOCUMENTS.flatMap((name) =>
    codeBlocks(read(name))
      .filter(({ language }) => language === 'json' || language === 'jsonc')
      .map(({ text, line }) => ({ where: `${name}:${line}`, text })),
  );

  it.each(examples)('$where is a right library or scenario file, or a part of one', ({ text }) => {
    // What a debugger or an editor reads is not ours.
    expect(problemsOf(text) ?? []).toEqual([]);
  });

  it('is there for each part of a library file and each kind of step', () => {
    expect(LIBRARY_SECTIONS.filter((section) => !(section in LIBRARY_EXAMPLES))).toEqual([]);
    expect([...STEP_KINDS].sort()).toEqual(Object.keys(STEP_SCHEMAS).sort());
    expect(examples.filter(({ text }) => problemsOf(text) !== undefined).length).toBeGreaterThan(20);
  });
});

describe('a page with made parts', () => {
  const blocks = { words: () => 'made' };

  it('keeps what a person wrote around them', () => {
    const page = 'before\n<!-- made: words -->\nold\n<!-- end: words -->\nafter';
    expect(fillBlocks(page, blocks)).toMatch(
      /^before\n<!-- made: words[^>]*-->\n\nmade\n\n<!-- end: words -->\nafter$/,
    );
  });

  it('is refused with a part that nobody makes, or that does not end', () => {
    expect(() => fillBlocks('<!-- made: other --><!-- end: other -->', blocks)).toThrow(
      /no generated part other/,
    );
    expect(() => fillBlocks('<!-- made: words -->', blocks)).toThrow(/no end/);
  });
});
