import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LIBRARY_SCHEMA } from '../../src/lab/files/library-schema.ts';
import { SCENARIO_SCHEMA } from '../../src/lab/scenario/scenario-schema.ts';
import { packageFile } from '../../src/toolchain/package-files.ts';

it.each([
  ['library', LIBRARY_SCHEMA],
  ['scenario', SCENARIO_SCHEMA],
])('schemas/%s.schema.json is what the files are validated with (else: npm run schemas)', (name, schema) => {
  const shipped: unknown = JSON.parse(readFileSync(packageFile('schemas', `${name}.schema.json`), 'utf8'));
  expect(shipped).toEqual(JSON.parse(JSON.stringify(schema)));
});
