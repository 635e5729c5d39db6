/** The benches that need a browser; they run in a process of their own. */
export const VIEW_BENCHES = ['library-view', 'trace-view'] as const;
export type ViewBench = (typeof VIEW_BENCHES)[number];
