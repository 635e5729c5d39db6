import type { Connection, Diagnostic } from 'vscode-languageserver/node';

/** What each part of the server found in each file, shown together. */

/** A part that finds something: the rules in one document, the compiler run for one, a build. */
export type Finder = string;

/** Diagnostics by URI. */
export type Found = ReadonlyMap<string, readonly Diagnostic[]>;

export class Publisher {
  private readonly byFinder = new Map<Finder, Found>();
  private readonly shown = new Map<string, string>();

  /** @param versionOf the version of an open document; null for another file. */
  constructor(
    private readonly connection: Connection,
    private readonly versionOf: (uri: string) => number | null,
  ) {}

  /** Replaces everything that a finder found before. */
  set(finder: Finder, found: Found): void {
    const before = this.byFinder.get(finder);
    if (found.size > 0) this.byFinder.set(finder, found);
    else this.byFinder.delete(finder);
    for (const uri of new Set([...(before?.keys() ?? []), ...found.keys()])) this.publish(uri);
  }

  /** What a finder found last. */
  of(finder: Finder): Found {
    return this.byFinder.get(finder) ?? new Map<string, readonly Diagnostic[]>();
  }

  private publish(uri: string): void {
    // A header that is open too is looked at by itself and with each source that includes it; a build says what a
    // check while typing says. The finder that comes last by its name counts.
    const finders = [...this.byFinder].sort(([a], [b]) => (a < b ? -1 : 1));
    const found = finders.flatMap(([, one]) => one.get(uri) ?? []);
    const list = [...new Map(found.map((one) => [keyOf(one), one])).values()];
    const version = this.versionOf(uri);
    const text = list.length === 0 ? '' : JSON.stringify(list);
    // What is shown already is not sent again; a version is part of it, for the client may count on it.
    const key = `${version ?? ''}\0${text}`;
    if (this.shown.get(uri) === key) return;
    if (key === '\0') this.shown.delete(uri);
    else this.shown.set(uri, key);
    void this.connection.sendDiagnostics({
      uri,
      diagnostics: list,
      ...(version === null ? {} : { version }),
    });
  }
}

function keyOf({ range, code, message }: Diagnostic): string {
  return JSON.stringify([range, code, message]);
}
