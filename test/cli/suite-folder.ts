import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { packageFile } from '../../src/toolchain/package-files.ts';
import { fixture } from '../support/driver.ts';

/** A folder of drivers and scenarios, removed after the tests of a file. */
export class SuiteFolder {
  readonly path = mkdtempSync(path.join(tmpdir(), 'changer-lab-suite-'));

  constructor() {
    afterAll(() => rmSync(this.path, { recursive: true, force: true }));
  }

  write(name: string, content: string): string {
    const file = path.join(this.path, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  /** Puts the probe driver and the sample's library into a folder. */
  driver(folder: string): void {
    mkdirSync(path.join(this.path, folder), { recursive: true });
    copyFileSync(fixture('probe.c'), path.join(this.path, folder, 'probe.c'));
    this.library(folder, 'library.changer.json');
  }

  library(folder: string, name: string): void {
    mkdirSync(path.join(this.path, folder), { recursive: true });
    copyFileSync(
      packageFile('samples', 'autoloader', 'library.changer.json'),
      path.join(this.path, folder, name),
    );
  }

  /** A scenario with a member a line, so that its steps stand on lines of their own. */
  scenario(name: string, steps: readonly unknown[], frame: Readonly<Record<string, unknown>> = {}): string {
    const members = Object.entries(frame).map(
      ([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)},`,
    );
    const lines = steps.map((step) => `  ${JSON.stringify(step)}`);
    return this.write(name, ['{', ...members, '"steps": [', lines.join(',\n'), ']', '}'].join('\n'));
  }
}
