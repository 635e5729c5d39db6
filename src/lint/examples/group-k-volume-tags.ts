import type { Examples } from './example.ts';

/** Group K. */
export const GROUP_K_EXAMPLES: Examples = {
  K02: {
    wrong: `    out->Features0 |= CHANGER_VOLUME_SEARCH;
//                    ^^^^^^^^^^^^^^^^^^^^^ K02`,
    right: `    out->Features0 |= CHANGER_VOLUME_IDENTIFICATION | CHANGER_VOLUME_SEARCH;`,
  },
  K03: {
    wrong: `    out->Features0 |= CHANGER_VOLUME_IDENTIFICATION;
//                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ K03`,
    right: `    out->Features0 |= CHANGER_VOLUME_IDENTIFICATION | CHANGER_VOLUME_SEARCH;`,
  },
};
