// Writes the pages of docs/ that are made from tables, and the made parts of the others. Tests compare them.
import { existsSync, readFileSync } from 'node:fs';
import { importSource } from './import-source.mjs';
import { writeFormatted } from './write-formatted.mjs';

const { PAGES } = await importSource('src/pages/index.ts');
for (const [name, made] of Object.entries(PAGES)) {
  await writeFormatted(name, made(existsSync(name) ? readFileSync(name, 'utf8') : ''));
}
