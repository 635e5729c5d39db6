// Writes the pages of docs/ that are made from tables, and the made parts of the others. Tests compare them.
import { build } from 'esbuild';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';

const folder = mkdtempSync(path.resolve('node_modules', '.pages-'));
try {
  const outfile = path.join(folder, 'pages.mjs');
  await build({
    entryPoints: ['src/pages/index.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  const { PAGES } = await import(outfile);
  for (const [name, made] of Object.entries(PAGES)) {
    const file = path.resolve(name);
    const text = made(existsSync(file) ? readFileSync(file, 'utf8') : '');
    writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
