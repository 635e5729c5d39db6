import type { Examples } from './example.ts';

/** Group A. */
export const GROUP_A_EXAMPLES: Examples = {
  A01: {
    wrong: `    out->Size = sizeof(PGET_CHANGER_PARAMETERS);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ A01`,
    right: `    out->Size = sizeof(GET_CHANGER_PARAMETERS);`,
  },
  A03: {
    wrong: `    out->Reserved1[0] = 1;
//  ^^^^^^^^^^^^^^^^^^^^^ A03`,
    right: `    out->Reserved1[0] = 0;`,
  },
};
