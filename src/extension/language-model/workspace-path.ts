import path from 'node:path';

/**
 * The absolute path of a file that a language model names: a relative one counts from the first folder that has it.
 * @param folders of the workspace, absolute. @param exists whether a path is there.
 * @throws Error with what to do for a path outside of the workspace, or one that is not there.
 */
export function workspacePath(
  name: string,
  folders: readonly string[],
  exists: (file: string) => boolean,
): string {
  const candidates = path.isAbsolute(name)
    ? [path.normalize(name)]
    : folders.map((folder) => path.resolve(folder, name));
  const inside = candidates.filter((file) => folders.some((folder) => isInside(folder, file)));
  if (inside.length === 0)
    throw new Error(`${name} is outside of the workspace. Name a file or folder in it.`);
  const found = inside.find(exists);
  if (found === undefined) throw new Error(`${name} is not there. Name a file or folder of the workspace.`);
  return found;
}

function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return (
    relative === '' ||
    (relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative))
  );
}
