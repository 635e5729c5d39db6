import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copySample, isTaken, sampleFolder } from '../../src/extension/sample/sample-folder.ts';
import { packageFile } from '../../src/toolchain/package-files.ts';

const SAMPLE = packageFile('samples', 'autoloader');

describe('the folder of a new sample', () => {
  let picked: string;

  beforeEach(() => {
    picked = mkdtempSync(path.join(tmpdir(), 'sample é '));
  });
  afterEach(() => rmSync(picked, { recursive: true, force: true }));

  it('is the picked one if that is empty', async () => {
    expect(await sampleFolder(picked)).toBe(picked);
    expect(await isTaken(picked)).toBe(false);
  });

  it('is a new one in the picked one if that is not empty', async () => {
    writeFileSync(path.join(picked, 'mine.txt'), 'mine');
    const target = await sampleFolder(picked);
    expect(target).toBe(path.join(picked, 'changer-autoloader'));
    expect(await isTaken(target)).toBe(false);
  });

  it('gets the whole sample, with a launch that stops at once', async () => {
    await copySample(SAMPLE, picked);
    expect(readFileSync(path.join(picked, 'autoloader.c'))).toEqual(
      readFileSync(path.join(SAMPLE, 'autoloader.c')),
    );
    const { configurations } = JSON.parse(readFileSync(path.join(picked, '.vscode/launch.json'), 'utf8')) as {
      configurations: { stopOnEntry?: boolean }[];
    };
    expect(configurations[0].stopOnEntry).toBe(true);
  });

  it('is taken where a sample is already, and nothing there is written over', async () => {
    writeFileSync(path.join(picked, 'mine.txt'), 'mine');
    const target = await sampleFolder(picked);
    mkdirSync(target);
    writeFileSync(path.join(target, 'autoloader.c'), 'my own');
    expect(await isTaken(target)).toBe(true);
    await expect(copySample(SAMPLE, target)).rejects.toThrow();
    expect(readFileSync(path.join(target, 'autoloader.c'), 'utf8')).toBe('my own');
  });
});
