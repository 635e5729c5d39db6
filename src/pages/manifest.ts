import { readFileSync } from 'node:fs';
import { packageFile } from '../toolchain/package-files.ts';

/** What pages tell of the extension's manifest, with its English texts in their places. */
export interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly keybindings: readonly {
      readonly command: string;
      readonly key: string;
      readonly when?: string;
    }[];
    readonly debuggers: readonly {
      readonly configurationAttributes: { readonly launch: { readonly properties: Attributes } };
    }[];
    readonly configuration: readonly {
      readonly title: string;
      readonly properties: Readonly<Record<string, Setting>>;
    }[];
  };
}

/** The attributes of a launch. */
export type Attributes = Readonly<Record<string, Attribute>>;

export interface Attribute {
  readonly markdownDescription: string;
  readonly default?: unknown;
  readonly items?: {
    readonly enum?: readonly string[];
    readonly markdownEnumDescriptions?: readonly string[];
  };
}

export interface Setting {
  readonly markdownDescription: string;
  readonly default: unknown;
}

/** Reads the manifest of the package; `%key%` becomes its English text. */
export function readManifest(): Manifest {
  const read = (name: string): string => readFileSync(packageFile(name), 'utf8');
  const strings = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;
  return JSON.parse(read('package.json'), (_key, value: unknown) => {
    const name = typeof value === 'string' ? /^%([\w.-]+)%$/.exec(value)?.[1] : undefined;
    return name === undefined ? value : strings[name];
  }) as Manifest;
}
