import { rulePage } from '../lint/rule-pages.ts';
import { probesByRule } from '../qualify/rule-coverage.ts';
import { commandLine } from './command-line.ts';
import { consoleCommands, launchAttributes, paletteCommands, settings, stops } from './extension-parts.ts';
import { fillBlocks, type Blocks } from './fill-blocks.ts';
import { libraryFile } from './library-page.ts';
import { conductRules, machineChecks, probes } from './qualification-page.ts';
import { scenarioFile } from './scenario-page.ts';

/** The parts of pages that are made from tables. */
export const BLOCKS: Blocks = {
  'command-line': commandLine,
  'conduct-rules': conductRules,
  'console-commands': consoleCommands,
  'launch-attributes': launchAttributes,
  'library-file': libraryFile,
  'machine-checks': machineChecks,
  'palette-commands': paletteCommands,
  probes,
  'scenario-file': scenarioFile,
  settings,
  stops,
};

/** The pages that are made, or have made parts: what each must be, given what it is. */
export const PAGES: Readonly<Record<string, (text: string) => string>> = {
  'docs/rules.md': () => rulePage(probesByRule()),
  ...Object.fromEntries(
    ['command-line', 'debugger', 'editor', 'library-file', 'qualification', 'scenario-file'].map((name) => [
      `docs/${name}.md`,
      (text: string) => fillBlocks(text, BLOCKS),
    ]),
  ),
};
