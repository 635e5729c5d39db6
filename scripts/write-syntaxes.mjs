// Writes the grammar of the constants from the tables and the shipped headers. A test compares them.
import { importSource } from './import-source.mjs';
import { writeFormatted } from './write-formatted.mjs';

const { constantsGrammar } = await importSource('src/language/reference/grammar.ts');
await writeFormatted('syntaxes/changer-constants.json', JSON.stringify(constantsGrammar()));
