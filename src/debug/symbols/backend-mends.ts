/** What the source of the backend's worker says, and what it is to say. */
interface Mend {
  readonly from: string;
  readonly to: string;
}

const MENDS: readonly Mend[] = [
  // Its view of memory takes a cached run of pages for long enough by its length, wherever the run begins.
  {
    from: 'slice.length < count * _WasmMemoryView.PAGE_SIZE',
    to: 'slice.end < page + size',
  },
  // With each value it copies all types that it is made of out of LLDB. They are the same for each value of a type.
  {
    from: `const typeInfos = mapVector(manage(typeInfoResult.typeInfos), (typeInfo) => fromApiTypeInfo2(manage(typeInfo)));
      const root = fromApiTypeInfo2(manage(typeInfoResult.root));`,
    to: `const apiRoot = manage(typeInfoResult.root);
      const types = moduleInfo.types ??= new Map();
      if (!types.has(apiRoot.typeId)) types.set(apiRoot.typeId, {
        root: fromApiTypeInfo2(apiRoot),
        typeInfos: mapVector(manage(typeInfoResult.typeInfos), (typeInfo) => fromApiTypeInfo2(manage(typeInfo)))
      });
      const { root, typeInfos } = types.get(apiRoot.typeId);`,
  },
  // It keeps each value that it has shown, with the pages that it lies in, until somebody names it.
  {
    from: 'this.lazyObjects.release(objectId);',
    to: 'objectId === undefined ? this.lazyObjects.clear() : this.lazyObjects.release(objectId);',
  },
];

/** The source of `worker.js` of `@vscode/dwarf-debugging` as it is run. @throws Error where it is of another version. */
export function mended(source: string): string {
  return MENDS.reduce((text, { from, to }) => {
    if (!text.includes(from)) throw new Error('The symbol backend is of another version than this debugger.');
    return text.replace(from, () => to);
  }, source);
}
