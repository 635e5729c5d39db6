import { benchLibraryView } from './library-view.ts';

/** The part of `npm run bench` that needs a browser. */
await benchLibraryView();
