import { css } from 'lit';

export const viewStyles = css`
  :host {
    display: grid;
    grid-template: auto auto 1fr / 100%;
    height: 100vh;
    background: var(--surface);

    --cartridge: color-mix(in srgb, var(--vscode-foreground) 18%, var(--vscode-editor-background));
    --cartridge-text: var(--vscode-foreground);
    --cartridge-line: var(--vscode-contrastBorder, transparent);
    --spine: var(--vscode-charts-blue);
    --robot: var(--vscode-charts-purple, var(--vscode-focusBorder));
  }
  .icon {
    width: 1em;
    height: 1em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
    vertical-align: -0.12em;
  }

  header {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 16px;
    align-items: center;
    padding: 8px 14px;
    border-bottom: 1px solid var(--line);
  }
  h1 {
    margin: 0;
    font-size: 1.25em;
    font-weight: 600;
  }
  .about {
    color: var(--muted);
  }
  .phase {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    padding: 2px 10px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--raised);
  }
  .clock {
    color: var(--muted);
    font-family: var(--mono);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    margin-left: auto;
  }
  .tools vscode-textfield {
    width: 200px;
  }
  .tools vscode-single-select {
    width: 180px;
  }
  .counts {
    display: flex;
    flex-basis: 100%;
    flex-wrap: wrap;
    gap: 6px;
  }

  .banner {
    padding: 8px 14px;
    border-bottom: 1px solid var(--line);
    background: var(--vscode-inputValidation-errorBackground, var(--raised));
    color: var(--vscode-inputValidation-errorForeground, var(--text));
  }
  .banner h2 {
    margin: 0 0 4px;
    font-size: 1em;
  }
  .banner ul {
    max-height: 30vh;
    margin: 0;
    padding: 0;
    overflow: auto;
    list-style: none;
  }
  .banner button {
    padding: 1px 0;
    border: none;
    background: none;
    color: inherit;
    font: inherit;
    text-align: left;
    cursor: pointer;
  }
  .banner .line {
    text-decoration: underline;
  }

  main {
    display: grid;
    grid-template: minmax(0, 1fr) / 296px minmax(0, 1fr) 320px;
    min-height: 0;
  }
  library-pane {
    border-right: 1px solid var(--line);
  }
  aside {
    display: grid;
    grid-template-rows: auto 1fr;
    gap: 14px;
    align-content: start;
    min-height: 0;
    padding: 12px 14px;
    overflow: auto;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-top: 12px;
  }
  :host([size='medium']) main {
    grid-template: minmax(0, 1fr) minmax(0, 220px) / 296px minmax(0, 1fr);
  }
  :host([size='medium']) aside {
    grid-column: 1 / -1;
    grid-template: auto / 1fr 1fr;
    border-top: 1px solid var(--line);
  }
  :host([size='narrow']) main {
    grid-template: minmax(0, 6fr) minmax(0, 5fr) minmax(0, 4fr) / 100%;
  }
  :host([size='narrow']) library-pane {
    border-right: none;
    border-bottom: 1px solid var(--line);
  }
  :host([size='narrow']) .tools {
    margin-left: 0;
  }
  :host([size='narrow']) .save,
  :host([size='narrow']) .about,
  :host([size='narrow']) .legend {
    display: none;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 14px;
    margin: 0;
    padding: 6px 14px;
    border-top: 1px solid var(--line);
    color: var(--muted);
    font-size: 0.9em;
    list-style: none;
  }
  .storage {
    display: grid;
    grid-template: minmax(0, 1fr) auto / 100%;
    min-height: 0;
    border-right: 1px solid var(--line);
  }
  .storage library-pane {
    border: none;
  }

  .idle {
    display: grid;
    gap: 12px;
    place-content: center;
    justify-items: center;
    padding: 24px;
    text-align: center;
  }
  .idle .icon {
    width: 48px;
    height: 48px;
    color: var(--muted);
    stroke-width: 0.8;
  }
  .idle p {
    margin: 0;
    max-width: 40em;
  }

  .floating {
    position: fixed;
    z-index: 10;
    top: 0;
    left: 0;
    max-width: min(360px, 90vw);
    box-sizing: border-box;
    padding: 8px 10px;
    border: 1px solid var(--line);
    border-radius: 5px;
    background: var(--raised);
    box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
  }
  .callout {
    display: flex;
    gap: 8px;
    align-items: start;
    overflow-wrap: anywhere;
  }
  .callout .icon {
    margin-top: 0.15em;
  }
  .callout.error {
    border-left: 4px solid var(--error);
  }
  .callout.good {
    border-left: 4px solid var(--good);
  }
  .callout.busy {
    border-left: 4px solid var(--accent);
  }
  .callout button {
    border: none;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  .hovered {
    width: 340px;
    pointer-events: none;
  }
  .in-hand {
    position: fixed;
    z-index: 30;
    top: 0;
    left: 0;
    padding: 4px 10px;
    overflow: hidden;
    border: 1px solid var(--accent);
    border-left: 5px solid var(--vscode-charts-blue, var(--accent));
    border-radius: 3px;
    background: var(--raised);
    color: var(--text);
    font-family: var(--mono);
    pointer-events: none;
    white-space: nowrap;
    box-sizing: border-box;
  }
`;
