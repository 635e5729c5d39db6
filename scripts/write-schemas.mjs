// Writes schemas/ from the tables that the files are validated with, and the ids of the rules into the schema of the
// settings in package.json. Tests compare them.
import { readFileSync } from 'node:fs';
import { importSource } from './import-source.mjs';
import { writeFormatted } from './write-formatted.mjs';

const { LIBRARY_SCHEMA } = await importSource('src/lab/files/library-schema.ts');
const { SCENARIO_SCHEMA } = await importSource('src/lab/scenario/scenario-schema.ts');
const { RULE_NAMES_SCHEMA } = await importSource('src/language/settings-schema.ts');
await writeFormatted('schemas/library.schema.json', JSON.stringify(LIBRARY_SCHEMA));
await writeFormatted('schemas/scenario.schema.json', JSON.stringify(SCENARIO_SCHEMA));

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const settings = Object.assign({}, ...manifest.contributes.configuration.map(({ properties }) => properties));
settings['changerLab.lint.rules'].propertyNames = RULE_NAMES_SCHEMA;
await writeFormatted('package.json', JSON.stringify(manifest));
