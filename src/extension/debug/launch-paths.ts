import path from 'node:path';
import { C_FILE } from '../../lab/files/miniclass-source.ts';

/** The attributes of a launch that hold paths. Values of a wrong type stay: the adapter says what is wrong. */
const PATHS = ['program', 'library', 'scenario', 'tape', 'includePath'] as const;

type Attributes = Record<string, unknown>;

function absolute(value: unknown, base: string | undefined): unknown {
  if (Array.isArray(value)) return value.map((one) => absolute(one, base));
  if (typeof value !== 'string' || base === undefined) return value;
  return path.resolve(base, value);
}

/** Paths are relative to the workspace folder. */
export function absolutePaths<T extends Attributes>(config: T, base: string | undefined): T {
  const resolved: Attributes = { ...config };
  for (const name of PATHS) {
    if (resolved[name] !== undefined) resolved[name] = absolute(resolved[name], base);
  }
  return resolved as T;
}

/** An empty library or scenario is one that is left out. */
export function withoutEmpty<T extends Attributes>(config: T): T {
  const filled: Attributes = { ...config };
  for (const name of ['library', 'scenario']) if (filled[name] === '') delete filled[name];
  return filled as T;
}

/** The folder that holds the driver. A name with an ending is a file: folders of drivers have none by custom. */
export function driverFolder(program: unknown): string | undefined {
  const first: unknown = Array.isArray(program) ? program[0] : program;
  if (typeof first !== 'string') return undefined;
  return C_FILE.test(first) ? path.dirname(first) : first;
}
