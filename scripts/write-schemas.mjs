// Writes schemas/ from the tables that the files are validated with, and the ids of the rules into the schema of the
// settings in package.json. Tests compare them.
import { build } from 'esbuild';
import { readFileSync, writeFileSync } from 'node:fs';
import prettier from 'prettier';

const { outputFiles } = await build({
  stdin: {
    contents: `
      export { LIBRARY_SCHEMA } from './src/lab/files/library-schema.ts';
      export { SCENARIO_SCHEMA } from './src/lab/scenario/scenario-schema.ts';
      export { RULE_NAMES_SCHEMA } from './src/language/settings-schema.ts';`,
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

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const settings = Object.assign({}, ...manifest.contributes.configuration.map(({ properties }) => properties));
settings['changerLab.lint.rules'].propertyNames = tables.RULE_NAMES_SCHEMA;
writeFileSync(
  'package.json',
  await prettier.format(JSON.stringify(manifest), { ...config, parser: 'json-stringify' }),
);
