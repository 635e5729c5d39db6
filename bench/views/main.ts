import { benchLibraryView } from './library-view.ts';
import type { ViewBench } from './names.ts';
import { benchTraceView } from './trace-view.ts';

const BENCHES: Readonly<Record<ViewBench, () => Promise<void>>> = {
  'library-view': benchLibraryView,
  'trace-view': benchTraceView,
};

/** The part of `npm run bench` that needs a browser; `bench/main.ts` starts it with the names of those to run. */
for (const name of process.argv.slice(2)) await BENCHES[name as ViewBench]();
