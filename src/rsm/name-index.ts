/** What stands under a name, in the order of coming. Two media may have the same bar code or label. */
export class NameIndex<T> {
  private readonly entries = new Map<string, readonly T[]>();

  get(name: string): readonly T[] {
    return this.entries.get(name) ?? [];
  }

  add(name: string | undefined, entry: T): void {
    if (name !== undefined) this.entries.set(name, [...this.get(name), entry]);
  }

  remove(name: string | undefined, entry: T): void {
    if (name === undefined) return;
    const rest = this.get(name).filter((other) => other !== entry);
    if (rest.length > 0) this.entries.set(name, rest);
    else this.entries.delete(name);
  }
}
