import { benchLibraryView } from './library-view.ts';
import { benchTraceView } from './trace-view.ts';

/** The part of `npm run bench` that needs a browser. */
await benchLibraryView();
await benchTraceView();
