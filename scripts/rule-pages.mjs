// Writes docs/rules.md from the table of rules.
import { build } from 'esbuild';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';

const folder = mkdtempSync(path.resolve('node_modules', '.rule-pages-'));
try {
  const outfile = path.join(folder, 'rule-pages.mjs');
  await build({
    entryPoints: ['src/lint/rule-pages.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  const { rulePage } = await import(outfile);
  const file = path.resolve('docs', 'rules.md');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, await format(rulePage(), { ...(await resolveConfig(file)), filepath: file }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
