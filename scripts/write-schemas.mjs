// Writes schemas/ from the tables that the files are validated with. A test compares them.
import { build } from 'esbuild';
import { writeFileSync } from 'node:fs';
import prettier from 'prettier';

const { outputFiles } = await build({
  stdin: {
    contents: `
      export { LIBRARY_SCHEMA } from './src/lab/files/library-schema.ts';
      export { SCENARIO_SCHEMA } from './src/lab/scenario/scenario-schema.ts';`,
    resolveDir: '.',
    loader: 'ts',
  },
  bundle: true,
  platform: 'node',
  format: 'esm',
  mainFields: ['module', 'main'],
  write: false,
});
const tables = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);
const config = await prettier.resolveConfig('schemas/library.schema.json');
for (const [name, schema] of [
  ['library', tables.LIBRARY_SCHEMA],
  ['scenario', tables.SCENARIO_SCHEMA],
]) {
  const text = await prettier.format(JSON.stringify(schema), { ...config, parser: 'json' });
  writeFileSync(`schemas/${name}.schema.json`, text);
}
