// Writes the grammar of the constants from the tables and the shipped headers. A test compares them.
import { build } from 'esbuild';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';

const folder = mkdtempSync(path.resolve('node_modules', '.syntaxes-'));
try {
  const outfile = path.join(folder, 'grammar.mjs');
  await build({
    entryPoints: ['src/language/reference/grammar.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  const { constantsGrammar } = await import(outfile);
  const file = path.resolve('syntaxes', 'changer-constants.json');
  const config = await resolveConfig(file);
  writeFileSync(file, await format(JSON.stringify(constantsGrammar()), { ...config, filepath: file }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
