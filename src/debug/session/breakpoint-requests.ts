import type { DebugProtocol } from '@vscode/debugprotocol';

/** How the breakpoints of one request are placed. */
export interface Placing {
  /** The number of the next breakpoint, by which the editor knows it. */
  readonly nextId: () => number;
  /** True where a run before this one had them. */
  readonly again: boolean;
}

/** Places what one request asks for, in whatever run. */
type Place<Placers> = (placers: Placers, placing: Placing) => Promise<DebugProtocol.Breakpoint[]>;

/** The breakpoints of a run as the editor has asked for them: the next run asks for the same, by the same numbers. */
export class BreakpointRequests<Placers> {
  private readonly asked = new Map<
    string,
    { readonly place: Place<Placers>; readonly ids: readonly number[] }
  >();
  private lastId = 0;

  constructor(private readonly placers: Placers) {}

  /** Carries out a request. @param kind what it replaces: all breakpoints of a file, all of functions. */
  async set(kind: string, place: Place<Placers>): Promise<DebugProtocol.Breakpoint[]> {
    const placed = await place(this.placers, { nextId: () => ++this.lastId, again: false });
    this.asked.set(kind, { place, ids: placed.map((breakpoint) => breakpoint.id ?? 0) });
    return placed;
  }

  /** Sets again what a run before this one had. @returns what has become of each. */
  async takeFrom(previous: BreakpointRequests<Placers>): Promise<DebugProtocol.Breakpoint[]> {
    this.lastId = previous.lastId;
    const all: DebugProtocol.Breakpoint[] = [];
    for (const [kind, { place, ids }] of previous.asked) {
      const left = [...ids];
      all.push(...(await place(this.placers, { nextId: () => left.shift() ?? ++this.lastId, again: true })));
      this.asked.set(kind, { place, ids });
    }
    return all;
  }
}
