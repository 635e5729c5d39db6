import { makeWorkspace } from './workspace.ts';

/** `make-workspace NAME`: writes a workspace for the tests. */
makeWorkspace(process.argv[2]);
