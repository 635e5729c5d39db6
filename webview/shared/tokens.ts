import { css } from 'lit';

/**
 * The colours of all views, by what they mean. Each comes from the editor's theme; a high-contrast theme draws borders
 * (`--vscode-contrastBorder`) where the others shade.
 */
export const tokens = css`
  :host {
    --surface: var(--vscode-editor-background);
    --raised: var(--vscode-editorWidget-background, var(--vscode-editor-background));
    --sunken: var(--vscode-textCodeBlock-background, var(--vscode-editor-background));
    --text: var(--vscode-foreground);
    --muted: var(--vscode-descriptionForeground, var(--vscode-foreground));
    --accent: var(--vscode-focusBorder);
    --line: var(--vscode-contrastBorder, var(--vscode-editorWidget-border, var(--vscode-panel-border)));
    --selected: var(--vscode-list-activeSelectionBackground, var(--vscode-editor-selectionBackground));
    --selected-text: var(--vscode-list-activeSelectionForeground, var(--vscode-foreground));
    --hover: var(--vscode-list-hoverBackground, transparent);
    --hover-text: var(--vscode-list-hoverForeground, var(--vscode-foreground));
    --error: var(--vscode-errorForeground);
    --warning: var(--vscode-editorWarning-foreground, var(--vscode-foreground));
    --good: var(--vscode-testing-iconPassed, var(--vscode-foreground));
    --mono: var(--vscode-editor-font-family, monospace);

    color: var(--text);
    font-family: var(--vscode-font-family);
    font-size: var(--vscode-font-size);
  }

  :host *:focus-visible {
    outline: 1px solid var(--accent);
    outline-offset: 1px;
  }

  .hidden-text {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
