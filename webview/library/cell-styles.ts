import { css } from 'lit';

/** How cells look. Every state has a sign or a word; the colour only helps. */
export const cellStyles = css`
  .icon {
    width: 1em;
    height: 1em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.4;
    stroke-linecap: round;
    stroke-linejoin: round;
    vertical-align: -0.12em;
  }
  .icon.warning {
    color: var(--warning);
  }
  .icon.error {
    color: var(--error);
  }

  .cell {
    position: absolute;
    top: 0;
    left: 0;
    box-sizing: border-box;
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: 4px;
    background: var(--sunken);
    color: var(--text);
    cursor: default;
    contain: strict;
    user-select: none;
    touch-action: none;
  }
  /* What is seen; a screen reader has the sentence before it. */
  .face {
    display: contents;
  }
  .cell.slot {
    display: flex;
    align-items: center;
    gap: 4px;
    padding: 3px 4px;
  }
  .cell.slot:not(.full) {
    border-style: dashed;
    background: transparent;
  }
  .cell.full {
    cursor: grab;
  }
  .cell:hover {
    border-color: var(--accent);
  }
  .cell.selected {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }
  .cell.held {
    opacity: 0.5;
    border-style: dotted;
  }
  .cell.target {
    border: 2px dashed var(--accent);
  }
  .cell.arriving .cartridge {
    visibility: hidden;
  }

  .number {
    display: flex;
    flex-direction: column;
    align-items: flex-end;
    min-width: 20px;
    color: var(--muted);
    font-size: 0.82em;
    font-variant-numeric: tabular-nums;
  }
  .cartridge {
    display: flex;
    flex: 1;
    align-items: stretch;
    min-width: 0;
    align-self: stretch;
    overflow: hidden;
    border: 1px solid var(--cartridge-line);
    border-radius: 3px;
    background: var(--cartridge);
    color: var(--cartridge-text);
  }
  .spine {
    width: 5px;
    flex: none;
    background: var(--spine);
  }
  .cleaner .spine {
    background: repeating-linear-gradient(135deg, var(--spine) 0 2px, transparent 2px 4px);
  }
  .barcode {
    align-self: center;
    padding: 0 5px;
    overflow: hidden;
    font-family: var(--mono);
    font-size: 0.92em;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  /* Words, not a code. */
  .barcode.none {
    padding-right: 0;
    font-family: inherit;
    font-size: 0.85em;
  }
  .marks {
    display: flex;
    flex-direction: column;
    gap: 1px;
    font-size: 0.95em;
  }
  .mouth .marks {
    flex-direction: row;
  }
  .away,
  .nothing {
    display: flex;
    flex: 1;
    gap: 4px;
    align-items: center;
    color: var(--muted);
    font-size: 0.9em;
  }

  .drive,
  .port,
  .transport {
    display: flex;
    flex-direction: column;
    gap: 4px;
    padding: 4px 8px 6px;
    background: var(--raised);
  }
  .head {
    display: flex;
    gap: 8px;
    align-items: baseline;
    justify-content: space-between;
    white-space: nowrap;
  }
  .title {
    font-weight: 600;
  }
  .kind {
    color: var(--muted);
    font-weight: normal;
  }
  .state {
    display: inline-flex;
    gap: 4px;
    align-items: center;
    font-size: 0.92em;
    color: var(--muted);
  }
  .state.good .icon {
    color: var(--good);
  }
  .state.busy,
  .state.good {
    color: var(--text);
  }
  .state.error {
    color: var(--error);
  }
  .mouth {
    display: flex;
    flex: 1;
    gap: 6px;
    align-items: center;
    min-height: 0;
    padding: 2px 4px;
    border: 1px solid var(--line);
    border-radius: 3px;
    background: var(--surface);
  }
  .port.open .mouth {
    margin-right: -8px;
    border-right-style: none;
    border-radius: 3px 0 0 3px;
    border-left: 3px solid var(--accent);
  }
  .notes {
    display: flex;
    gap: 4px;
    align-items: center;
    overflow: hidden;
    font-size: 0.85em;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .door,
  .keypad {
    display: flex;
    gap: 6px;
    align-items: center;
    padding: 4px 8px;
    background: var(--raised);
    white-space: nowrap;
  }
  .door .state,
  .keypad .state {
    margin-left: auto;
  }
`;
