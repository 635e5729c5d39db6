import type { Examples } from './example.ts';

/** Group H. */
export const GROUP_H_EXAMPLES: Examples = {
  H01: {
    wrong: `    out->PositionCapabilities = CHANGER_TO_SLOT;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ H01`,
    right: `    out->Features0 |= CHANGER_POSITION_TO_ELEMENT;
    out->PositionCapabilities = CHANGER_TO_SLOT;`,
  },
  H02: {
    wrong: `    out->Features0 |= CHANGER_POSITION_TO_ELEMENT;
//                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ H02`,
    right: `    out->Features0 |= CHANGER_POSITION_TO_ELEMENT;
    out->PositionCapabilities = CHANGER_TO_SLOT;`,
  },
  H03: {
    wrong: `    out->Features0 |= CHANGER_POSITION_TO_ELEMENT;
    out->PositionCapabilities = CHANGER_TO_SLOT | CHANGER_TO_TRANSPORT;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ H03`,
    right: `    out->Features0 |= CHANGER_POSITION_TO_ELEMENT;
    out->PositionCapabilities = CHANGER_TO_SLOT | CHANGER_TO_DRIVE;`,
  },
  H04: {
    wrong: `    out->Features0 |= CHANGER_POSITION_TO_ELEMENT;
    out->PositionCapabilities = CHANGER_TO_SLOT | CHANGER_TO_IEPORT;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ H04`,
    right: `    out->Features0 |= CHANGER_POSITION_TO_ELEMENT;
    out->PositionCapabilities = CHANGER_TO_SLOT;`,
  },
};
