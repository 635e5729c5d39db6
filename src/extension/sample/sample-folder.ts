import { constants } from 'node:fs';
import { copyFile, mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** Where the sample goes, and how it gets there. Nothing here knows the editor. */

const NAME = 'changer-autoloader';

async function isEmptyFolder(folder: string): Promise<boolean> {
  return (await readdir(folder)).length === 0;
}

/** The folder of the sample: the picked one if it is empty, or else a new one in it. */
export async function sampleFolder(picked: string): Promise<string> {
  return (await isEmptyFolder(picked)) ? picked : path.join(picked, NAME);
}

/** Whether the sample would meet files that are there already. */
export async function isTaken(target: string): Promise<boolean> {
  const there = await stat(target).catch(() => undefined);
  if (!there) return false;
  return !there.isDirectory() || !(await isEmptyFolder(target));
}

/**
 * Copies the sample. Never writes over a file: that is an error. (What `fs.cp` makes of a folder that is there
 * differs between versions of Node.)
 */
export async function copySample(source: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  for (const entry of await readdir(source, { withFileTypes: true })) {
    const [from, to] = [path.join(source, entry.name), path.join(target, entry.name)];
    await (entry.isDirectory() ? copySample(from, to) : copyFile(from, to, constants.COPYFILE_EXCL));
  }
}
