import { css } from 'lit';

/** A button that looks like a link: it goes to what it names. */
export const linkButton = css`
  button {
    all: unset;
    cursor: pointer;
    color: var(--vscode-textLink-foreground);
  }

  button:hover {
    text-decoration: underline;
  }

  button:focus-visible {
    outline: 1px solid var(--accent);
    outline-offset: 1px;
  }
`;
